package dev.switchback.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFactsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE t",
        "drop /* gone */ table if exists t",
        "DELETE FROM t",
        "WITH a AS (SELECT 1) DELETE FROM t WHERE x IN a",
        "ALTER TABLE t DROP COLUMN a",
        "ALTER TABLE t DROP a",
        "ALTER TABLE \"a b\".[c d] DROP COLUMN e"
      })
  void takesDataAway(String sql) {
    assertThat(Destruction.isDestructive(statement(sql))).isTrue();
    assertThat(Destruction.isIn(Script.of("SELECT 1; " + sql))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP VIEW v",
        "DROP INDEX i",
        "DROP TRIGGER t",
        "UPDATE t SET a = 1",
        "ALTER TABLE \"drop\" RENAME COLUMN a TO \"drop\"",
        "ALTER TABLE t ADD COLUMN b",
        "ALTER TABLE t DROP CONSTRAINT c",
        "CREATE TRIGGER a AFTER INSERT ON t BEGIN DELETE FROM u; END",
        "EXPLAIN DELETE FROM t",
        "SELECT 'DROP TABLE t'"
      })
  void takesNoDataAway(String sql) {
    assertThat(Destruction.isDestructive(statement(sql))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRAGMA foreign_keys = OFF",
        "pragma Foreign_Keys=1",
        "PRAGMA main.foreign_keys(on)",
        "PRAGMA \"foreign_keys\" /* why */ = no",
        "PRAGMA [main] . `foreign_keys` = 0",
        "PRAGMA 'foreign_keys' = 'off'"
      })
  void setsForeignKeys(String sql) {
    assertThat(ForeignKeysPragma.isSetBy(statement(sql))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRAGMA foreign_keys",
        "PRAGMA main.foreign_keys",
        "PRAGMA foreign_key_check(t)",
        "PRAGMA defer_foreign_keys = on",
        "PRAGMA foreign_key_list('foreign_keys')",
        "SELECT 'PRAGMA foreign_keys = off'",
        "PRAGMA"
      })
  void setsNoForeignKeys(String sql) {
    assertThat(ForeignKeysPragma.isSetBy(statement(sql))).isFalse();
  }

  @Test
  void aPragmaIsTakenApart() {
    assertThat(Pragma.of(statement("PRAGMA \"Main\".Cache_Size = - 2000")))
        .contains(new Pragma(Optional.of("main"), "cache_size", Optional.of("-2000")));
    assertThat(Pragma.of(statement("PRAGMA table_info(\"a (b\")")))
        .contains(new Pragma(Optional.empty(), "table_info", Optional.of("\"a (b\"")));
    assertThat(Pragma.of(statement("SELECT 1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VACUUM                          | VACUUM
          VACUUM main INTO 'x.db'         | VACUUM
          ATTACH 'x.db' AS x              | ATTACH
          DETACH x                        | DETACH
          PRAGMA journal_mode = wal       | PRAGMA journal_mode
          PRAGMA main."synchronous"(off)  | PRAGMA synchronous
          PRAGMA wal_checkpoint           | PRAGMA wal_checkpoint
          PRAGMA page_size = 8192         | PRAGMA page_size
          """)
  void needsToStandOutsideATransaction(String sql, String what) {
    assertThat(TransactionBound.reason(statement(sql))).contains(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRAGMA journal_mode",
        "PRAGMA page_size",
        "PRAGMA user_version = 3",
        "PRAGMA foreign_keys = off",
        "CREATE TABLE vacuum(a)",
        "REINDEX"
      })
  void mayStandInATransaction(String sql) {
    assertThat(TransactionBound.reason(statement(sql))).isEmpty();
  }

  private static SqlStatement statement(String sql) {
    return Script.of(sql).statements().getFirst();
  }
}
