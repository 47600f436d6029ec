package dev.switchback.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.sql.Script;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.template.InPlaceFinding.Kind;
import dev.switchback.template.InPlaceFinding.Limit;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a statement is what SQLite does with it, here and now.
class InPlaceLimitsTest {
  private static final String STATEMENTS =
      """
      DROP_COLUMN;               t; a;   ALTER TABLE t DROP COLUMN a
      DROP_COLUMN;               t; a;   alter table main."t" drop "a"
      RENAME_COLUMN;             t; a;   ALTER TABLE t RENAME COLUMN a TO x
      RENAME_COLUMN;             t; a;   ALTER TABLE t RENAME a TO x
      SET_NOT_NULL;              t; a;   ALTER TABLE t ALTER COLUMN a SET NOT NULL
      DROP_NOT_NULL;             t; a;   ALTER TABLE t ALTER a DROP NOT NULL
      ADD_CHECK;                 t; k2;  ALTER TABLE t ADD CONSTRAINT k2 CHECK (a > 0)
      ADD_CHECK;                 t; '';  ALTER TABLE t ADD CHECK (a > 0)
      DROP_CONSTRAINT;           t; k;   ALTER TABLE t DROP CONSTRAINT k
      CHANGE_TYPE;               t; a;   ALTER TABLE t ALTER COLUMN a TYPE TEXT
      CHANGE_TYPE;               t; a;   ALTER TABLE t ALTER COLUMN a SET DATA TYPE TEXT
      CHANGE_TYPE;               t; a;   ALTER TABLE t MODIFY COLUMN a TEXT
      CHANGE_TYPE;               t; a;   ALTER TABLE t CHANGE a b TEXT
      CHANGE_DEFAULT;            t; a;   ALTER TABLE t ALTER a SET DEFAULT 1
      CHANGE_DEFAULT;            t; a;   ALTER TABLE t ALTER a DROP DEFAULT
      ADD_KEY;                   t; u;   ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)
      ADD_KEY;                   t; '';  ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES t (b)
      ADD_KEY;                   t; '';  ALTER TABLE t ADD PRIMARY KEY (a)
      RENAME_CONSTRAINT;         t; k;   ALTER TABLE t RENAME CONSTRAINT k TO l
      SEVERAL_ACTIONS;           t; '';  ALTER TABLE t ADD COLUMN x INT, ADD COLUMN y INT
      SEVERAL_ACTIONS;           t; x;   ALTER TABLE t ADD (x INT)
      IF_EXISTS;                 t; x;   ALTER TABLE t ADD COLUMN IF NOT EXISTS x INT
      IF_EXISTS;                 t; a;   ALTER TABLE t DROP COLUMN IF EXISTS a
      IF_EXISTS;                 t; '';  ALTER TABLE IF EXISTS t RENAME TO u
      ADD_UNIQUE_COLUMN;         t; x;   ALTER TABLE t ADD COLUMN x TEXT UNIQUE
      ADD_PRIMARY_KEY_COLUMN;    t; x;   ALTER TABLE t ADD COLUMN x INTEGER PRIMARY KEY
      ADD_NOT_NULL_COLUMN;       t; x;   ALTER TABLE t ADD COLUMN x TEXT NOT NULL
      ADD_NOT_NULL_COLUMN;       t; x;   ALTER TABLE t ADD x TEXT NOT NULL DEFAULT NULL
      ADD_COLUMN_WITH_EXPRESSION; t; x;  ALTER TABLE t ADD x TEXT DEFAULT CURRENT_TIMESTAMP
      ADD_COLUMN_WITH_EXPRESSION; t; x;  ALTER TABLE t ADD x INT NOT NULL DEFAULT (1 + 2)
      ADD_STORED_COLUMN;         t; x;   ALTER TABLE t ADD x INT AS (a + 1) STORED
      COLUMN_POSITION;           t; x;   ALTER TABLE t ADD COLUMN x INT AFTER a
      ALTER_OTHER;               i; '';  ALTER INDEX i RENAME TO j
      TRUNCATE;                  t; '';  TRUNCATE TABLE t
      """;

  @Test
  void whatIsSaidIsWhatSqliteDoes() {
    EnumSet<Kind> seen = EnumSet.noneOf(Kind.class);
    for (String line : STATEMENTS.lines().toList()) {
      String[] parts = line.split(";\\s*");
      String subject = parts[2].equals("''") ? "" : parts[2];
      InPlaceFinding expected = new InPlaceFinding(Kind.valueOf(parts[0]), parts[1], subject);
      seen.add(expected.kind());

      assertThat(look(parts[3])).as(parts[3]).contains(expected);
      check(expected, parts[3]);
    }
    assertThat(seen).isEqualTo(EnumSet.allOf(Kind.class));
  }

  private static void check(InPlaceFinding finding, String sql) {
    try (Session empty = session("");
        Session filled = session("INSERT INTO t (a, b) VALUES (1, 2)")) {
      boolean failsHere = finding.failsOn(SqliteVersion.of(empty.text("SELECT sqlite_version()")));
      boolean onlyEmpty = finding.kind().limit() == Limit.ONLY_WITHOUT_ROWS;
      checked(empty, sql, failsHere);
      checked(filled, sql, failsHere || onlyEmpty);
    }
  }

  private static void checked(Session session, String sql, boolean fails) {
    if (fails) {
      assertThatThrownBy(() -> session.execute(sql)).as(sql).isInstanceOf(SqliteError.class);
    } else {
      assertThatCode(() -> session.execute(sql)).as(sql).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ALTER TABLE t RENAME TO u",
        "ALTER TABLE t ADD COLUMN x TEXT",
        "ALTER TABLE t ADD COLUMN x TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE t ADD COLUMN x DECIMAL(9, 2) DEFAULT -1",
        "ALTER TABLE t ADD COLUMN x INT AS (a) VIRTUAL",
        "ALTER TABLE t ADD COLUMN x INT CHECK (x IS NOT NULL OR 'unique' = '')",
        "CREATE INDEX i ON t (a)",
        "SELECT 'ALTER TABLE t DROP COLUMN a'",
      })
  void ofWhatJustWorksNothingIsSaid(String sql) {
    assertThat(look(sql)).isEmpty();
    try (Session session = session("")) {
      session.execute(sql);
    }
  }

  @Test
  void anIndexedColumnCantBeDropped() {
    try (Session session = session("CREATE INDEX i ON t (a)")) {
      assertThatThrownBy(() -> session.execute("ALTER TABLE t DROP COLUMN a"))
          .isInstanceOf(SqliteError.class);
    }
    assertThat(Kind.DROP_COLUMN.limit()).isEqualTo(Limit.DEPENDS);
  }

  @Test
  void olderReleasesRefuseMore() {
    InPlaceFinding drop = look("ALTER TABLE t DROP COLUMN a").orElseThrow();

    assertThat(drop.failsOn(SqliteVersion.of("3.34.1"))).isTrue();
    assertThat(drop.failsOn(SqliteVersion.of("3.35.0"))).isFalse();
    assertThat(drop.kind().cure()).isEqualTo(InPlaceFinding.Cure.REBUILD);
  }

  private static Optional<InPlaceFinding> look(String sql) {
    return InPlaceLimits.of(Script.of(sql).statements().getFirst());
  }

  private static Session session(String more) {
    Session session = Sessions.inMemory();
    session.execute("CREATE TABLE t (a, b, c, CONSTRAINT k CHECK (b > 0))");
    if (!more.isEmpty()) {
      session.execute(more);
    }
    return session;
  }
}
