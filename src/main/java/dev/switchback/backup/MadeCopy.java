package dev.switchback.backup;

import dev.switchback.health.CheckReport;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.PackedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A copy that was made and looked at.
///
/// @param sizeBytes of the database in it
/// @param check what checking the copy found
/// @param sha256 of the database in it
/// @param packed how its file is packed; empty for a plain one
/// @param rows rows per table in the copy
/// @param lastMigration the newest applied migration in the copy
/// @param shape what kind of database it is
/// @param migrations those of its source
/// @param restarts how often a writer made the copy begin again
record MadeCopy(
    Path file,
    Instant at,
    long sizeBytes,
    CheckReport check,
    String sha256,
    Optional<PackedFile.Packed> packed,
    Map<String, Long> rows,
    Optional<Version> lastMigration,
    FileShape shape,
    MigrationSet migrations,
    int restarts,
    Duration copied,
    Duration verified) {}
