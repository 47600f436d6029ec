package dev.switchback.template;

import dev.switchback.schema.SchemaObject;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A schema without rows, in memory, on which SQLite can be asked what would happen.
final class Scratch implements AutoCloseable {
  private static final String PROBE = "switchback_probe";

  private final Session session;

  private Scratch(Session session) {
    this.session = session;
  }

  /// The objects of a database that have SQL, in the order they were made.
  static List<SchemaObject> read(Session session) {
    return session.query(
        """
        SELECT type, name, tbl_name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid
        """,
        Scratch::object);
  }

  private static SchemaObject object(Row row) {
    return new SchemaObject(
        SchemaObject.Type.valueOf(row.text(1).toUpperCase(Locale.ROOT)),
        row.text(2),
        row.text(3),
        row.text(4));
  }

  /// Tables first. What can't be made here, because a module, function or collation is missing, is
  /// left out.
  static Scratch of(List<SchemaObject> schema) {
    Session session = Sessions.inMemory();
    session.set("foreign_keys", "0");
    for (SchemaObject object :
        schema.stream().sorted(Comparator.comparing(Scratch::isNoTable)).toList()) {
      try {
        session.execute(object.sql());
      } catch (SqliteError notHere) {
        // Its own application knows how; nothing that is asked here depends on it.
      }
    }
    session.execute("CREATE TABLE " + PROBE + " (x)");
    return new Scratch(session);
  }

  private static boolean isNoTable(SchemaObject object) {
    return object.type() != SchemaObject.Type.TABLE;
  }

  List<SchemaObject> objects() {
    return read(session).stream().filter(object -> !object.table().equals(PROBE)).toList();
  }

  boolean has(SchemaObject wanted) {
    return objects().stream()
        .anyMatch(o -> o.type() == wanted.type() && o.name().equalsIgnoreCase(wanted.name()));
  }

  Session session() {
    return session;
  }

  /// @throws SqliteError when SQLite refuses
  void run(String sql) {
    session.execute(sql);
  }

  void drop(SchemaObject object) {
    session.execute(dropping(object));
  }

  static String dropping(SchemaObject object) {
    return "DROP " + object.type() + " " + SqlNames.written(object.name());
  }

  /// A view or trigger that doesn't work, and what SQLite says of it.
  record Broken(SchemaObject object, String message) {}

  /// Any view or trigger that doesn't work. SQLite looks through all of them before it renames a
  /// table (sqlite.org/lang_altertable.html, section 2).
  Optional<Broken> broken() {
    try {
      rename(PROBE, PROBE + "_");
      rename(PROBE + "_", PROBE);
      return Optional.empty();
    } catch (SqliteError e) {
      return Optional.of(blamed(e));
    }
  }

  void rename(String table, String newName) {
    session.execute(renaming(table, newName));
  }

  static String renaming(String table, String newName) {
    return "ALTER TABLE " + SqlNames.written(table) + " RENAME TO " + SqlNames.written(newName);
  }

  /// The object that an error is about.
  ///
  /// @throws SqliteError the same, when it isn't about a view or a trigger
  Broken blamed(SqliteError error) {
    String message = error.result().message();
    return objects().stream()
        .filter(o -> o.type() == SchemaObject.Type.VIEW || o.type() == SchemaObject.Type.TRIGGER)
        .filter(o -> message.startsWith("error in " + word(o) + " " + o.name()))
        .max(Comparator.comparingInt(o -> o.name().length()))
        .map(o -> new Broken(o, afterName(message, o)))
        .orElseThrow(() -> error);
  }

  static String word(SchemaObject object) {
    return object.type().name().toLowerCase(Locale.ROOT);
  }

  private static String afterName(String message, SchemaObject object) {
    String rest = message.substring(("error in " + word(object) + " " + object.name()).length());
    return rest.replaceFirst("^[^:]*: ?", "");
  }

  /// What speaks against the foreign keys themselves, not against rows: a reference to a column
  /// that isn't unique or isn't there.
  Optional<String> mismatch() {
    try {
      session.query("PRAGMA foreign_key_check", row -> "");
      return Optional.empty();
    } catch (SqliteError e) {
      return Optional.of(e.result().message());
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
