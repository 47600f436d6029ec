package dev.switchback.backup;

import dev.switchback.migration.Version;
import java.time.Instant;
import java.util.List;

/// What of a backup a restore puts back.
public sealed interface Extent {

  /// The whole file.
  record Whole() implements Extent {}

  /// Some tables, into the present file.
  ///
  /// @param dangling references that would lead nowhere afterwards, and don't now: while there are
  ///     any, nothing is put back
  record Tables(List<TablePart> parts, List<Dangling> dangling) implements Extent {
    public Tables {
      parts = List.copyOf(parts);
      dangling = List.copyOf(dangling);
    }

    public List<String> names() {
      return parts.stream().map(TablePart::table).toList();
    }

    public boolean has(String table) {
      return names().stream().anyMatch(table::equalsIgnoreCase);
    }
  }

  /// The database right after a migration: a backup from before that, with the migrations up to it
  /// run again. The plan's backup is the file that was made of the two.
  ///
  /// @param to the migration
  /// @param from the file name of the backup that it was made of
  /// @param at when that was taken
  /// @param again what was run again, in order; empty where the backup stood there already
  record Point(Version to, String from, Instant at, List<Version> again) implements Extent {
    public Point {
      again = List.copyOf(again);
    }
  }

  /// References of `table` to rows of `parent` that would not be there.
  ///
  /// @param rows of `table`, counted
  record Dangling(String table, String parent, long rows) {}
}
