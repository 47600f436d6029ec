package dev.switchback.history;

import dev.switchback.migration.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The columns that a tool's table is known by.
///
/// @param usualTable its name when nobody chose another
record Signature(Tool tool, String usualTable, List<String> columns) {
  Signature {
    columns = List.copyOf(columns);
  }

  static Signature of(Tool tool, String usualTable, String... columns) {
    return new Signature(tool, usualTable, List.of(columns));
  }

  /// The first table that has these columns, the one with the usual name before others.
  ///
  /// @param fits what else has to hold of the table
  Optional<FoundHistory> find(Tables tables, Predicate<Tables.Table> fits) {
    return tables.withColumns(usualTable, columns.toArray(String[]::new)).stream()
        .filter(fits)
        .findFirst()
        .map(
            table -> new FoundHistory(tool, table.name(), "columns " + String.join(", ", columns)));
  }

  boolean isOf(Tables.Table table) {
    return table.hasColumns(columns.toArray(String[]::new));
  }

  /// Whether `column` of `table` is declared as a type that matches `pattern`, in lower case.
  static boolean isDeclared(Tables.Table table, String column, String pattern) {
    return table.column(column).filter(c -> c.type().matches(pattern)).isPresent();
  }
}
