package dev.switchback.registry;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Care;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The backups that the catalogue knows, by the real path of the file they are copies of.
public final class BackupRecords {
  private static final String COLUMNS =
      """
      SELECT b.id, b.database_file, b.file, b.made_at, b.size_bytes, b.reason, b.subject, b.state,
        b.sha256, b.last_migration, b.detail, b.pinned, b.note, b.packing, b.stored_bytes,
        b.source_stamp, b.trashed_at, p.at, p.is_good, p.detail, p.took_millis,
        s.file, s.copied_at, s.detail
      FROM backup b
      LEFT JOIN backup_proof p
        ON p.id = (SELECT max(id) FROM backup_proof WHERE backup_id = b.id)
      LEFT JOIN backup_second_copy s ON s.backup_id = b.id
      """;

  private final Catalogue catalogue;

  public BackupRecords(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Those that are kept, newest first; one whose file is gone is marked so.
  public List<Backup> of(Path databaseFile) {
    return list("WHERE b.database_file = ? AND b.trashed_at IS NULL", databaseFile.toString());
  }

  /// Those in the trash, newest first.
  public List<Backup> trash(Path databaseFile) {
    return list("WHERE b.database_file = ? AND b.trashed_at IS NOT NULL", databaseFile.toString());
  }

  /// Those whose copy in the second place isn't there yet, of all databases.
  public List<Backup> waitingForSecondPlace() {
    return list("WHERE s.backup_id IS NOT NULL AND s.copied_at IS NULL AND b.trashed_at IS NULL");
  }

  private List<Backup> list(String where, Object... parameters) {
    return catalogue.read(
        session ->
            session.query(
                COLUMNS + where + " ORDER BY b.made_at DESC, b.id DESC",
                BackupRecords::backup,
                parameters));
  }

  public Optional<Backup> find(long id) {
    return catalogue.read(
        session -> session.first(COLUMNS + "WHERE b.id = ?", BackupRecords::backup, id));
  }

  /// The record of this very file.
  public Optional<Backup> findByFile(Path file) {
    return catalogue.read(
        session ->
            session.first(COLUMNS + "WHERE b.file = ?", BackupRecords::backup, file.toString()));
  }

  /// Whether the catalogue knows of no backup at all.
  public boolean isEmpty() {
    return catalogue.read(session -> session.number("SELECT count(*) FROM backup")) == 0;
  }

  /// Adds a record, and gives it back with its id.
  public Backup add(Backup backup, Map<String, Long> rows) {
    long id =
        catalogue.write(
            session -> {
              session.execute(
                  """
                  INSERT INTO backup (database_file, file, made_at, size_bytes, reason, subject,
                    state, sha256, last_migration, detail, pinned, note, packing, stored_bytes,
                    source_stamp)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """,
                  backup.database().toString(),
                  backup.file().toString(),
                  backup.at().toString(),
                  backup.sizeBytes(),
                  backup.reason().name(),
                  backup.subject(),
                  stored(backup.state()).name(),
                  backup.sha256().orElse(null),
                  backup.lastMigration().map(Version::text).orElse(null),
                  backup.detail(),
                  backup.care().pinned() ? 1 : 0,
                  backup.care().note(),
                  backup.care().packing().name(),
                  orNull(backup.care().storedBytes()),
                  backup.care().sourceStamp().orElse(null));
              long added = session.number("SELECT last_insert_rowid()");
              rows.forEach((table, count) -> addRows(session, added, table, count));
              backup.care().proof().ifPresent(proof -> addProof(session, added, proof));
              return added;
            });
    return find(id).orElseThrow();
  }

  /// That it was proved is a matter of its newest drill, that its file is gone of the disk.
  private static Backup.State stored(Backup.State state) {
    return switch (state) {
      case VERIFIED, PROVED -> Backup.State.VERIFIED;
      case MADE, MISSING -> Backup.State.MADE;
      case VERIFICATION_FAILED -> Backup.State.VERIFICATION_FAILED;
    };
  }

  private static @Nullable Long orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  private static void addRows(Session session, long backup, String table, long count) {
    session.execute("INSERT INTO backup_rows VALUES (?, ?, ?)", backup, table, count);
  }

  private static void addProof(Session session, long backup, Care.Proof proof) {
    session.execute(
        "INSERT INTO backup_proof (backup_id, at, is_good, detail, took_millis)"
            + " VALUES (?, ?, ?, ?, ?)",
        backup,
        proof.at().toString(),
        proof.isGood() ? 1 : 0,
        proof.detail(),
        proof.took().toMillis());
  }

  /// Writes down how a drill of it ended.
  public Backup proved(Backup backup, Care.Proof proof) {
    catalogue.write(
        session -> {
          addProof(session, backup.id(), proof);
          return backup;
        });
    return find(backup.id()).orElseThrow();
  }

  /// Pins it with a note, or takes the pin away.
  public Backup pin(Backup backup, Pin pin) {
    catalogue.write(
        session ->
            switch (pin) {
              case Pin.On(String note) ->
                  session.execute(
                      "UPDATE backup SET pinned = 1, note = ? WHERE id = ?", note, backup.id());
              case Pin.Off() ->
                  session.execute("UPDATE backup SET pinned = 0 WHERE id = ?", backup.id());
            });
    return find(backup.id()).orElseThrow();
  }

  /// Whether a backup is pinned.
  public sealed interface Pin {
    record On(String note) implements Pin {}

    record Off() implements Pin {}
  }

  /// Puts those into the trash that `choose` takes out of the ones that are kept; all or none, and
  /// nobody comes between.
  public void trash(Path databaseFile, UnaryOperator<List<Backup>> choose, Instant at) {
    catalogue.write(
        session -> {
          List<Backup> kept =
              session.query(
                  COLUMNS
                      + "WHERE b.database_file = ? AND b.trashed_at IS NULL"
                      + " ORDER BY b.made_at DESC, b.id DESC",
                  BackupRecords::backup,
                  databaseFile.toString());
          return trash(session, choose.apply(kept), at);
        });
  }

  /// Puts them into the trash, all or none.
  public void trash(List<Backup> backups, Instant at) {
    catalogue.write(session -> trash(session, backups, at));
  }

  private static int trash(Session session, List<Backup> backups, Instant at) {
    for (Backup backup : backups) {
      session.execute("UPDATE backup SET trashed_at = ? WHERE id = ?", at.toString(), backup.id());
    }
    return backups.size();
  }

  /// Takes it out of the trash.
  public Backup putBack(Backup backup) {
    catalogue.write(
        session ->
            session.execute("UPDATE backup SET trashed_at = NULL WHERE id = ?", backup.id()));
    return find(backup.id()).orElseThrow();
  }

  /// Writes down what became of its copy in the second place.
  public void second(Backup backup, Care.SecondCopy copy) {
    catalogue.write(
        session ->
            session.execute(
                "INSERT OR REPLACE INTO backup_second_copy VALUES (?, ?, ?, ?)",
                backup.id(),
                copy.file().toString(),
                copy.at().map(Instant::toString).orElse(null),
                copy.detail()));
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
    Optional<Care.Proof> proof =
        row.textOrNone(18)
            .map(
                at ->
                    new Care.Proof(
                        Instant.parse(at),
                        row.number(19) == 1,
                        row.text(20),
                        Duration.ofMillis(row.number(21))));
    Backup.State state =
        Files.exists(file) ? state(Backup.State.valueOf(row.text(8)), proof) : Backup.State.MISSING;
    boolean hasFailed = proof.filter(it -> !it.isGood()).isPresent();
    return new Backup(
        row.number(1),
        Path.of(row.text(2)),
        file,
        row.instant(4),
        row.number(5),
        Backup.Reason.valueOf(row.text(6)),
        row.text(7),
        state,
        row.textOrNone(9),
        row.textOrNone(10).map(Version::named),
        hasFailed ? proof.map(Care.Proof::detail).orElse("") : row.text(11),
        new Care(
            row.number(12) == 1,
            row.text(13),
            Care.Packing.valueOf(row.text(14)),
            row.numberOrNone(15),
            row.textOrNone(17).map(Instant::parse),
            proof,
            row.textOrNone(22)
                .map(
                    second ->
                        new Care.SecondCopy(
                            Path.of(second), row.textOrNone(23).map(Instant::parse), row.text(24))),
            row.textOrNone(16)));
  }

  /// The newest drill outdoes the check that was made when the backup was.
  private static Backup.State state(Backup.State made, Optional<Care.Proof> proof) {
    return proof
        .map(it -> it.isGood() ? Backup.State.PROVED : Backup.State.VERIFICATION_FAILED)
        .orElse(made);
  }
}
