package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether somebody else's writing is noticed, and what noticing it costs.
class HistoryWatchTest {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int MANY = 400;

  @TempDir Path folder;
  private Session session;
  private final Books books = new Books("versions");

  @BeforeEach
  void open() {
    Path file = folder.resolve("app.db");
    Sql.run(
        file,
        "CREATE TABLE versions (version INTEGER, at TEXT)",
        "CREATE TABLE other (x)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + MANY
            + ") INSERT INTO versions SELECT i, 'then' FROM n");
    session = Sessions.forMigrating(DatabaseFile.of(file));
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void theHistoryIsReadAsAWholeOnceHoweverManyMigrationsAreRun() {
    HistoryWatch watch = begun();
    for (int i = 1; i <= 200; i++) {
      int version = MANY + i;
      own(watch, "INSERT INTO versions VALUES (" + version + ", 'now')");
      own(watch, "UPDATE versions SET at = 'done' WHERE version = " + version);
    }

    assertThat(unchanged(watch)).isTrue();
    assertThat(books.marks).as("readings of the whole").isOne();
  }

  @Test
  void anotherProgramsRowInTheHistoryIsNoticed() {
    HistoryWatch watch = begun();
    own(watch, "INSERT INTO versions VALUES (1000, 'now')");
    foreign("INSERT INTO versions VALUES (1001, 'now')");

    assertThat(unchanged(watch)).isFalse();
    assertThat(unchanged(watch)).as("also later").isFalse();
  }

  @Test
  void oneRowInPlaceOfAnotherIsNoticedToo() {
    HistoryWatch watch = begun();
    foreign("UPDATE versions SET at = 'thin' WHERE version = 7");

    assertThat(unchanged(watch)).isFalse();
  }

  @Test
  void whatAnotherProgramWritesElsewhereIsLetPassAfterOwnRowsOfAllKinds() {
    HistoryWatch watch = begun();
    own(watch, "INSERT INTO versions VALUES (1000, 'now')");
    own(watch, "DELETE FROM versions WHERE version = 3");
    own(watch, "UPDATE versions SET at = 'again' WHERE version < 50");
    foreign("INSERT INTO other VALUES (1)");
    assertThat(unchanged(watch)).isTrue();
    own(watch, "INSERT INTO versions VALUES (1001, 'now')");
    foreign("INSERT INTO other VALUES (2)");

    assertThat(unchanged(watch)).isTrue();
    assertThat(books.marks).isOne();
  }

  @Test
  void whatWasTakenBackDoesNotCount() {
    HistoryWatch watch = begun();
    begin();
    watch.follow(() -> session.execute("DELETE FROM versions WHERE version < 300"));
    session.rollback();
    foreign("INSERT INTO other VALUES (1)");

    assertThat(unchanged(watch)).isTrue();
  }

  @Test
  void aForeignRowIsNotForgottenOverAnOwnOne() {
    HistoryWatch watch = begun();
    foreign("INSERT INTO versions VALUES (1001, 'now')");
    begin();
    watch.look();
    watch.follow(() -> session.execute("INSERT INTO versions VALUES (1000, 'now')"));
    commit(watch);

    assertThat(unchanged(watch)).isFalse();
  }

  @Test
  void aTableOfFewRowsThatIsEmptiedAndFilledIsFollowed() {
    session.execute("DELETE FROM versions WHERE version > 5");
    HistoryWatch watch = begun();
    own(watch, "DELETE FROM versions");
    own(watch, "INSERT INTO versions VALUES (1, 'now')");
    foreign("INSERT INTO other VALUES (1)");

    assertThat(unchanged(watch)).isTrue();
    foreign("UPDATE versions SET at = 'then'");
    assertThat(unchanged(watch)).isFalse();
  }

  private HistoryWatch begun() {
    HistoryWatch watch = new HistoryWatch(session, books, 0);
    begin();
    watch.begin();
    session.commit(WAIT, Work.quiet());
    return watch;
  }

  private void own(HistoryWatch watch, String sql) {
    begin();
    assertThat(watch.isUnchanged()).isTrue();
    watch.follow(() -> session.execute(sql));
    commit(watch);
  }

  private boolean unchanged(HistoryWatch watch) {
    begin();
    boolean unchanged = watch.isUnchanged();
    session.rollback();
    return unchanged;
  }

  private void begin() {
    session.beginImmediate(WAIT, Work.quiet());
  }

  private void commit(HistoryWatch watch) {
    session.commit(WAIT, Work.quiet());
    watch.committed();
  }

  private void foreign(String sql) {
    Sql.run(folder.resolve("app.db"), sql);
  }

  /// Counts how often the whole is read.
  private static final class Books implements Ledger {
    private final String table;
    private int marks;

    Books(String table) {
      this.table = table;
    }

    @Override
    public Tool tool() {
      return Tool.HOME_MADE;
    }

    @Override
    public long mark(Session session) {
      marks++;
      return ToolTable.read(session, table, "rowid").mark();
    }

    @Override
    public List<String> tables() {
      return List.of(table);
    }

    @Override
    public void prepare(Session session) {}

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {}
  }
}
