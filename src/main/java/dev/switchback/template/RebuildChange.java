package dev.switchback.template;

import java.util.List;

/// One wish about a table.
public sealed interface RebuildChange {
  record DropColumn(String column) implements RebuildChange {}

  record RenameColumn(String column, String newName) implements RebuildChange {}

  /// @param definition the whole column as it is to be: `price INTEGER NOT NULL DEFAULT 0`
  record ChangeColumn(String column, String definition) implements RebuildChange {}

  record AddColumn(String definition) implements RebuildChange {}

  /// @param definition `CHECK (price >= 0)`, `FOREIGN KEY (a) REFERENCES b`
  record AddConstraint(String definition) implements RebuildChange {}

  /// Columns by name; those that aren't named follow in their present order.
  record Order(List<String> columns) implements RebuildChange {
    public Order {
      columns = List.copyOf(columns);
    }
  }

  /// The whole table, written anew.
  record Definition(String createTable) implements RebuildChange {}
}
