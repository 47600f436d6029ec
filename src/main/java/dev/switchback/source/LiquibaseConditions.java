package dev.switchback.source;

import dev.switchback.migration.Condition;
import dev.switchback.migration.Preconditions;
import dev.switchback.migration.Preconditions.Otherwise;
import dev.switchback.sql.Script;
import dev.switchback.sql.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects the preconditions of one changeset in formatted SQL: `--preconditions onFail:MARK_RAN`
/// and the `--precondition-sql-check`, `-table-exists` and `-view-exists` behind it.
final class LiquibaseConditions {
  private static final Pattern HEAD = insensitive("\\s*--\\s*preconditions(.*)");
  private static final Pattern ONE = insensitive("\\s*--\\s*precondition-([a-z0-9-]+)(?: (.*))?");
  private static final Pattern ON_FAIL = insensitive(".*onFail:(\\w+).*");
  private static final Pattern ON_ERROR = insensitive(".*onError:(\\w+).*");
  private static final List<Pattern> CHECKS =
      List.of(
          insensitive("(?:expectedResult:)?(\\w+) (.*)"),
          insensitive("(?:expectedResult:)?'([^']+)' (.*)"),
          insensitive("(?:expectedResult:)?\"([^\"]+)\" (.*)"));
  private static final Pattern TABLE = insensitive(".*table:(\\w+).*");
  private static final Pattern VIEW = insensitive(".*view:(\\w+).*");

  private final List<Condition> conditions = new ArrayList<>();
  private Otherwise unmet = Otherwise.HALT;
  private Otherwise wrong = Otherwise.HALT;
  private Optional<String> notUnderstood = Optional.empty();

  /// Takes `line` where it is about preconditions.
  ///
  /// @param values what `${name}` stands for
  boolean take(String line, Placeholders values) {
    Matcher head = HEAD.matcher(line);
    Matcher one = ONE.matcher(line);
    if (head.matches()) {
      begin(head.group(1));
      return true;
    }
    if (one.matches()) {
      String body = Optional.ofNullable(one.group(2)).orElse("").strip();
      add(one.group(1), values.in(body).text());
      return true;
    }
    return false;
  }

  /// A second head takes the place of all before it, as it does for Liquibase.
  private void begin(String attributes) {
    conditions.clear();
    unmet = wish(ON_FAIL.matcher(attributes));
    wrong = wish(ON_ERROR.matcher(attributes));
  }

  private Otherwise wish(Matcher attribute) {
    if (!attribute.matches()) {
      return Otherwise.HALT;
    }
    Optional<Otherwise> known = Otherwise.parse(attribute.group(1));
    if (known.isEmpty()) {
      notUnderstood = Optional.of(attribute.group(1));
    }
    return known.orElse(Otherwise.HALT);
  }

  private void add(String kind, String body) {
    Optional<Condition> condition =
        switch (kind) {
          case "sql-check" -> check(body);
          case "table-exists" -> exists("table", TABLE.matcher(body), body);
          case "view-exists" -> exists("view", VIEW.matcher(body), body);
          default -> Optional.empty();
        };
    condition.ifPresentOrElse(
        conditions::add, () -> notUnderstood = Optional.of("precondition-" + kind));
  }

  /// Liquibase compares names letter by letter.
  private static Optional<Condition> exists(String type, Matcher name, String body) {
    return name.matches()
        ? Optional.of(
            new Condition.Gives(
                "SELECT count(*) FROM sqlite_schema WHERE type = '"
                    + type
                    + "' AND name = '"
                    + name.group(1)
                    + "'",
                "1",
                type + "-exists " + body))
        : Optional.empty();
  }

  private static Optional<Condition> check(String body) {
    return CHECKS.stream()
        .map(check -> check.matcher(body))
        .filter(Matcher::matches)
        .findFirst()
        .filter(match -> isOneQuery(match.group(2)))
        .map(
            match ->
                new Condition.Gives(
                    match.group(2).replaceFirst(";$", ""), match.group(1), "sql-check " + body));
  }

  /// Looking must not write.
  private static boolean isOneQuery(String sql) {
    Script script = Script.of(sql);
    return script.problems().isEmpty()
        && script.statements().size() == 1
        && script.statements().getFirst().kind() == StatementKind.SELECT;
  }

  Preconditions all() {
    return new Preconditions(conditions, unmet, wrong);
  }

  /// What only Liquibase understands, where there is something.
  Optional<String> notUnderstood() {
    return notUnderstood;
  }

  private static Pattern insensitive(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
