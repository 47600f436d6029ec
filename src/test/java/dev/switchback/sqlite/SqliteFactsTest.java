package dev.switchback.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/// What `docs/sqlite-notes.md` says about SQLite and its driver, tried on the plain driver. When
/// one of these fails after an upgrade, code that relies on the old behaviour has to be looked at.
final class SqliteFactsTest {
  @TempDir Path folder;

  @Test
  void executeRunsTheFirstStatementAndIgnoresTheRest() throws SQLException {
    try (Connection db = open("a.db", "")) {
      execute(db, "CREATE TABLE a (x); this is not SQL at all");

      assertThat(text(db, "SELECT count(*) FROM sqlite_schema")).isEqualTo("1");
    }
  }

  @Test
  void aStatementMayHaveAMillionBytesUnlessTheLimitIsRaised() throws SQLException {
    try (SQLiteConnection db = (SQLiteConnection) open("a.db", "")) {
      String literal = "SELECT length('" + "x".repeat(1_100_000) + "')";
      assertThatThrownBy(() -> text(db, literal)).hasMessageContaining("SQLITE_TOOBIG");

      db.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, 1 << 30);

      assertThat(text(db, literal)).isEqualTo("1100000");
    }
  }

  @Test
  void foreignKeysCannotBeSwitchedOffInATransactionAndARebuildThenDeletesTheChildren()
      throws SQLException {
    try (Connection db = family()) {
      direct(db, "PRAGMA foreign_keys=ON");
      direct(db, "BEGIN");
      direct(db, "PRAGMA foreign_keys=OFF");

      assertThat(text(db, "PRAGMA foreign_keys")).isEqualTo("1");
      rebuildParent(db);
      direct(db, "COMMIT");
      assertThat(text(db, "SELECT count(*) FROM child")).isEqualTo("0");
    }
  }

  @Test
  void aRebuildWithForeignKeysOffKeepsTheChildren() throws SQLException {
    try (Connection db = family()) {
      direct(db, "PRAGMA foreign_keys=OFF");
      direct(db, "BEGIN");
      rebuildParent(db);
      direct(db, "COMMIT");

      assertThat(text(db, "SELECT count(*) FROM child")).isEqualTo("2");
      assertThat(text(db, "SELECT count(*) FROM pragma_foreign_key_check")).isEqualTo("0");
    }
  }

  @Test
  void somePragmasOutliveTheRollbackOfTheirTransaction() throws SQLException {
    try (Connection db = open("a.db", "")) {
      direct(db, "BEGIN");
      direct(db, "PRAGMA legacy_alter_table=ON");
      direct(db, "ROLLBACK");

      assertThat(text(db, "PRAGMA legacy_alter_table")).isEqualTo("1");
    }
  }

  @Test
  void definitionsAreRolledBackLikeRows() throws SQLException {
    try (Connection db = open("a.db", "")) {
      execute(db, "CREATE TABLE a (x)");
      direct(db, "BEGIN IMMEDIATE");
      direct(db, "ALTER TABLE a ADD COLUMN y");
      direct(db, "DROP TABLE a");
      direct(db, "PRAGMA user_version=7");
      direct(db, "ROLLBACK");

      assertThat(text(db, "SELECT sql FROM sqlite_schema")).isEqualTo("CREATE TABLE a (x)");
      assertThat(text(db, "PRAGMA user_version")).isEqualTo("0");
    }
  }

  @Test
  void readingAWalDatabaseLeavesCompanionsBehind() throws Exception {
    Path file = closedWalDatabase();

    try (Connection db = open("wal.db", "mode=ro")) {
      assertThat(text(db, "SELECT count(*) FROM a")).isEqualTo("1");
    }

    assertThat(file.resolveSibling("wal.db-shm")).exists();
    assertThat(file.resolveSibling("wal.db-wal")).exists();
  }

  @Test
  void readingItFrozenLeavesNone() throws Exception {
    Path file = closedWalDatabase();

    try (Connection db = open("wal.db", "mode=ro&immutable=1")) {
      assertThat(text(db, "SELECT count(*) FROM a")).isEqualTo("1");
    }

    assertThat(file.resolveSibling("wal.db-shm")).doesNotExist();
    assertThat(file.resolveSibling("wal.db-wal")).doesNotExist();
  }

  @Test
  void readingItFrozenDoesNotSeeTheLog() throws Exception {
    closedWalDatabase();
    try (Connection writer = open("wal.db", "")) {
      execute(writer, "INSERT INTO a VALUES (2)");
      try (Connection frozen = open("wal.db", "mode=ro&immutable=1")) {
        assertThat(text(frozen, "SELECT count(*) FROM a")).isEqualTo("1");
      }
    }
  }

  @Test
  void anEmptyFilePassesEveryCheck() throws Exception {
    Files.createFile(folder.resolve("empty.db"));

    try (Connection db = open("empty.db", "mode=ro")) {
      assertThat(text(db, "PRAGMA integrity_check")).isEqualTo("ok");
    }
  }

  @Test
  void aReadOnlyConnectionDoesNotCheckConstraints() throws SQLException {
    try (Connection db = open("a.db", "")) {
      execute(db, "CREATE TABLE a (x CHECK (x > 0))");
      direct(db, "PRAGMA ignore_check_constraints=ON");
      execute(db, "INSERT INTO a VALUES (-1)");
    }

    try (Connection db = open("a.db", "mode=ro")) {
      assertThat(text(db, "PRAGMA integrity_check")).isEqualTo("ok");
    }
    try (Connection db = open("a.db", "mode=rw")) {
      direct(db, "PRAGMA query_only=1");
      assertThat(text(db, "PRAGMA integrity_check")).isEqualTo("CHECK constraint failed in a");
    }
  }

  @Test
  void aBrokenReferenceOfATableWithoutRowidHasNoRowid() throws SQLException {
    try (Connection db = open("a.db", "")) {
      execute(db, "CREATE TABLE p (id INTEGER PRIMARY KEY)");
      execute(db, "CREATE TABLE c (k TEXT PRIMARY KEY, p REFERENCES p (id)) WITHOUT ROWID");
      execute(db, "INSERT INTO c VALUES ('x', 1)");

      assertThat(text(db, "SELECT coalesce(\"rowid\", 'none') FROM pragma_foreign_key_check"))
          .isEqualTo("none");
    }
  }

  @Test
  void anOnlineBackupCopiesDamageWithoutNoticing() throws Exception {
    try (Connection db = open("a.db", "")) {
      execute(db, "CREATE TABLE a (x)");
      execute(
          db,
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)"
              + " INSERT INTO a SELECT hex(zeroblob(100)) FROM n");
    }
    Path file = folder.resolve("a.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096 * 3, 4096 * 13, (byte) 0);
    Files.write(file, bytes);

    try (SQLiteConnection db = (SQLiteConnection) open("a.db", "mode=rw")) {
      int code = db.getDatabase().backup("main", folder.resolve("copy.db").toString(), null);
      assertThat(code).isZero();
    }
    try (Connection copy = open("copy.db", "mode=rw")) {
      assertThat(text(copy, "PRAGMA quick_check")).isNotEqualTo("ok");
    }
  }

  @Test
  void theRestoreOfTheDriverReportsSuccessAfterItFailed() throws Exception {
    Path text = Files.writeString(folder.resolve("not.db"), "This is not a database. ".repeat(50));

    try (SQLiteConnection db = (SQLiteConnection) open("a.db", "")) {
      execute(db, "CREATE TABLE a (x)");
      int code = db.getDatabase().restore("main", text.toString(), null);

      assertThat(code).isZero();
      assertThat(text(db, "SELECT count(*) FROM sqlite_schema")).isEqualTo("1");
    }
  }

  @Test
  void theRestoreOfTheDriverEmptiesTheDatabaseWhenGivenAnEmptyFile() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.db"));

    try (SQLiteConnection db = (SQLiteConnection) open("a.db", "")) {
      execute(db, "CREATE TABLE a (x)");
      int code = db.getDatabase().restore("main", empty.toString(), null);

      assertThat(code).isZero();
      assertThat(text(db, "SELECT count(*) FROM sqlite_schema")).isEqualTo("0");
    }
  }

  private Connection family() throws SQLException {
    Connection db = open("family.db", "");
    execute(db, "CREATE TABLE parent (id INTEGER PRIMARY KEY)");
    execute(db, "CREATE TABLE child (p REFERENCES parent (id) ON DELETE CASCADE)");
    execute(db, "INSERT INTO parent VALUES (1), (2)");
    execute(db, "INSERT INTO child VALUES (1), (2)");
    return db;
  }

  private static void rebuildParent(Connection db) throws SQLException {
    direct(db, "CREATE TABLE fresh (id INTEGER PRIMARY KEY, name TEXT)");
    direct(db, "INSERT INTO fresh (id) SELECT id FROM parent");
    direct(db, "DROP TABLE parent");
    direct(db, "ALTER TABLE fresh RENAME TO parent");
  }

  private Path closedWalDatabase() throws SQLException {
    try (Connection db = open("wal.db", "")) {
      text(db, "PRAGMA journal_mode=wal");
      execute(db, "CREATE TABLE a (x)");
      execute(db, "INSERT INTO a VALUES (1)");
    }
    return folder.resolve("wal.db");
  }

  private Connection open(String name, String query) throws SQLException {
    String uri = folder.resolve(name).toUri().toString().replace("file:///", "file:/");
    return DriverManager.getConnection("jdbc:sqlite:" + uri + (query.isEmpty() ? "" : "?" + query));
  }

  private static void execute(Connection db, String sql) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Without a prepared statement, as transactions are begun and ended.
  private static void direct(Connection db, String sql) throws SQLException {
    ((SQLiteConnection) db).getDatabase()._exec(sql);
  }

  private static String text(Connection db, String sql) throws SQLException {
    try (Statement statement = db.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }
}
