package dev.switchback.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One row of a history: something that happened to a migration here. Never changed afterwards.
///
/// @param id its place in the history, growing
/// @param event what happened
/// @param description the migration's description at that time
/// @param checksum of the up text as run
/// @param upSql the up text as run or, for a stamp, as recorded
/// @param downSql the down text that belonged to it
/// @param at when, UTC
/// @param took how long
/// @param by the user who did it
/// @param program the program and its version
/// @param detail for a failure: what SQLite said and where
public record HistoryEntry(
    long id,
    Event event,
    Version version,
    String description,
    Checksum checksum,
    String upSql,
    Optional<String> downSql,
    Instant at,
    Duration took,
    String by,
    String program,
    Optional<String> detail) {

  /// What can happen to a migration.
  public enum Event {
    APPLIED,
    ROLLED_BACK,
    STAMPED,
    FAILED
  }
}
