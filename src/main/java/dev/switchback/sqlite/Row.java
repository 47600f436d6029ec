package dev.switchback.sqlite;

import dev.switchback.code.ResultRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The present row of a query. Columns are counted from 1. Valid only while the reader is called.
public final class Row implements ResultRow {
  private final ResultSet results;

  Row(ResultSet results) {
    this.results = results;
  }

  /// How many columns there are.
  public int columns() {
    Integer count = read(() -> results.getMetaData().getColumnCount());
    return count == null ? 0 : count;
  }

  @Override
  public Optional<String> textOrNone(int column) {
    return Optional.ofNullable(read(() -> results.getString(column)));
  }

  @Override
  public OptionalLong numberOrNone(int column) {
    Long value =
        read(
            () -> {
              long number = results.getLong(column);
              return results.wasNull() ? null : number;
            });
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public OptionalDouble realOrNone(int column) {
    Double value =
        read(
            () -> {
              double number = results.getDouble(column);
              return results.wasNull() ? null : number;
            });
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Override
  public Optional<byte[]> bytesOrNone(int column) {
    return Optional.ofNullable(read(() -> results.getBytes(column)));
  }

  @Override
  public int column(String name) {
    try {
      return results.findColumn(name);
    } catch (SQLException e) {
      throw new IllegalArgumentException("The result has no column " + name, e);
    }
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
