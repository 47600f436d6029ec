package dev.switchback.backup;

import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A copy of a database, made by SQLite's online backup API.
///
/// @param database the real path of the file it is a copy of
/// @param file the copy
/// @param sha256 of the copy's bytes; empty until it was verified
/// @param lastMigration the newest applied migration inside it
/// @param subject what it was made before, in words; empty for one that was asked for
/// @param detail why its verification failed; empty otherwise
public record Backup(
    long id,
    Path database,
    Path file,
    Instant at,
    long sizeBytes,
    Reason reason,
    String subject,
    State state,
    Optional<String> sha256,
    Optional<Version> lastMigration,
    String detail) {

  /// Why it was made.
  public enum Reason {
    ASKED_FOR,
    BEFORE_RUN,
    BEFORE_ROLL_BACK,
    BEFORE_STAMP,
    BEFORE_UNBLOCK,
    /// Before the command of another tool was run.
    BEFORE_COMMAND,
    BEFORE_RESTORE,
    BEFORE_UNDO;

    public boolean isSafetyCopy() {
      return this != ASKED_FOR;
    }
  }

  /// How far it can be trusted.
  public enum State {
    /// Copied and flushed to disk, not yet opened.
    MADE,
    /// Opened, checked, counted; its digest is recorded.
    VERIFIED,
    /// Its check found damage: the source was damaged, or the copy is.
    VERIFICATION_FAILED,
    /// The record is here, the file is not.
    MISSING
  }
}
