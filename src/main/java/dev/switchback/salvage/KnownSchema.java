package dev.switchback.salvage;

import dev.switchback.failure.FileFailed;
import dev.switchback.sql.Names;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A schema that comes from elsewhere.
public final class KnownSchema {
  /// Where it is to be taken from.
  public sealed interface From {

    /// From nowhere.
    record Nowhere() implements From {}

    /// From a file of SQL statements.
    record Statements(Path file) implements From {}

    /// From a database whose tables are alike.
    record Similar(Path file) implements From {}

    /// What is known already.
    ///
    /// @param rows how many rows tables had then, as far as anybody counted
    record Given(List<SchemaRow> schema, Map<String, Long> rows) implements From {
      public static final Given NOTHING = new Given(List.of(), Map.of());

      public Given {
        schema = List.copyOf(schema);
        rows = Map.copyOf(rows);
      }
    }

    /// From an older copy of the same file, such as a backup.
    record OlderCopy(Path file) implements From {}
  }

  /// Adds to a request what is known from there. Reads only.
  ///
  /// @throws dev.switchback.failure.Failure when it can't be read
  public static SalvageRequest added(SalvageRequest request, From from) {
    return switch (from) {
      case From.Nowhere() -> request;
      case From.Given(List<SchemaRow> schema, Map<String, Long> rows) -> request.with(schema, rows);
      case From.Statements(Path file) -> request.with(ofStatements(text(file)), Map.of());
      case From.Similar(Path file) -> {
        try (Session session = Sessions.forChecking(DatabaseFile.of(file))) {
          yield request.with(ofSimilar(session), Map.of());
        }
      }
      case From.OlderCopy(Path file) -> {
        try (Session session = Sessions.forChecking(DatabaseFile.of(file))) {
          yield request.with(ofOlderCopy(session), rows(session));
        }
      }
    };
  }

  private static Map<String, Long> rows(Session session) {
    Map<String, Long> rows = new HashMap<>();
    for (SchemaRow row : ofOlderCopy(session)) {
      if (row.isTable() && row.rootPage() > 0) {
        rows.put(row.name(), session.number("SELECT count(*) FROM " + Names.quoted(row.name())));
      }
    }
    return rows;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new FileFailed(file, "read", String.valueOf(e.getMessage()));
    }
  }

  private static final String ALL =
      "SELECT type, name, tbl_name, rootpage, coalesce(sql, '') FROM sqlite_schema";

  private KnownSchema() {}

  /// The schema of an older copy of the same file: where its tables began is believed when what is
  /// there can be theirs. Reads only.
  public static List<SchemaRow> ofOlderCopy(Session session) {
    return session.query(
        ALL,
        row ->
            new SchemaRow(row.text(1), row.text(2), row.text(3), (int) row.number(4), row.text(5)));
  }

  /// The schema of a database that is like it, but isn't an older copy.
  public static List<SchemaRow> ofSimilar(Session session) {
    return ofOlderCopy(session).stream().map(SchemaRow::withoutRoot).toList();
  }

  /// What scripts leave that are run one after the other on an empty database in memory, each
  /// statement that SQLite takes.
  public static List<SchemaRow> ofScripts(List<String> scripts) {
    try (Session session = Sessions.inMemory()) {
      for (String script : scripts) {
        for (SqlStatement statement : Script.of(script).statements()) {
          run(session, statement.text());
        }
      }
      session.rollback();
      return ofSimilar(session);
    } catch (SqliteError unreadable) {
      return List.of();
    }
  }

  private static void run(Session session, String sql) {
    try {
      session.execute(sql);
    } catch (SqliteError notHere) {
      // It needs rows, a function or a table that isn't here; the others may still be made.
    }
  }

  /// What a file of statements makes, tried in memory. Statements that don't create anything, or
  /// that SQLite refuses, are left out.
  public static List<SchemaRow> ofStatements(String sql) {
    try (Session session = Sessions.inMemory()) {
      for (SqlStatement statement : Script.of(sql).statements()) {
        SchemaShapes.create(session, statement.text());
      }
      return ofSimilar(session);
    } catch (SqliteError unreadable) {
      return List.of();
    }
  }
}
