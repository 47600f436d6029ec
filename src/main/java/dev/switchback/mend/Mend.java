package dev.switchback.mend;

import java.util.Optional;

/// A cure that writes to the file and changes no value in it.
public sealed interface Mend {

  /// Makes the entries of indexes again from the rows (`REINDEX`); those of a text search too.
  ///
  /// @param subject an index, a table with all of its indexes, or a text search; empty for all
  record Reindex(Optional<String> subject) implements Mend {}

  /// Copies the rows of a table in order into a new one, which takes its place, with its indexes
  /// and triggers.
  record RebuildTable(String table) implements Mend {}

  /// Writes the file anew, without free pages (`VACUUM`).
  record Compact() implements Mend {}
}
