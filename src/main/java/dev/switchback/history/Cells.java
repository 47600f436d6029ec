package dev.switchback.history;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One row of a foreign table, read by what each cell holds and not by what its column declares.
public final class Cells {
  private final Map<String, Cell> byColumn;

  Cells(Map<String, Cell> byColumn) {
    this.byColumn = byColumn;
  }

  /// @param type `null`, `integer`, `real`, `text` or `blob`
  /// @param text the value as text; a blob in upper-case hexadecimal digits; empty for NULL
  record Cell(String type, String text) {}

  /// The value as text; empty for NULL and for a column that isn't there.
  public Optional<String> text(String column) {
    return cell(column).filter(c -> !c.type().equals("null")).map(Cell::text);
  }

  /// What the cell holds, as `typeof` names it; empty for a column that isn't there.
  Optional<String> type(String column) {
    return cell(column).map(Cell::type);
  }

  /// The value as a whole number, also where it is stored as digits in text.
  public OptionalLong number(String column) {
    Optional<String> text = text(column).filter(t -> t.matches("[+-]?\\d{1,18}"));
    return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
  }

  /// The value as a yes or no: anything but 0, empty, `false` and NULL is yes.
  public boolean isTrue(String column) {
    return text(column)
        .map(t -> t.toLowerCase(Locale.ROOT))
        .filter(t -> !t.isEmpty() && !t.equals("0") && !t.equals("false"))
        .isPresent();
  }

  /// The value as a time, in any of the forms that tools store; empty when it is none.
  public Optional<Instant> time(String column) {
    return cell(column).flatMap(c -> ToolTimes.parse(c.type(), c.text()));
  }

  public boolean isNull(String column) {
    return text(column).isEmpty();
  }

  /// The row by column, as text, for people; a NULL is the word `NULL`.
  public Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    byColumn.forEach(
        (column, cell) -> shown.put(column, cell.type().equals("null") ? "NULL" : cell.text()));
    return Collections.unmodifiableMap(shown);
  }

  private Optional<Cell> cell(String column) {
    Cell exact = byColumn.get(column);
    if (exact != null) {
      return Optional.of(exact);
    }
    return byColumn.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(column))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public String toString() {
    return byColumn.toString();
  }
}
