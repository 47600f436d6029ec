package dev.switchback.lint;

import dev.switchback.migration.Way;
import dev.switchback.sql.ForeignKeysPragma;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `DROP TABLE` deletes its rows first, and what refers to them by CASCADE goes along; a table that
/// is renamed takes the references to it along (sqlite.org/lang_altertable.html).
final class ForeignKeysRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    if (subject.isProgram()) {
      return new Result.NotChecked(Result.Why.PROGRAM);
    }
    List<Spot> spots = new ArrayList<>();
    for (Subject.Text text : subject.texts()) {
      look(subject, text, spots);
    }
    return Result.of(spots);
  }

  private static void look(Subject subject, Subject.Text text, List<Spot> spots) {
    List<SqlStatement> statements = text.script().statements();
    TableHistory tables = TableHistory.of(statements);
    Way way = Way.of(subject.tool());
    boolean keysAreOn =
        way.foreignKeys() == Way.ForeignKeys.ON
            && !(switchesOff(statements)
                && (text.text().noTransactionReason().isPresent()
                    || way.transactions() == Way.Transactions.NONE));
    boolean keepsNames = statements.stream().anyMatch(s -> isLegacyRename(s));
    for (SqlStatement statement : statements) {
      String table = Shapes.of(statement).object().orElse("");
      if (statement.kind() == StatementKind.DROP
          && keysAreOn
          && tables.isSwapped(table)
          && isReferenced(subject, table, "CASCADE", "SET NULL", "SET DEFAULT")) {
        spots.add(text.spot(statement, Spot.What.CASCADES, table, subject.tool().displayName()));
      }
      if (statement.kind() == StatementKind.ALTER
          && !keepsNames
          && tables.from().contains(table)
          && tables.created().contains(table)
          && tables.dropped().stream().anyMatch(tables.to()::contains)
          && isReferenced(subject, table)) {
        spots.add(text.spot(statement, Spot.What.RENAMED_FIRST, table, ""));
      }
    }
  }

  private static boolean switchesOff(List<SqlStatement> statements) {
    return statements.stream().anyMatch(ForeignKeysPragma::isSetBy);
  }

  private static boolean isLegacyRename(SqlStatement statement) {
    return statement.kind() == StatementKind.PRAGMA
        && statement.text().toLowerCase(Locale.ROOT).contains("legacy_alter_table");
  }

  /// Whether another table of the folder's migrations refers to it, by one of `actions` where some
  /// are given.
  private static boolean isReferenced(Subject subject, String table, String... actions) {
    // What is made later isn't there yet.
    return subject.all().stream()
        .filter(m -> m.version().compareTo(subject.migration().version()) <= 0)
        .flatMap(m -> dev.switchback.sql.Script.of(m.up().sql()).statements().stream())
        .filter(s -> s.kind() == StatementKind.CREATE || s.kind() == StatementKind.ALTER)
        .filter(s -> !Shapes.of(s).object().orElse("").equals(table))
        .map(s -> s.text().replaceAll("[\"`\\[\\]]", "").replaceAll("\\s+", " "))
        .anyMatch(
            text -> {
              java.util.regex.Matcher found =
                  java.util.regex.Pattern.compile(
                          "REFERENCES " + java.util.regex.Pattern.quote(table) + "\\b([^,]*)",
                          java.util.regex.Pattern.CASE_INSENSITIVE)
                      .matcher(text);
              return found.find()
                  && (actions.length == 0
                      || List.of(actions).stream()
                          .anyMatch(a -> found.group(1).toUpperCase(Locale.ROOT).contains(a)));
            });
  }

  @Override
  public Rule rule() {
    return Rule.FOREIGN_KEYS;
  }
}
