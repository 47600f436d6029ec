package dev.switchback.backup;

import java.util.List;

/// The answer to the wish to put some tables back: a plan, or why not.
public sealed interface TablesPlanning {

  /// It can be done.
  record Planned(RestorePlan plan) implements TablesPlanning {}

  /// It can't.
  record Refused(List<Reason> reasons) implements TablesPlanning {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /// Why a table isn't put back.
  sealed interface Reason {

    /// The backup has no such table.
    record NotInBackup(String table) implements Reason {}

    /// It remembers migrations: with its rows alone, it would say what isn't true of the others.
    record History(String table) implements Reason {}

    /// Its rows are kept by a module, in tables of their own.
    record Virtual(String table) implements Reason {}

    /// Columns whose values would have no place in today's table.
    record ColumnsGone(String table, List<String> columns) implements Reason {
      public ColumnsGone {
        columns = List.copyOf(columns);
      }
    }

    /// New columns that need a value and have no default.
    record ColumnsNeeded(String table, List<String> columns) implements Reason {
      public ColumnsNeeded {
        columns = List.copyOf(columns);
      }
    }

    /// The two tables know their rows by different keys.
    record OtherKey(String table) implements Reason {}

    /// Both files keep text in other encodings.
    record Encodings() implements Reason {}

    /// The present file can't be read, so nothing can be put into it.
    record Unreadable() implements Reason {}
  }
}
