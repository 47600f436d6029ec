package dev.switchback.code;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The present row of a query. Columns are counted from 1. Valid only while the reader is called.
public interface ResultRow {
  /// The number of the column with this name, in whatever case.
  ///
  /// @throws IllegalArgumentException when there is none
  int column(String name);

  Optional<String> textOrNone(int column);

  OptionalLong numberOrNone(int column);

  OptionalDouble realOrNone(int column);

  Optional<byte[]> bytesOrNone(int column);

  /// @throws IllegalStateException when the value is NULL
  default String text(int column) {
    return textOrNone(column).orElseThrow(() -> isNull(column));
  }

  /// @throws IllegalStateException when the value is NULL
  default long number(int column) {
    return numberOrNone(column).orElseThrow(() -> isNull(column));
  }

  /// @throws IllegalStateException when the value is NULL
  default double real(int column) {
    return realOrNone(column).orElseThrow(() -> isNull(column));
  }

  default String text(String column) {
    return text(column(column));
  }

  default long number(String column) {
    return number(column(column));
  }

  private static IllegalStateException isNull(int column) {
    return new IllegalStateException("NULL in column " + column);
  }
}
