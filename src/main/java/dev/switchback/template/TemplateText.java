package dev.switchback.template;

import static dev.switchback.template.SqlNames.written;

import java.util.List;
import java.util.Locale;

/// The two texts of every template but the rebuild.
final class TemplateText {
  private static final String NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

  private final TemplateValues values;
  private final String table;

  TemplateText(TemplateValues values) {
    this.values = values;
    this.table = written(values.text(TemplateField.TABLE));
  }

  /// Up and down.
  record Pair(String up, String down) {}

  Pair empty() {
    return new Pair("", "");
  }

  Pair addTable() {
    List<String> columns =
        values.all(TemplateField.COLUMNS).stream().map(TemplateText::withoutComma).toList();
    return new Pair(
        "CREATE TABLE %s (\n  %s\n);\n".formatted(table, String.join(",\n  ", columns)),
        "DROP TABLE %s;\n".formatted(table));
  }

  private static String withoutComma(String definition) {
    return definition.endsWith(",") ? definition.substring(0, definition.length() - 1) : definition;
  }

  Pair addColumn() {
    String definition = values.text(TemplateField.COLUMN);
    String column =
        written(
            TableText.of("CREATE TABLE t (" + definition + "\n)")
                .orElseThrow()
                .columnNames()
                .getFirst());
    return new Pair(
        """
        -- switchback: only if not column %1$s.%2$s exists

        ALTER TABLE %1$s ADD COLUMN %3$s;
        """
            .formatted(table, column, definition),
        "ALTER TABLE %s DROP COLUMN %s;\n".formatted(table, column));
  }

  Pair addIndex() {
    String on = String.join(", ", values.all(TemplateField.ON));
    String name =
        values
            .given(TemplateField.NAME)
            .orElseGet(() -> values.text(TemplateField.TABLE) + "_by_" + words(on));
    String where =
        values.given(TemplateField.WHERE).map(condition -> "\nWHERE " + condition).orElse("");
    String unique = values.text(TemplateField.UNIQUE).equals("yes") ? "UNIQUE " : "";
    return new Pair(
        "CREATE %sINDEX %s ON %s (%s)%s;\n".formatted(unique, written(name), table, on, where),
        "DROP INDEX %s;\n".formatted(written(name)));
  }

  private static String words(String text) {
    String words = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_]+", "_");
    return words.replaceAll("^_+|_+$", "");
  }

  /// The second condition ends it where recursive triggers are on and a row is changed twice in one
  /// millisecond.
  Pair keepUpdatedAt() {
    String column = written(values.text(TemplateField.TIME_COLUMN));
    String key = written(values.text(TemplateField.KEY));
    String name =
        values
            .given(TemplateField.NAME)
            .orElseGet(
                () ->
                    values.text(TemplateField.TABLE)
                        + "_keep_"
                        + values.text(TemplateField.TIME_COLUMN));
    return new Pair(
        """
        CREATE TRIGGER %1$s
        AFTER UPDATE ON %2$s
        FOR EACH ROW
        WHEN new.%3$s IS old.%3$s AND new.%3$s IS NOT %5$s
        BEGIN
          UPDATE %2$s SET %3$s = %5$s WHERE %4$s = new.%4$s;
        END;
        """
            .formatted(written(name), table, column, key, NOW),
        "DROP TRIGGER %s;\n".formatted(written(name)));
  }

  Pair changeInBatches() {
    String up = batches(values.text(TemplateField.SET), values.text(TemplateField.WHERE));
    String down =
        values
            .given(TemplateField.UNDO_SET)
            .map(set -> batches(set, values.given(TemplateField.UNDO_WHERE).orElse("1")))
            .orElse(
                """
                -- The old values aren't kept, so this can't be taken back. Write here how they
                -- could be found again, or restore the safety copy.
                """);
    return new Pair(up, down);
  }

  private String batches(String set, String where) {
    String key = written(values.text(TemplateField.KEY));
    return """
    -- A few rows at a time. A row that is done must not fit the condition any more, or this
    -- never ends.
    -- switchback: repeat until no rows change
    UPDATE %1$s SET %2$s
    WHERE %3$s IN (SELECT %3$s FROM %1$s WHERE %4$s LIMIT %5$s);
    """
        .formatted(table, set, key, where, values.text(TemplateField.SIZE));
  }
}
