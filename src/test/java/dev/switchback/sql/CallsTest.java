package dev.switchback.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sql.Calls.Kind;
import dev.switchback.sql.Calls.When;
import dev.switchback.sqlite.OwnNames;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What statements call by name, compared with what SQLite says of the same statements.
class CallsTest {
  private static final String SCHEMA =
      """
      CREATE TABLE t (a TEXT, b INTEGER, key TEXT);
      CREATE TABLE parent (id INTEGER PRIMARY KEY);
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT unknown(a) FROM t",
        "SELECT a FROM t WHERE unknown(a, b) > 1",
        "UPDATE t SET a = upper(unknown(a))",
        "INSERT INTO t (a, b) SELECT `unknown`(a), count(*) FROM t",
        "INSERT INTO t VALUES (\"unknown\"(1), 2, 3)",
        "CREATE INDEX i ON t (unknown(a))",
        "CREATE INDEX i ON t (a) WHERE unknown(b)",
        "CREATE TABLE n (a TEXT CHECK (unknown(a)), b VARCHAR(10))",
        "CREATE TABLE n (a TEXT, b AS (unknown(a)))",
        "CREATE TABLE n AS SELECT unknown(a) AS a FROM t",
        "WITH c (x) AS (SELECT 1), d (x) AS NOT MATERIALIZED (SELECT unknown(2)) SELECT * FROM d",
        "SELECT * FROM t JOIN parent ON unknown(a)",
        "SELECT a REGEXP 'b' FROM t",
        "SELECT a NOT REGEXP 'b' FROM t",
        "SELECT regexp('a', a) FROM t",
        "SELECT a FROM t ORDER BY a COLLATE unknown",
        "CREATE TABLE n (a TEXT COLLATE unknown)",
        "CREATE INDEX i ON t (a COLLATE [unknown] DESC)",
        "CREATE TABLE n (a TEXT, PRIMARY KEY (a COLLATE unknown))",
        "SELECT * FROM unknown(1)",
        "SELECT * FROM t, unknown(1)",
        "CREATE VIRTUAL TABLE v USING unknown(a, b)",
        "CREATE VIRTUAL TABLE v USING unknown",
        "DELETE FROM t WHERE a IN (SELECT unknown(id) FROM parent)",
        "SELECT a FROM t GROUP BY b HAVING unknown(max(a))",
      })
  void aNameThatSqliteMissesIsFoundBefore(String sql) {
    assertThat(errorOf(sql)).as("what SQLite says").isPresent();
    assertThat(missing(sql))
        .as("found before")
        .hasSize(1)
        .allSatisfy(call -> assertThat(call.when()).isEqualTo(When.NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE n (a VARCHAR(10), b DECIMAL(10, 2) DEFAULT (abs(-1)), key TEXT(20))",
        "CREATE TABLE n (id INTEGER, p INTEGER REFERENCES parent (id), UNIQUE (id, p))",
        "CREATE TABLE IF NOT EXISTS main.n (a unsigned big int(8))",
        "CREATE TABLE n (a, b, CONSTRAINT c FOREIGN KEY (a) REFERENCES parent (id))",
        "INSERT INTO t (a, b) VALUES (1, 2)",
        "INSERT INTO main.t (a) VALUES (1)",
        "INSERT OR REPLACE INTO t AS x (a) VALUES (1) ON CONFLICT DO NOTHING",
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3)"
            + " SELECT * FROM n",
        "WITH a (x) AS (SELECT 1), b (y) AS MATERIALIZED (SELECT 2) SELECT * FROM a, b",
        "SELECT CAST(a AS VARCHAR(10)), CAST(b AS big int(3)) FROM t",
        "ALTER TABLE t ADD COLUMN c VARCHAR(10) DEFAULT ('x')",
        "CREATE INDEX i ON t (a COLLATE NOCASE, b COLLATE \"RTRIM\")",
        "CREATE VIRTUAL TABLE f USING fts5(a, b)",
        "SELECT value FROM t, json_each(t.a)",
        "SELECT name FROM pragma_table_info('t')",
        "SELECT iif(a, 1, 2), row_number() OVER (ORDER BY a), sum(b) FILTER (WHERE a) OVER w"
            + " FROM t WINDOW w AS (PARTITION BY a)",
        "PRAGMA table_info(t)",
        "CREATE VIEW v (x, y) AS SELECT a, b FROM t",
        "DELETE FROM t WHERE a IN (1, 2) AND EXISTS (SELECT 1 FROM parent)",
        "SELECT 'unknown(a)', \"a\" FROM t -- unknown(a)",
        "UPDATE t SET (a, b) = (SELECT 1, 2)",
      })
  void whatSqliteRunsIsNotCalledUnknown(String sql) {
    assertThat(errorOf(sql)).as("what SQLite says").isEmpty();
    assertThat(missing(sql)).as("found before").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE VIEW v AS SELECT unknown(a) FROM t",
        "CREATE VIEW v AS SELECT a COLLATE unknown FROM t",
        "CREATE TRIGGER g AFTER INSERT ON t WHEN unknown(new.a) BEGIN SELECT 1; END",
        "CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN\n  UPDATE t SET a = unknown(a);\nEND",
      })
  void whatIsUsedLaterIsToldApart(String sql) {
    assertThat(errorOf(sql)).as("what SQLite says").isEmpty();
    assertThat(missing(sql))
        .hasSize(1)
        .allSatisfy(call -> assertThat(call.when()).isEqualTo(When.LATER));
  }

  @Test
  void theLineIsThatOfTheName() {
    List<SqlStatement> statements =
        Script.of("SELECT 1;\n\nUPDATE t\nSET a = normalize(a),\n  b = normalize(b);").statements();
    assertThat(Calls.of(statements.get(1)))
        .containsExactly(new Calls.Call(Kind.FUNCTION, "normalize", 4, When.NOW));
  }

  private static List<Calls.Call> missing(String sql) {
    OwnNames own = OwnNames.read();
    return Calls.of(Script.of(sql).statements().getFirst()).stream()
        .filter(call -> !own.has(call.kind(), call.name()))
        .toList();
  }

  private static Optional<String> errorOf(String sql) {
    try (Session session = Sessions.inMemory()) {
      Script.of(SCHEMA).statements().forEach(each -> session.execute(each.text()));
      session.execute(sql);
      return Optional.empty();
    } catch (SqliteError e) {
      return Optional.of(e.result().message());
    }
  }
}
