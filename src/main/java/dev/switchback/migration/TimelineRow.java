package dev.switchback.migration;

import java.util.Optional;

/// A migration joined with what the history knows of it.
///
/// @param migration what the source has; empty when its file is gone
/// @param entry what the history says last about it; empty when it says nothing
/// @param destructive whether running it would remove a table, a column or rows; never said of one
///     that is applied
/// @param edit how its file differs from what was run; empty when it doesn't, or nobody can tell
/// @param verdict what its own tool makes of it, where that differs from the state
public record TimelineRow(
    Version version,
    String description,
    MigrationState state,
    Optional<Migration> migration,
    Optional<HistoryEntry> entry,
    boolean destructive,
    Optional<Edit> edit,
    Optional<Verdict> verdict) {

  /// The down text to roll back with: the file's, else the recorded one.
  public Optional<MigrationText> down() {
    return migration
        .flatMap(Migration::down)
        .or(() -> entry.flatMap(HistoryEntry::downSql).map(MigrationText::recorded));
  }

  /// The up text to show: the file's, else the recorded one, else none at all.
  public MigrationText up() {
    return migration
        .map(Migration::up)
        .or(() -> entry.flatMap(HistoryEntry::upSql).map(MigrationText::recorded))
        .orElseGet(() -> MigrationText.recorded(""));
  }

  /// What has to hold for it to be run.
  public Preconditions preconditions() {
    Preconditions ofTool =
        migration.map(m -> m.origin().preconditions()).orElse(Preconditions.NONE);
    return ofTool.isEmpty() ? Preconditions.of(up()) : ofTool;
  }

  /// The program in Java that running it would run.
  public Optional<CodePart> java() {
    return migration.flatMap(m -> m.up().code());
  }

  /// Whether it is a program that only its own tool can run.
  public boolean isCode() {
    return migration.filter(m -> m.origin().kind() == Origin.Kind.CODE).isPresent();
  }
}
