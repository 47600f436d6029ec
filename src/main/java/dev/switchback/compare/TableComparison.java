package dev.switchback.compare;

/// What is different in one table.
///
/// @param tally how many rows, as certain as `certainty` says
public record TableComparison(Shape shape, Presence presence, Tally tally, Certainty certainty) {

  public String table() {
    return shape.table();
  }

  /// Whether nothing is known to be different.
  public boolean isSame() {
    return presence == Presence.BOTH
        && tally.isEmpty()
        && shape.isSame()
        && certainty instanceof Certainty.Counted;
  }

  /// Whether today's table has something that the backup's has not, or has otherwise.
  public boolean hasMoreToday() {
    return tally.onlyToday() > 0
        || tally.changed() > 0
        || !shape.onlyToday().isEmpty()
        || presence == Presence.ONLY_TODAY;
  }

  /// Whether the backup's table has something that today's has not.
  public boolean hasMoreInBackup() {
    return tally.onlyBackup() > 0
        || !shape.onlyBackup().isEmpty()
        || presence == Presence.ONLY_BACKUP;
  }

  /// In which of the two files the table is.
  public enum Presence {
    BOTH,
    ONLY_TODAY,
    ONLY_BACKUP
  }

  /// How far the numbers can be relied on.
  public sealed interface Certainty {

    /// Every row was compared.
    record Counted() implements Certainty {}

    /// Time ran out. The difference between lost and gained rows is exact, because all rows were
    /// counted; how many were exchanged or changed is estimated from those that were compared.
    ///
    /// @param compared rows of today's table that were compared
    /// @param total rows of today's table
    record Estimated(long compared, long total) implements Certainty {}

    /// Nobody can tell.
    ///
    /// @param detail what SQLite said, where it said something
    record Unknown(Reason reason, String detail) implements Certainty {}

    /// Why nobody can tell.
    enum Reason {
      /// Time ran out before the rows could even be counted.
      NO_TIME,
      /// The rows can't be read: damage, or something only the application has.
      NOT_READABLE,
      /// One file keeps text in another encoding than the other.
      ENCODINGS,
      /// The tables have no column in common.
      NO_COLUMNS
    }
  }
}
