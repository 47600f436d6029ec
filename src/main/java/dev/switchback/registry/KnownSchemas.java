package dev.switchback.registry;

import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.SchemaRow;
import dev.switchback.sqlite.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What each database consisted of when it was looked at, in the catalogue: when the page that
/// holds the schema is lost, this brings the names of the tables back. Nothing of their content is
/// kept. Thread-safe.
public final class KnownSchemas {
  private static final int KEPT = 20;

  private final Catalogue catalogue;
  private final Clock clock;

  public KnownSchemas(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// The newest schema of a file.
  ///
  /// @param at when it was seen first
  public record Seen(List<SchemaRow> objects, Instant at) {
    public Seen {
      objects = List.copyOf(objects);
    }

    public long tables() {
      return objects.stream().filter(SchemaRow::isTable).count();
    }
  }

  /// What a look found, to be kept after the look: nothing waits for the catalogue meanwhile.
  ///
  /// @param objects empty where the newest one that is kept has the same mark
  public record Sight(String mark, List<SchemaRow> objects) {
    public Sight {
      objects = List.copyOf(objects);
    }
  }

  /// Reads the schema of an open database, unless it is the one that is kept already.
  public Sight see(Path file, Session session) {
    String mark = mark(session);
    return newestMark(file).filter(mark::equals).isPresent()
        ? new Sight(mark, List.of())
        : new Sight(mark, KnownSchema.ofOlderCopy(session));
  }

  /// Keeps what was seen. A file without any table says nothing that could help.
  public void keep(Path file, Sight sight) {
    if (sight.objects().stream().noneMatch(SchemaRow::isTable)) {
      return;
    }
    catalogue.write(session -> write(session, file, sight));
  }

  private long write(Session session, Path file, Sight sight) {
    session.execute(
        "INSERT INTO known_schema (database_file, mark, seen_at) VALUES (?, ?, ?)",
        file.toString(),
        sight.mark(),
        clock.instant().toString());
    long id = session.number("SELECT last_insert_rowid()");
    int number = 0;
    for (SchemaRow row : sight.objects()) {
      session.execute(
          "INSERT INTO known_schema_object (schema_id, number, type, name, table_name, root_page,"
              + " sql) VALUES (?, ?, ?, ?, ?, ?, ?)",
          id,
          ++number,
          row.type(),
          row.name(),
          row.table(),
          row.rootPage(),
          row.sql());
    }
    return session.execute(
        """
        DELETE FROM known_schema WHERE database_file = ?1 AND id NOT IN (
          SELECT id FROM known_schema WHERE database_file = ?1 ORDER BY id DESC LIMIT ?2)
        """,
        file.toString(),
        KEPT);
  }

  /// The newest one; empty when the file was never looked at with success.
  public Optional<Seen> newest(Path file) {
    return catalogue.read(
        session ->
            session
                .first(
                    """
                    SELECT id, seen_at FROM known_schema WHERE database_file = ?
                    ORDER BY id DESC LIMIT 1
                    """,
                    row -> new Kept(row.number(1), row.instant(2)),
                    file.toString())
                .map(kept -> new Seen(objects(session, kept.id()), kept.at())));
  }

  private record Kept(long id, Instant at) {}

  private static List<SchemaRow> objects(Session session, long id) {
    return session.query(
        """
        SELECT type, name, table_name, root_page, sql FROM known_schema_object
        WHERE schema_id = ? ORDER BY number
        """,
        row ->
            new SchemaRow(row.text(1), row.text(2), row.text(3), (int) row.number(4), row.text(5)),
        id);
  }

  private Optional<String> newestMark(Path file) {
    return catalogue.read(
        session ->
            session.first(
                "SELECT mark FROM known_schema WHERE database_file = ? ORDER BY id DESC LIMIT 1",
                row -> row.text(1),
                file.toString()));
  }

  /// The number that SQLite counts up with every change, and what tells another file apart that was
  /// put in its place.
  private static String mark(Session session) {
    return session.number("PRAGMA schema_version")
        + session.text(
            """
            SELECT printf(' %d %d %d', count(*), total(rootpage), total(length(sql)))
            FROM sqlite_schema
            """);
  }
}
