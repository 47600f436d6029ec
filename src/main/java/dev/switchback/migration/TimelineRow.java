package dev.switchback.migration;

import java.util.Optional;

/// A migration joined with what the history knows of it.
///
/// @param migration what the source has; empty when its file is gone
/// @param entry what the history says last about it; empty when it says nothing
/// @param destructive whether running it would remove a table, a column or rows; never said of one
///     that is applied
public record TimelineRow(
    Version version,
    String description,
    MigrationState state,
    Optional<Migration> migration,
    Optional<HistoryEntry> entry,
    boolean destructive) {

  /// The down text to roll back with: the file's, else the recorded one.
  public Optional<MigrationText> down() {
    return migration
        .flatMap(Migration::down)
        .or(() -> entry.flatMap(HistoryEntry::downSql).map(MigrationText::recorded));
  }

  /// The up text to show: the file's, else the recorded one.
  public MigrationText up() {
    return migration
        .map(Migration::up)
        .or(() -> entry.map(HistoryEntry::upSql).map(MigrationText::recorded))
        .orElseThrow();
  }
}
