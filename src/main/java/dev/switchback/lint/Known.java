package dev.switchback.lint;

import dev.switchback.migration.MigrationState;
import java.time.Instant;
import java.util.Optional;

/// What a database knows of a migration.
///
/// @param tried when it was last run and taken back on a copy, and its files are as they were then
public record Known(MigrationState state, Optional<Instant> tried) {}
