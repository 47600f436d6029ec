package dev.switchback.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.Database;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.testing.Sql;
import dev.switchback.words.ScriptWords;
import dev.switchback.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Carries scripts out as others would, and tells what a database then consists of.
final class Scripted {
  private Scripted() {}

  static String text(Database database, PlanScript script, ScriptWords.Reader reader) {
    return new Words(Locale.ENGLISH, Clock.systemUTC(), Path.of("/home/nobody"))
        .scripts()
        .text(database, script, reader);
  }

  /// Runs it statement by statement, stopping at the first error.
  static void run(String text, Path file) {
    Script script = Script.of(text);
    assertThat(script.problems()).isEmpty();
    try (Session session = Sessions.forMigrating(DatabaseFile.of(file))) {
      for (SqlStatement statement : script.statements()) {
        session.execute(statement.text());
      }
    }
  }

  static boolean hasShell() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "sqlite3")));
  }

  /// Runs it with SQLite's own shell.
  ///
  /// @return what the shell printed, after its exit code
  static String runWithShell(String text, Path file) throws IOException, InterruptedException {
    Path script = Files.writeString(file.resolveSibling(file.getFileName() + ".script"), text);
    Path printed = file.resolveSibling(file.getFileName() + ".printed");
    Process shell =
        new ProcessBuilder("sqlite3", file.toString())
            .redirectInput(script.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return shell.exitValue() + " " + Files.readString(printed).strip();
  }

  /// The columns that the script says are different each time.
  static Set<String> timely(PlanScript script) {
    return script.parts().stream()
        .filter(Part.Sql.class::isInstance)
        .flatMap(part -> ((Part.Sql) part).timely().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Every object and every cell with its type, the cells of `except` left out.
  static List<String> content(Path file, Set<String> except) {
    List<String> content =
        new ArrayList<>(
            Sql.column(
                file,
                "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema"
                    + " ORDER BY 1"));
    content.add("user_version " + Sql.number(file, "PRAGMA user_version"));
    for (String table :
        Sql.column(file, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
      String cells =
          Sql.column(file, "SELECT name FROM pragma_table_info('" + table + "')").stream()
              .filter(column -> !except.contains(column))
              .map(column -> "'" + column + "=' || quote(\"" + column + "\")")
              .collect(Collectors.joining(" || ', ' || "));
      Sql.column(file, "SELECT " + (cells.isEmpty() ? "''" : cells) + " FROM \"" + table + "\"")
          .stream()
          .sorted()
          .forEach(row -> content.add(table + ": " + row));
    }
    return content;
  }
}
