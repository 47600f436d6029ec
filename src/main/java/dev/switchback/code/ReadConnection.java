package dev.switchback.code;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The database, as a migration may ask it. Valid only while the migration's method is called, and
/// on its thread.
///
/// Each text is one statement. Parameters stand for `?` in order, and are numbers, texts, byte
/// arrays or null. A statement that SQLite refuses, or that isn't allowed here, throws
/// [StatementRefused].
public interface ReadConnection {
  /// All rows, each as `reader` makes it. They are kept in memory: for many, [#forEach].
  <T> List<T> query(String sql, Function<ResultRow, T> reader, @Nullable Object... parameters);

  /// Gives each row to `reader` while the query runs. What is written meanwhile shouldn't be what
  /// the query reads.
  void forEach(String sql, Consumer<ResultRow> reader, @Nullable Object... parameters);

  /// The first column of the first row.
  ///
  /// @throws IllegalStateException when there is no row, or a NULL in it
  default long number(String sql, @Nullable Object... parameters) {
    return query(sql, row -> row.number(1), parameters).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No row: " + sql));
  }

  /// The first column of the first row; empty when there is no row, or a NULL in it.
  default Optional<String> text(String sql, @Nullable Object... parameters) {
    return query(sql, row -> row.textOrNone(1), parameters).stream()
        .findFirst()
        .flatMap(Function.identity());
  }

  default boolean hasTable(String table) {
    return number(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower(?)",
            table)
        > 0;
  }

  default boolean hasColumn(String table, String column) {
    return number(
            "SELECT count(*) FROM pragma_table_xinfo(?) WHERE lower(name) = lower(?)",
            table,
            column)
        > 0;
  }
}
