package dev.switchback.sqlite;

import java.time.Instant;
import java.util.Optional;

/// What can be known of a database file without opening it, and what a look inside added.
///
/// @param sizeBytes of the main file; 0 when it isn't there
/// @param walBytes of the `-wal`; 0 when there is none
/// @param journalBytes of the `-journal`; 0 when there is none
/// @param modifiedAt of the newest of main file and `-wal`; empty when the file isn't there
/// @param journalMode `wal`, `delete` and so on; empty when it couldn't be read
/// @param pageSizeBytes 0 when it couldn't be read
/// @param reading how it was read
/// @param writable whether the system lets us write to it
public record FileFacts(
    long sizeBytes,
    long walBytes,
    long journalBytes,
    Optional<Instant> modifiedAt,
    Optional<String> journalMode,
    int pageSizeBytes,
    Reading reading,
    boolean writable) {

  public static final FileFacts ABSENT =
      new FileFacts(0, 0, 0, Optional.empty(), Optional.empty(), 0, Reading.NONE, false);

  /// How a file was read.
  public enum Reading {
    /// Not at all.
    NONE,
    /// Through SQLite, with what other programs committed up to now.
    LIVE,
    /// As the file stood at that moment, because a live view isn't possible there.
    SNAPSHOT
  }
}
