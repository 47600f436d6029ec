package dev.switchback.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The present row of a query. Columns are counted from 1. Valid only while the reader is called.
public final class Row {
  private final ResultSet results;

  Row(ResultSet results) {
    this.results = results;
  }

  /// @throws IllegalStateException when the value is NULL
  public String text(int column) {
    return textOrNone(column)
        .orElseThrow(() -> new IllegalStateException("NULL in column " + column));
  }

  public Optional<String> textOrNone(int column) {
    return Optional.ofNullable(read(() -> results.getString(column)));
  }

  public long number(int column) {
    return numberOrNone(column)
        .orElseThrow(() -> new IllegalStateException("NULL in column " + column));
  }

  public OptionalLong numberOrNone(int column) {
    Long value =
        read(
            () -> {
              long number = results.getLong(column);
              return results.wasNull() ? null : number;
            });
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /// A UTC time kept as text in the form of ISO 8601.
  public Instant instant(int column) {
    return Instant.parse(text(column));
  }

  private static <T> @Nullable T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    @Nullable T read() throws SQLException;
  }
}
