package dev.switchback.template;

import java.util.List;
import java.util.Optional;

/// What comes of the wish to rebuild a table: two scripts, or why there are none.
public sealed interface Rebuild {

  /// Both ways, run once on an empty copy of the schema before they are given out.
  ///
  /// @param columns where the values of each column come from, in the order of the new table
  /// @param notes what a person should know before running it
  record Scripts(String up, String down, List<Source> columns, List<RebuildNote> notes)
      implements Rebuild {
    public Scripts {
      columns = List.copyOf(columns);
      notes = List.copyOf(notes);
    }
  }

  /// @param reason what is in the way
  record Refused(Reason reason) implements Rebuild {}

  /// @param expression what is read from the old table; empty where the new table's default is used
  record Source(String column, Optional<String> expression) {}

  /// Why there is no script.
  sealed interface Reason {
    record NoSuchTable(String table) implements Reason {}

    /// A view, a virtual table, or one of SQLite's or Switchback's own.
    record NotRebuildable(String table) implements Reason {}

    record NoSuchColumn(String table, String column) implements Reason {}

    record NotATableDefinition(String text) implements Reason {}

    /// A new definition gives the table or a column another name; that is for a rename.
    record AnotherName(String expected, String found) implements Reason {}

    record NothingToDo(String table) implements Reason {}

    /// A new column needs a value for the rows that are there.
    record NeedsValue(String column) implements Reason {}

    /// A constraint names a dropped column and others, so what it should say now is a question.
    record ConstraintNames(String constraint, String column) implements Reason {}

    /// SQLite itself refuses, on an empty copy of the schema.
    record RefusedBySqlite(String statement, String message) implements Reason {}
  }
}
