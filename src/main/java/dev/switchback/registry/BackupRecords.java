package dev.switchback.registry;

import dev.switchback.backup.Backup;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The backups that the catalogue knows, by the real path of the file they are copies of.
public final class BackupRecords {
  private static final String COLUMNS =
      """
      SELECT id, database_file, file, made_at, size_bytes, reason, subject, state, sha256,
        last_migration, detail FROM backup
      """;

  private final Catalogue catalogue;

  public BackupRecords(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Newest first; one whose file is gone is marked so.
  public List<Backup> of(Path databaseFile) {
    return catalogue.read(
        session ->
            session.query(
                COLUMNS + "WHERE database_file = ? ORDER BY made_at DESC, id DESC",
                BackupRecords::backup,
                databaseFile.toString()));
  }

  public Optional<Backup> find(long id) {
    return catalogue.read(
        session -> session.first(COLUMNS + "WHERE id = ?", BackupRecords::backup, id));
  }

  /// Adds a record, and gives it back with its id.
  public Backup add(Backup backup, Map<String, Long> rows) {
    long id =
        catalogue.write(
            session -> {
              session.execute(
                  """
                  INSERT INTO backup (database_file, file, made_at, size_bytes, reason, subject,
                    state, sha256, last_migration, detail)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """,
                  backup.database().toString(),
                  backup.file().toString(),
                  backup.at().toString(),
                  backup.sizeBytes(),
                  backup.reason().name(),
                  backup.subject(),
                  backup.state().name(),
                  backup.sha256().orElse(null),
                  backup.lastMigration().map(Version::text).orElse(null),
                  backup.detail());
              long added = session.number("SELECT last_insert_rowid()");
              rows.forEach((table, count) -> addRows(session, added, table, count));
              return added;
            });
    return find(id).orElseThrow();
  }

  private static void addRows(Session session, long backup, String table, long count) {
    session.execute("INSERT INTO backup_rows VALUES (?, ?, ?)", backup, table, count);
  }

  /// Rows per table, as they were counted in the backup.
  public Map<String, Long> rows(long id) {
    return catalogue.read(
        session -> {
          Map<String, Long> rows = new TreeMap<>();
          session
              .query(
                  "SELECT table_name, row_count FROM backup_rows WHERE backup_id = ?",
                  row -> Map.entry(row.text(1), row.number(2)),
                  id)
              .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
          return rows;
        });
  }

  public void remove(Backup backup) {
    catalogue.write(session -> session.execute("DELETE FROM backup WHERE id = ?", backup.id()));
  }

  private static Backup backup(Row row) {
    Path file = Path.of(row.text(3));
    return new Backup(
        row.number(1),
        Path.of(row.text(2)),
        file,
        row.instant(4),
        row.number(5),
        Backup.Reason.valueOf(row.text(6)),
        row.text(7),
        Files.exists(file) ? Backup.State.valueOf(row.text(8)) : Backup.State.MISSING,
        row.textOrNone(9),
        row.textOrNone(10).map(Version::named),
        row.text(11));
  }
}
