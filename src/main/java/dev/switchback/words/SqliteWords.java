package dev.switchback.words;

import dev.switchback.failure.SqliteResult;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SQLite's answers in our own words. The facts are taken out of its message; where the message
/// isn't known, its extended code decides, then its primary one.
///
/// Sources: https://sqlite.org/rescode.html, and the messages of SQLite 3.54.
public final class SqliteWords {
  /// What the driver puts around SQLite's own message.
  private static final Pattern DRIVER =
      Pattern.compile("^\\[SQLITE_\\w+\\].*? \\((.*)\\)$", Pattern.DOTALL);

  private static final List<Known> MESSAGES =
      List.of(
          new Known("^UNIQUE constraint failed: index '(.+)'", "sqlite.uniqueIndex"),
          new Known("^UNIQUE constraint failed: (.+)", "sqlite.unique"),
          new Known("^NOT NULL constraint failed: (.+)", "sqlite.notNull"),
          new Known("^CHECK constraint failed: (.+)", "sqlite.check"),
          new Known("^cannot store (.+)", "sqlite.dataType"),
          new Known("^no such table: (.+)", "sqlite.noSuchTable"),
          new Known("^no such column: (.+?)(?: - should .*)?$", "sqlite.noSuchColumn"),
          new Known("has no column named (.+)", "sqlite.noSuchColumn"),
          new Known("^unknown column \"(.+)\" in foreign key", "sqlite.noSuchColumn"),
          new Known("^no such index: (.+)", "sqlite.noSuchIndex"),
          new Known("^no such view: (.+)", "sqlite.noSuchView"),
          new Known("^no such trigger: (.+)", "sqlite.noSuchTrigger"),
          new Known("^no such function: (.+)", "sqlite.noSuchFunction"),
          new Known("^unknown function: (.+)\\(\\)", "sqlite.noSuchFunction"),
          new Known("^no such module: (.+)", "sqlite.noSuchModule"),
          new Known("^no such collation sequence: (.+)", "sqlite.noSuchCollation"),
          new Known("^near \"(.+)\": syntax error", "sqlite.syntax"),
          new Known("^unrecognized token: (.+)", "sqlite.token"),
          new Known("^incomplete input", "sqlite.incomplete"),
          new Known("^duplicate column name: (.+)", "sqlite.duplicateColumn"),
          new Known(
              "^there is already (?:a table|another table or index).* (?:named|with this name:)"
                  + " (.+)",
              "sqlite.tableExists",
              "sqlite.exists.do"),
          new Known("^table (.+) already exists", "sqlite.tableExists", "sqlite.exists.do"),
          new Known("^view (.+) already exists", "sqlite.viewExists", "sqlite.exists.do"),
          new Known("^index (.+) already exists", "sqlite.indexExists", "sqlite.exists.do"),
          new Known("^trigger (.+) already exists", "sqlite.triggerExists", "sqlite.exists.do"),
          new Known(
              "^(table .+ has \\d+ columns? but \\d+ values? were supplied)",
              "sqlite.columnsAndValues"),
          new Known("^(\\d+ values for \\d+ columns)", "sqlite.columnsAndValues"),
          new Known("^Cannot add a NOT NULL column with default value NULL", "sqlite.addNotNull"),
          new Known("^Cannot add a column with non-constant default", "sqlite.addNotConstant"),
          new Known("^Cannot add a (?:UNIQUE|PRIMARY KEY) column", "sqlite.addUnique"),
          new Known("^cannot drop column \"(.+)\": (.+)", "sqlite.dropColumn"),
          new Known(
              "^cannot drop (?:PRIMARY KEY|UNIQUE) column: \"(.+)\"",
              "sqlite.dropKey",
              "sqlite.dropColumn.do"),
          new Known(
              "^error in (view|trigger|index|table) (.+?)(?: after .+?)?: (.+)",
              "sqlite.dependent"),
          new Known(
              "^foreign key mismatch - \"(.+)\" referencing \"(.+)\"", "sqlite.foreignKeyMismatch"),
          new Known("^not understood: (\\w+): (.+)", "sqlite.notOurTable"),
          new Known("^ambiguous column name: (.+)", "sqlite.ambiguousColumn"),
          new Known(
              "^wrong number of arguments to function (.+)\\(\\)", "sqlite.functionArguments"),
          new Known("^cannot start a transaction within a transaction", "sqlite.inTransaction"),
          new Known(
              "^cannot (?:commit|rollback) - no transaction is active", "sqlite.notInTransaction"),
          new Known("^cannot VACUUM from within a transaction", "sqlite.outsideOnly"),
          new Known(
              "^cannot change (?:into|out of) wal mode from within a transaction",
              "sqlite.outsideOnly"),
          new Known("^cannot (?:ATTACH|DETACH) database within transaction", "sqlite.outsideOnly"),
          new Known("^cannot modify (.+) because it is a view", "sqlite.isView"),
          new Known(
              "^table (.+) may not be (?:modified|dropped|altered)", "sqlite.protectedTable"));

  private final Bundle bundle;

  SqliteWords(Bundle bundle) {
    this.bundle = bundle;
  }

  /// Our sentence, and what can be done. SQLite's own message isn't in it; show it beside.
  public Said say(SqliteResult result) {
    String message = ownMessage(result);
    return byMessage(result, message).orElseGet(() -> byCode(result, message));
  }

  /// SQLite's own message, without what the driver puts around it.
  public String ownMessage(SqliteResult result) {
    Matcher matcher = DRIVER.matcher(result.message().strip());
    return matcher.matches() ? matcher.group(1) : result.message().strip();
  }

  private Optional<Said> byMessage(SqliteResult result, String message) {
    if (result.extendedCode() == 1555) {
      return Optional.of(
          new Said(
              bundle.text(
                  "sqlite.primaryKey", message.replaceFirst("^UNIQUE constraint failed: ", "")),
              bundle.text("sqlite.unique.do")));
    }
    if (result.extendedCode() == 1811 && !message.startsWith("FOREIGN KEY")) {
      return Optional.of(
          new Said(bundle.text("sqlite.trigger", message), bundle.text("sqlite.trigger.do")));
    }
    for (Known known : MESSAGES) {
      Matcher matcher = known.pattern().matcher(message);
      if (matcher.find()) {
        Object[] facts = new Object[matcher.groupCount()];
        for (int i = 0; i < facts.length; i++) {
          facts[i] = matcher.group(i + 1);
        }
        return Optional.of(new Said(bundle.text(known.key(), facts), advice(known.advice())));
      }
    }
    return Optional.empty();
  }

  private Said byCode(SqliteResult result, String message) {
    String extended = "sqlite.code." + result.extendedCode();
    String primary = "sqlite.code." + result.primaryCode();
    String sentence =
        bundle
            .find(extended)
            .or(() -> bundle.find(primary))
            .orElseGet(() -> bundle.text("sqlite.error", message));
    return new Said(
        sentence, bundle.find(extended + ".do").orElseGet(() -> advice(primary + ".do")));
  }

  private String advice(String key) {
    return bundle.find(key).orElseGet(() -> bundle.text("sqlite.error.do"));
  }

  private record Known(Pattern pattern, String key, String advice) {
    Known(String regex, String key) {
      this(regex, key, key + ".do");
    }

    Known(String regex, String key, String advice) {
      this(Pattern.compile(regex, Pattern.DOTALL), key, advice);
    }
  }
}
