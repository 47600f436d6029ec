package dev.switchback.testing;

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A migration tool of somebody else, as a process of its own: `BEHAVIOUR DATABASE [OTHER] VERB`.
public final class ToolProgram {
  private static final String HISTORY =
      "CREATE TABLE IF NOT EXISTS _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT"
          + " NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN"
          + " NOT NULL, checksum BLOB NOT NULL, execution_time BIGINT NOT NULL)";

  private ToolProgram() {}

  /// The words that start it.
  public static List<String> words(String behaviour, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                ToolProgram.class.getName(),
                behaviour));
    words.addAll(List.of(more));
    return words;
  }

  /// Absolute, because it runs in the folder of a project.
  private static String classPath() {
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(own.split(Pattern.quote(File.pathSeparator)))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  public static void main(String[] arguments) throws Exception {
    Path database = Path.of(arguments.length > 1 ? arguments[1] : "");
    Path other = Path.of(arguments.length > 2 ? arguments[2] : "");
    String verb = arguments[arguments.length - 1];
    switch (arguments[0]) {
      case "obedient" -> migrate(database, verb);
      case "alembic" -> alembic(Path.of(arguments[2]), arguments[3]);
      case "half" -> {
        Sql.run(database, "CREATE TABLE half (x)");
        System.err.println("\u001B[31mno such table: nowhere\u001B[0m");
        System.exit(3);
      }
      case "breaking" -> Sql.run(database, "DELETE FROM parents");
      case "idle" -> System.out.println("nothing to do");
      case "elsewhere" -> migrate(other, verb);
      case "replacing" -> {
        Files.delete(other);
        migrate(other, verb);
      }
      case "removing" -> Files.delete(database);
      case "hanging" -> hang(database);
      case "sleeping" -> Thread.sleep(600_000);
      case "loud" -> shout();
      case "asking" -> System.exit(System.in.read() < 0 ? 4 : 5);
      case "telling" -> {
        System.out.println("in " + Path.of("").toAbsolutePath());
        System.out.println("told " + System.getenv("TOLD"));
        System.out.print("without end");
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void migrate(Path file, String verb) throws Exception {
    try (Connection connection = DriverManager.getConnection(Sql.url(file));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=300");
      statement.execute(HISTORY);
      if (verb.equals("migrate:down")) {
        statement.execute("DROP TABLE books");
        statement.execute("DELETE FROM _sqlx_migrations WHERE version = 2");
      } else if (verb.equals("migrate:list")) {
        System.out.println("books is pending");
      } else {
        System.out.println("running 2 books");
        statement.execute("CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT)");
        statement.execute("INSERT INTO books (title) VALUES ('a'), ('b')");
        statement.execute(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum,"
                + " execution_time) VALUES (2, 'books', 1, x'00', 1)");
      }
    }
  }

  /// As Alembic does it for one revision that waits, called `-c CONFIGURATION VERB …`.
  private static void alembic(Path configuration, String verb) throws Exception {
    String url =
        Files.readAllLines(configuration).stream()
            .filter(line -> line.startsWith("sqlalchemy.url"))
            .map(line -> line.substring(line.indexOf("///") + 3))
            .findFirst()
            .orElseThrow();
    Path file = Path.of(url);
    System.err.println("INFO  [alembic.runtime.migration] Context impl SQLiteImpl.");
    System.err.println("INFO  [alembic.runtime.migration] Will assume non-transactional DDL.");
    switch (verb) {
      case "current" -> System.out.println("7d1c0a94e2b1");
      case "upgrade" -> {
        System.err.println(
            "INFO  [alembic.runtime.migration] Running upgrade 7d1c0a94e2b1 -> 9f3b5c81d6aa, add"
                + " posts.published");
        Sql.run(
            file,
            "ALTER TABLE posts ADD COLUMN published BOOLEAN NOT NULL DEFAULT 0",
            "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
            "INSERT INTO tags (name) VALUES ('draft'), ('public')",
            "UPDATE alembic_version SET version_num = '9f3b5c81d6aa'");
      }
      default -> throw new IllegalArgumentException(verb);
    }
  }

  /// With a child that doesn't end either.
  private static void hang(Path database) throws Exception {
    Sql.run(database, "CREATE TABLE before_hanging (x)");
    Process child = new ProcessBuilder(words("sleeping")).inheritIO().start();
    System.out.println("child " + child.pid());
    Thread.sleep(600_000);
  }

  private static void shout() {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    String line = "x".repeat(999);
    for (int i = 0; i < 100_000; i++) {
      out.println(i % 1000 == 0 ? "line " + i : line);
    }
    out.println("the end");
    out.print("y".repeat(3_000_000));
    out.flush();
  }
}
