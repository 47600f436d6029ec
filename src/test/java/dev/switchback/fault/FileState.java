package dev.switchback.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is in a database, found out on a copy of it, its log and its journal: the way the next
/// program would see it, without being that program.
record FileState(String integrity, String history, String content) {

  static FileState of(Path file) {
    try {
      Path folder = Files.createTempDirectory("state");
      Path copy = folder.resolve("copy.db");
      for (String companion : List.of("", "-wal", "-journal")) {
        Path from = Path.of(file + companion);
        if (Files.exists(from)) {
          Files.copy(from, Path.of(copy + companion));
        }
      }
      FileState state = read(copy);
      delete(folder);
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same without the rows that say of a failed attempt that it failed: they are written in a
  /// transaction of their own, after everything else was taken back.
  FileState withoutFailures() {
    return new FileState(
        integrity, history.replaceAll("(, )?\\d+ failed \\w+", "").replace("[, ", "["), content);
  }

  private static FileState read(Path copy) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
      String integrity = String.join("\n", rows(connection, "PRAGMA integrity_check"));
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<String> history = List.of();
      for (String object :
          rows(connection, "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2")) {
        digest.update(object.getBytes(StandardCharsets.UTF_8));
      }
      for (String table :
          rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")) {
        if (table.equals("switchback_history")) {
          history =
              rows(connection, "SELECT id, event, version FROM switchback_history ORDER BY id");
          continue;
        }
        for (String row : rows(connection, "SELECT * FROM \"" + table + "\" ORDER BY 1")) {
          digest.update(row.getBytes(StandardCharsets.UTF_8));
        }
      }
      return new FileState(
          integrity, history.toString(), HexFormat.of().formatHex(digest.digest()));
    } catch (SQLException | NoSuchAlgorithmException e) {
      throw new AssertionError("Unreadable: " + copy, e);
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      int columns = results.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (results.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : " ").append(results.getString(i));
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }

  /// Every file below `folder` with a digest of its bytes. The shared memory of a log is only
  /// named: it holds locks and an index, nothing of the database.
  static SortedMap<String, String> bytes(Path folder) {
    SortedMap<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes.put(
            folder.relativize(file).toString(),
            file.toString().endsWith("-shm")
                ? "shared memory"
                : HexFormat.of()
                    .formatHex(
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
      }
      return bytes;
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// The same for the folder that `file` lies in.
  static SortedMap<String, String> beside(Path file) {
    return bytes(file.resolveSibling(""));
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
