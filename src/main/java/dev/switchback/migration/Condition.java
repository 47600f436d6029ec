package dev.switchback.migration;

import dev.switchback.sql.Names;
import dev.switchback.sql.Script;
import dev.switchback.sql.StatementKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What has to hold for a migration to be run: `-- switchback: only if table events exists` in its
/// head. It is looked up right before the migration, under its lock; a migration whose condition
/// doesn't hold is skipped, and stays pending.
public sealed interface Condition {
  /// As it was written, after `only if`.
  String text();

  /// Something is in the schema, or isn't.
  ///
  /// @param type `table`, `view`, `index`, `trigger` or `column`
  /// @param object its name; for a column the table's
  /// @param column the column's name; empty otherwise
  /// @param expected whether it has to be there
  record Exists(String type, String object, String column, boolean expected, String text)
      implements Condition {}

  /// A query whose first value is neither 0 nor NULL; no row counts as 0.
  record Select(String sql, String text) implements Condition {}

  /// A query that gives one row of one value, which as text is `expected`. NULL is nothing that
  /// could be expected.
  record Gives(String sql, String expected, String text) implements Condition {}

  Pattern OBJECT =
      Pattern.compile(
          "(not\\s+)?(table|view|index|trigger)\\s+(\\S.*?)\\s+exists?", Pattern.CASE_INSENSITIVE);
  Pattern COLUMN =
      Pattern.compile(
          "(not\\s+)?column\\s+(\"(?:[^\"]|\"\")+\"|[^\\s.]+)\\s*\\.\\s*(\\S.*?)\\s+exists?",
          Pattern.CASE_INSENSITIVE);
  Pattern IF = Pattern.compile("if\\s+(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /// The condition that follows `only` in a directive; empty when it isn't understood.
  static Optional<Condition> parse(String argument) {
    Matcher wish = IF.matcher(argument.strip());
    if (!wish.matches()) {
      return Optional.empty();
    }
    String text = wish.group(1).strip();
    Matcher column = COLUMN.matcher(text);
    if (column.matches()) {
      return Optional.of(
          new Exists(
              "column",
              Names.unquoted(column.group(2)),
              Names.unquoted(column.group(3)),
              column.group(1) == null,
              text));
    }
    Matcher object = OBJECT.matcher(text);
    if (object.matches()) {
      return Optional.of(
          new Exists(
              object.group(2).toLowerCase(Locale.ROOT),
              Names.unquoted(object.group(3)),
              "",
              object.group(1) == null,
              text));
    }
    return isOneSelect(text) ? Optional.of(new Select(text, text)) : Optional.empty();
  }

  private static boolean isOneSelect(String text) {
    Script script = Script.of(text);
    return script.problems().isEmpty()
        && script.statements().size() == 1
        && script.statements().getFirst().kind() == StatementKind.SELECT;
  }

  /// All that the head of `sql` asks for; each has to hold.
  static List<Condition> in(String sql) {
    return Directive.leading(sql).stream()
        .filter(directive -> directive.name().equals(Directive.ONLY))
        .flatMap(directive -> parse(directive.argument()).stream())
        .toList();
  }
}
