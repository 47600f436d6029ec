package dev.switchback.cli;

import dev.switchback.migration.Checksum;
import dev.switchback.testing.JavaJar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder in which a scenario happens: `switchback` runs in this process, with the folder as the
/// user's home; a few commands of its own make, change and look at files.
final class Stage {
  private final Path folder;
  private final Map<String, String> fingerprints = new HashMap<>();
  private final Map<String, Connection> others = new HashMap<>();
  private Instant now = Instant.parse("2026-11-20T09:12:00Z");

  Stage(Path folder) {
    this.folder = folder;
  }

  record Result(List<String> out, List<String> err, int exit) {}

  Result perform(Scenario.Step step) throws Exception {
    now = now.plusSeconds(1);
    List<String> words = words(step.command());
    List<String> arguments = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "switchback" -> switchback(arguments, step.typed());
      case "sql" -> sql(arguments.getFirst(), arguments.get(1));
      case "lock" -> hold(arguments.getFirst(), "BEGIN IMMEDIATE");
      case "hold" -> hold(arguments.getFirst(), arguments.get(1));
      case "unlock" -> unlock(arguments.getFirst());
      case "write" -> done(Files.writeString(file(arguments), arguments.get(1) + "\n"));
      case "append" ->
          done(
              Files.writeString(
                  file(arguments), arguments.get(1) + "\n", StandardOpenOption.APPEND));
      case "mkdir" -> done(Files.createDirectories(file(arguments)));
      case "rm" -> remove(file(arguments));
      case "mv" -> done(Files.move(file(arguments), folder.resolve(arguments.get(1))));
      case "cp" ->
          done(
              Files.copy(
                  file(arguments),
                  folder.resolve(arguments.get(1)),
                  StandardCopyOption.REPLACE_EXISTING));
      case "link" ->
          done(Files.createSymbolicLink(folder.resolve(arguments.get(1)), file(arguments)));
      case "jar" -> jar(file(arguments), arguments.subList(1, arguments.size()));
      case "cut" -> cut(file(arguments), Long.parseLong(arguments.get(1)));
      case "remember" -> remember(arguments.getFirst());
      case "unchanged" -> unchanged(arguments.getFirst());
      case "ls" -> list(file(arguments));
      default -> throw new IllegalArgumentException("No such command: " + step.command());
    };
  }

  private Result switchback(List<String> arguments, List<String> typed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new StringReader(String.join("\n", typed)),
            typed.isEmpty() ? Console.Kind.PIPED : Console.Kind.TERMINAL);
    Clock clock = InstantSource.fixed(now).withZone(ZoneOffset.UTC);
    Face face = new Face(console, clock, folder.resolve(".switchback"), folder, folder);
    int exit = new CommandLineFace(face).execute(arguments);
    return new Result(lines(out), lines(err), exit);
  }

  private Result sql(String name, String sql) {
    List<String> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
        Statement statement = connection.createStatement()) {
      for (String each : sql.split(";")) {
        if (statement.execute(each)) {
          try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
              List<String> cells = new ArrayList<>();
              for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                cells.add(String.valueOf(result.getString(i)));
              }
              rows.add(String.join(" | ", cells));
            }
          }
        }
      }
    } catch (SQLException e) {
      return new Result(rows, List.of(e.toString()), 1);
    }
    return new Result(rows, List.of(), 0);
  }

  /// Another program that has the file open, and keeps it open.
  private Result hold(String name, String sql) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
    others.put(name, connection);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
    return done(name);
  }

  private Result unlock(String name) throws SQLException {
    Objects.requireNonNull(others.remove(name)).close();
    return done(name);
  }

  private Result remember(String name) throws IOException {
    fingerprints.put(name, fingerprint(name));
    return done(name);
  }

  private Result unchanged(String name) throws IOException {
    boolean same = fingerprint(name).equals(fingerprints.get(name));
    return new Result(same ? List.of() : List.of(name + " was changed"), List.of(), same ? 0 : 1);
  }

  private String fingerprint(String name) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String companion : List.of("", "-wal", "-shm", "-journal")) {
      Path file = folder.resolve(name + companion);
      all.append(Files.exists(file) ? Checksum.sha256(Files.readAllBytes(file)).value() : "none");
    }
    return all.toString();
  }

  private static Result list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new Result(
          files.map(file -> file.getFileName().toString()).sorted().toList(), List.of(), 0);
    }
  }

  /// A jar, built from sources of the scenario.
  private Result jar(Path file, List<String> sources) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String source : sources) {
      texts.add(Files.readString(folder.resolve(source)));
    }
    return done(JavaJar.of(texts.toArray(String[]::new)).write(file));
  }

  private static Result cut(Path file, long length) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) length));
    return done(file);
  }

  private static Result remove(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    return done(path);
  }

  private Path file(List<String> arguments) {
    return folder.resolve(arguments.getFirst());
  }

  private static Result done(Object ignored) {
    return new Result(List.of(), List.of(), 0);
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /// Words are parted by spaces; what stands in double or single quotes is one word.
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(command);
    while (matcher.find()) {
      words.add(
          Stream.of(1, 2, 3)
              .map(matcher::group)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow());
    }
    return words;
  }
}
