package dev.switchback.run;

import java.util.List;

/// The rows that made a statement fail.
///
/// @param kind what is wrong with them
/// @param table where they are
/// @param columns of `rows`; the last may be the number of rows alike
/// @param rows some of them, as text; never written into a record of ours
/// @param count how many there are
public record Offending(
    Kind kind, String table, List<String> columns, List<List<String>> rows, long count) {
  public Offending {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// What can be wrong with rows.
  public enum Kind {
    /// Several have the same values where they must be unique.
    DUPLICATES,
    /// They have no value where one is needed.
    NO_VALUE,
    /// The statement only works on a table without rows.
    ANY_ROW
  }
}
