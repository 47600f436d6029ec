package dev.switchback.backup;

import dev.switchback.migration.Version;
import dev.switchback.sqlite.PackedFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A copy of a database, made by SQLite's online backup API.
///
/// @param database the real path of the file it is a copy of
/// @param file the copy
/// @param sha256 of the copy's bytes; empty until it was verified
/// @param lastMigration the newest applied migration inside it
/// @param subject what it was made before, in words; empty for one that was asked for
/// @param sizeBytes of the database inside; a packed one takes less room
/// @param detail why its verification failed; empty otherwise
/// @param care what was done with it since
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
    String detail,
    Care care) {

  /// One that nobody has done anything with yet.
  public Backup(
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
    this(
        id,
        database,
        file,
        at,
        sizeBytes,
        reason,
        subject,
        state,
        sha256,
        lastMigration,
        detail,
        Care.NONE);
  }

  /// Whether its content was checked and found good.
  public boolean isGood() {
    return state.isGood();
  }

  /// The room it takes on its disk.
  public long storedBytes() {
    return care.storedBytes().orElse(sizeBytes);
  }

  /// Whether its file has to be unpacked before SQLite can read it.
  public boolean isPacked() {
    return care.packing() != Care.Packing.PLAIN;
  }

  /// SHA-256 of the database in `stored`, its file or a copy of that, read from its first to its
  /// last byte.
  ///
  /// @throws dev.switchback.failure.Failure when it can't be read or unpacked, or when asked to
  /// stop
  String contentSha256(Path stored, Work work) {
    return switch (care.packing()) {
      case PLAIN -> PlainFiles.sha256(stored, work);
      case ZSTD -> PackedFile.contentSha256(stored, sizeBytes, work);
    };
  }

  /// The room it takes in percent of that of the database in it; empty for a plain one.
  public OptionalLong storedPercent() {
    return isPacked() && sizeBytes > 0
        ? OptionalLong.of(Math.round(100.0 * storedBytes() / sizeBytes))
        : OptionalLong.empty();
  }

  public Backup withId(long other) {
    return new Backup(
        other,
        database,
        file,
        at,
        sizeBytes,
        reason,
        subject,
        state,
        sha256,
        lastMigration,
        detail,
        care);
  }

  public Backup withFile(Path other) {
    return new Backup(
        id,
        database,
        other,
        at,
        sizeBytes,
        reason,
        subject,
        state,
        sha256,
        lastMigration,
        detail,
        care);
  }

  public Backup withCare(Care other) {
    return new Backup(
        id,
        database,
        file,
        at,
        sizeBytes,
        reason,
        subject,
        state,
        sha256,
        lastMigration,
        detail,
        other);
  }

  /// Why it was made.
  public enum Reason {
    ASKED_FOR,
    /// Its time had come.
    SCHEDULED,
    /// A copy that somebody else had made, and that was taken into the list.
    TAKEN_IN,
    BEFORE_RUN,
    BEFORE_ROLL_BACK,
    BEFORE_STAMP,
    BEFORE_UNBLOCK,
    /// Before the command of another tool was run.
    BEFORE_COMMAND,
    /// Before indexes, a table or the whole file were made again.
    BEFORE_MEND,
    BEFORE_RESTORE,
    BEFORE_RESET,
    BEFORE_UNDO,
    BEFORE_REDO;

    public boolean isSafetyCopy() {
      return switch (this) {
        case ASKED_FOR, SCHEDULED, TAKEN_IN -> false;
        case BEFORE_RUN,
            BEFORE_ROLL_BACK,
            BEFORE_STAMP,
            BEFORE_UNBLOCK,
            BEFORE_COMMAND,
            BEFORE_MEND,
            BEFORE_RESTORE,
            BEFORE_RESET,
            BEFORE_UNDO,
            BEFORE_REDO ->
            true;
      };
    }
  }

  /// How far it can be trusted.
  public enum State {
    /// Copied and flushed to disk, not yet opened.
    MADE,
    /// Opened, checked, counted; its digest is recorded.
    VERIFIED,
    /// Restored in a drill, checked in full and counted.
    PROVED,
    /// Its check or its drill found damage: the source was damaged, or the copy is.
    VERIFICATION_FAILED,
    /// The record is here, the file is not.
    MISSING;

    /// Whether its content was checked and found good.
    public boolean isGood() {
      return this == VERIFIED || this == PROVED;
    }
  }
}
