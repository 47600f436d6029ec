package dev.switchback.salvage;

import java.util.List;
import java.util.OptionalLong;

/// What became of one table.
///
/// @param written rows that are in the new file
/// @param bySqlite rows that SQLite itself could count; empty when it couldn't
/// @param walked rows that were found by the pointers of the table's b-tree
/// @param adopted rows on pages that no pointer led to any more, given back by evidence
/// @param carved rows that no pointer of their page led to
/// @param mended rows that were put right by one bit
/// @param partial rows of which something is missing or can't be right, kept aside
/// @param breaking rows that break a rule of the table, kept aside
/// @param duplicates rows whose key another row has, kept aside
/// @param expected what else tells how many rows there were
/// @param missing rowids between which pages were lost; only where both ends are known
/// @param lostPages pages of the table that couldn't be read, or weren't found
public record TableVerdict(
    String name,
    Outcome outcome,
    long written,
    OptionalLong bySqlite,
    long walked,
    long adopted,
    long carved,
    long mended,
    long partial,
    long breaking,
    long duplicates,
    List<Expectation> expected,
    List<Gap> missing,
    int lostPages) {
  public TableVerdict {
    expected = List.copyOf(expected);
    missing = List.copyOf(missing);
  }

  /// After somebody has said that rows without a home are rows of this table. What is missing stays
  /// missing: a say proves nothing.
  TableVerdict withGiven(long rows) {
    return new TableVerdict(
        name,
        outcome == Outcome.LOST && rows > 0 ? Outcome.PARTIAL : outcome,
        written + rows,
        bySqlite,
        walked,
        adopted,
        carved,
        mended,
        partial,
        breaking,
        duplicates,
        expected,
        missing,
        lostPages);
  }

  /// Whether all of it is there.
  public enum Outcome {
    /// Every page was read, nothing was kept aside, and whatever tells a number tells this one.
    COMPLETE,
    PARTIAL,
    /// Nothing of it was found.
    LOST
  }

  /// A number of rows, and where it comes from.
  ///
  /// @param name of the index or the file that tells it
  public record Expectation(Source source, String name, long rows) {}

  /// Where a number of rows comes from.
  public enum Source {
    /// Every row has an entry in this index, and all of the index was read.
    INDEX,
    /// What the last ANALYZE counted: a hint only.
    STATISTICS,
    /// The file that the schema was taken from: a hint only.
    OLDER_COPY
  }

  /// Rowids above `after` and up to `upTo` were on a page that is lost.
  public record Gap(long after, long upTo) {}
}
