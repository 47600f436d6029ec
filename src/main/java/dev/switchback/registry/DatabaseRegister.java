package dev.switchback.registry;

import dev.switchback.failure.UnknownName;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The registered databases, in the catalogue. Never touches their files.
public final class DatabaseRegister {
  private static final String COLUMNS =
      "SELECT id, name, file, source, environment, protection FROM registered_database";

  private final Catalogue catalogue;
  private final Clock clock;

  public DatabaseRegister(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// All, by name.
  public List<Database> all() {
    return catalogue.read(
        session -> session.query(COLUMNS + " ORDER BY name", row -> database(session, row)));
  }

  /// @throws UnknownName when there is none of this name, with the names that are like it
  public Database find(String name) {
    return catalogue
        .read(
            session ->
                session.first(COLUMNS + " WHERE name = ?", row -> database(session, row), name))
        .orElseThrow(() -> new UnknownName("database", name, similar(name)));
  }

  /// The database registered with exactly this file.
  public Optional<Database> findByFile(Path file) {
    return catalogue.read(
        session ->
            session.first(
                COLUMNS + " WHERE file = ?",
                row -> database(session, row),
                file.toAbsolutePath().normalize().toString()));
  }

  private List<String> similar(String name) {
    return all().stream()
        .map(Database::name)
        .filter(other -> distance(name, other) <= Math.max(2, name.length() / 3))
        .sorted(Comparator.comparingInt(other -> distance(name, other)))
        .limit(3)
        .toList();
  }

  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same =
            Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
        current[j] =
            Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
      }
      previous = current;
    }
    return previous[other.length()];
  }

  /// @throws IllegalArgumentException when the name is taken or empty
  public Database add(
      String name,
      Path file,
      Optional<Path> source,
      Environment environment,
      Protection protection) {
    Database database =
        new Database(
            OptionalLong.empty(),
            name.strip(),
            file.toAbsolutePath().normalize(),
            source.map(folder -> folder.toAbsolutePath().normalize()),
            environment,
            protection,
            Settings.NONE);
    requireFreeName(database);
    catalogue.write(
        session ->
            session.execute(
                """
                INSERT INTO registered_database
                  (name, file, source, environment, protection, added_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                database.name(),
                database.file().toString(),
                database.source().map(Path::toString).orElse(null),
                environment.name(),
                protection.name(),
                clock.instant().toString()));
    return find(database.name());
  }

  /// Changes what is registered of the database with this id.
  public Database update(Database database) {
    requireFreeName(database);
    catalogue.write(
        session ->
            session.execute(
                """
                UPDATE registered_database
                SET name = ?, file = ?, source = ?, environment = ?, protection = ? WHERE id = ?
                """,
                database.name(),
                database.file().toString(),
                database.source().map(Path::toString).orElse(null),
                database.environment().name(),
                database.protection().name(),
                database.id().orElseThrow()));
    catalogue.write(session -> writeSettings(session, database));
    return find(database.name());
  }

  /// Makes a change of the registration. Where the file was moved, its backups, its activity and
  /// what was seen of it go along.
  ///
  /// @throws IllegalArgumentException when the name is taken or empty
  public Database update(Registration change) {
    Database updated = update(change.to());
    if (change.records().filter(Registration.Records.GO_ALONG::equals).isPresent()) {
      String old = DatabaseFile.of(change.from().file()).real().toString();
      String now = DatabaseFile.of(change.to().file()).real().toString();
      catalogue.write(
          session -> {
            session.execute(
                "UPDATE backup SET database_file = ? WHERE database_file = ?", now, old);
            session.execute("UPDATE activity SET file = ? WHERE file = ?", now, old);
            session.execute("UPDATE finished_check SET file = ? WHERE file = ?", now, old);
            return session.execute(
                "UPDATE OR IGNORE seen_migration SET database_file = ? WHERE database_file = ?",
                now,
                old);
          });
    }
    return updated;
  }

  private static long writeSettings(Session session, Database database) {
    long id = database.id().orElseThrow();
    session.execute("DELETE FROM database_setting WHERE database_id = ?", id);
    database
        .settings()
        .values()
        .forEach(
            (name, value) ->
                session.execute(
                    "INSERT INTO database_setting (database_id, name, value) VALUES (?, ?, ?)",
                    id,
                    name,
                    value));
    return id;
  }

  private static Settings settings(Session session, long id) {
    Map<String, String> values = new HashMap<>();
    session.query(
        "SELECT name, value FROM database_setting WHERE database_id = ?",
        row -> values.put(row.text(1), row.text(2)),
        id);
    return new Settings(values);
  }

  private void requireFreeName(Database database) {
    if (database.name().isBlank()) {
      throw new IllegalArgumentException("A database needs a name");
    }
    boolean taken =
        all().stream()
            .anyMatch(
                other ->
                    other.name().equalsIgnoreCase(database.name())
                        && !other.id().equals(database.id()));
    if (taken) {
      throw new IllegalArgumentException("A database named " + database.name() + " is on the list");
    }
  }

  public void remove(Database database) {
    catalogue.write(
        session ->
            session.execute(
                "DELETE FROM registered_database WHERE id = ?", database.id().orElseThrow()));
  }

  private static Database database(Session session, Row row) {
    return new Database(
        OptionalLong.of(row.number(1)),
        row.text(2),
        Path.of(row.text(3)),
        row.textOrNone(4).map(Path::of),
        Environment.valueOf(row.text(5)),
        Protection.valueOf(row.text(6)),
        settings(session, row.number(1)));
  }
}
