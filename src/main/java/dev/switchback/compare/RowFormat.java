package dev.switchback.compare;

import dev.switchback.schema.Names;
import dev.switchback.sqlite.Bytes;
import dev.switchback.sqlite.Cell;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/// How rows are written to a file. SQL keeps every value exactly; in the other two, text that is no
/// text in its encoding has U+FFFD where it can't be read.
public enum RowFormat {
  /// Comma-separated values (RFC 4180), UTF-8, with a line of names. NULL is nothing at all, an
  /// empty text is `""`, and bytes are written as SQL writes them, `X'0A'`.
  CSV,
  /// An array of objects, UTF-8. Bytes are an object with the one member `hex`.
  JSON,
  /// INSERT statements.
  SQL;

  /// What stands before all rows.
  String head(String table, List<String> columns) {
    return switch (this) {
      case CSV -> String.join(",", columns.stream().map(RowFormat::field).toList()) + "\r\n";
      case JSON -> "[";
      case SQL -> "";
    };
  }

  /// One row.
  ///
  /// @param number counted from 0
  String row(String table, List<String> columns, List<Cell> row, long number, Charset encoding) {
    return switch (this) {
      case CSV -> csv(row, encoding);
      case JSON -> (number == 0 ? "\n  " : ",\n  ") + json(columns, row, encoding);
      case SQL -> sql(table, columns, row, encoding);
    };
  }

  /// What stands behind them.
  String tail() {
    return switch (this) {
      case CSV, SQL -> "";
      case JSON -> "\n]\n";
    };
  }

  /// The ending of its files.
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String csv(List<Cell> row, Charset encoding) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(i == 0 ? "" : ",");
      switch (row.get(i)) {
        case Cell.Null _ -> {}
        case Cell.Whole(long number) -> line.append(number);
        case Cell.Real(double number) -> line.append(number(number));
        case Cell.Text(var bytes) -> line.append(field(bytes.text(encoding)));
        case Cell.Blob(var bytes) -> line.append("X'").append(bytes.hex()).append('\'');
      }
    }
    return line.append("\r\n").toString();
  }

  private static String field(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == '"' || c == ',' || c < ' ');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String json(List<String> columns, List<Cell> row, Charset encoding) {
    StringBuilder object = new StringBuilder("{");
    for (int i = 0; i < row.size(); i++) {
      object.append(i == 0 ? "" : ", ").append(quoted(columns.get(i))).append(": ");
      switch (row.get(i)) {
        case Cell.Null _ -> object.append("null");
        case Cell.Whole(long number) -> object.append(number);
        case Cell.Real(double number) -> object.append(number(number));
        case Cell.Text(var bytes) -> object.append(quoted(bytes.text(encoding)));
        case Cell.Blob(var bytes) ->
            object.append("{\"hex\": \"").append(bytes.hex()).append("\"}");
      }
    }
    return object.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (c < ' ' || Character.isSurrogate((char) c)) {
                    quoted.append(String.format("\\u%04x", c));
                  } else {
                    quoted.append((char) c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  private static String sql(String table, List<String> columns, List<Cell> row, Charset encoding) {
    return "INSERT INTO "
        + Names.quoted(table)
        + " ("
        + String.join(", ", columns.stream().map(dev.switchback.sql.Names::quoted).toList())
        + ") VALUES ("
        + String.join(", ", row.stream().map(cell -> literal(cell, encoding)).toList())
        + ");\n";
  }

  /// As SQL reads it back, to the last bit.
  private static String literal(Cell cell, Charset encoding) {
    return switch (cell) {
      case Cell.Null _ -> "NULL";
      // Without its sign the smallest integer would be read as a floating-point number.
      case Cell.Whole(long number) ->
          number == Long.MIN_VALUE ? "(-9223372036854775807 - 1)" : Long.toString(number);
      case Cell.Real(double number) -> number(number);
      case Cell.Text(var bytes) -> {
        String text = bytes.text(encoding);
        boolean exact = text.indexOf('\0') < 0 && Bytes.of(text.getBytes(encoding)).equals(bytes);
        yield exact
            ? '\'' + text.replace("'", "''") + '\''
            : "CAST(X'" + bytes.hex() + "' AS TEXT)";
      }
      case Cell.Blob(var bytes) -> "X'" + bytes.hex() + '\'';
    };
  }

  private static String number(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "9e999" : "-9e999";
    }
    return Double.toString(number);
  }
}
