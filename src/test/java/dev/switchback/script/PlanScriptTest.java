package dev.switchback.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunReport;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.words.ScriptWords.Reader;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A script does what a run does.
class PlanScriptTest {
  private static final String AUTHORS =
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
          + "INSERT INTO authors (name) VALUES ('Ada; O''Brien'), ('Grace');\n";
  private static final String BOOKS =
      "CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER REFERENCES authors (id));\n"
          + "CREATE TRIGGER t AFTER INSERT ON books BEGIN\n"
          + "  UPDATE authors SET name = name || '.' WHERE id = new.author; END;\n"
          + "INSERT INTO books (author) VALUES (1), (2);\n";
  private static final String NO_BOOKS = "DROP TABLE books;\n";
  private static final String NO_AUTHORS = "DROP TABLE authors;\n";

  @TempDir Path folder;

  /// A tool, and two migrations as its files are.
  record Kept(Tool tool, Map<String, String> files) {
    @Override
    public String toString() {
      return tool.displayName();
    }
  }

  static Stream<Kept> tools() {
    String up = "20260101000001_authors";
    String second = "20260101000002_books";
    Map<String, String> pairs =
        Map.of(
            up + ".up.sql", AUTHORS,
            up + ".down.sql", NO_AUTHORS,
            second + ".up.sql", BOOKS,
            second + ".down.sql", NO_BOOKS);
    Map<String, String> versioned =
        Map.of("V1__authors.sql", AUTHORS, "V2__books.sql", BOOKS.replace(" BEGIN\n", " BEGIN "));
    return Stream.of(
        new Kept(Tool.SWITCHBACK, pairs),
        new Kept(Tool.SQLX, pairs),
        new Kept(Tool.GOLANG_MIGRATE, pairs),
        new Kept(Tool.REFINERY, versioned),
        new Kept(Tool.FLYWAY, versioned),
        new Kept(Tool.D1, Map.of("0001_authors.sql", AUTHORS, "0002_books.sql", BOOKS)),
        new Kept(
            Tool.DIESEL,
            Map.of(
                "2026-01-01-000001_authors/up.sql", AUTHORS,
                "2026-01-01-000001_authors/down.sql", NO_AUTHORS,
                "2026-01-01-000002_books/up.sql", BOOKS,
                "2026-01-01-000002_books/down.sql", NO_BOOKS)),
        new Kept(
            Tool.PRISMA,
            Map.of(
                up + "/migration.sql", AUTHORS,
                second + "/migration.sql", BOOKS)),
        sections(Tool.DBMATE, "-- migrate:up\n", "-- migrate:down\n", ""),
        sections(Tool.SQL_MIGRATE, "-- +migrate Up\n", "-- +migrate Down\n", ""),
        sections(Tool.GOOSE, "-- +goose Up\n", "-- +goose Down\n", "+goose Statement"),
        new Kept(
            Tool.MYBATIS,
            Map.of(
                up + ".sql", "-- // authors\n" + AUTHORS + "-- //@UNDO\n" + NO_AUTHORS,
                second + ".sql",
                    "-- // books\nCREATE TABLE books (id INTEGER);\n-- //@UNDO\n" + NO_BOOKS)),
        new Kept(
            Tool.YOYO,
            Map.of(
                "0001.authors.sql", AUTHORS,
                "0001.authors.rollback.sql", NO_AUTHORS,
                "0002.books.sql", BOOKS,
                "0002.books.rollback.sql", NO_BOOKS)),
        new Kept(
            Tool.DRIZZLE,
            Map.of(
                "meta/_journal.json",
                """
                {"version": "7", "dialect": "sqlite", "entries": [
                  {"idx": 0, "version": "6", "when": 1767225600001, "tag": "0000_authors", "breakpoints": true},
                  {"idx": 1, "version": "6", "when": 1767225600002, "tag": "0001_books", "breakpoints": true}]}
                """,
                "0000_authors.sql",
                AUTHORS.replace(";\nINSERT", ";\n--> statement-breakpoint\nINSERT"),
                "0001_books.sql",
                "CREATE TABLE books (id INTEGER);\n")),
        new Kept(
            Tool.LIQUIBASE,
            Map.of(
                "changelog.sql",
                "--liquibase formatted sql\n--changeset ada:1\n"
                    + AUTHORS
                    + "--rollback DROP TABLE authors;\n--changeset ada:2\n"
                    + "CREATE TABLE books (id INTEGER);\n--rollback DROP TABLE books;\n")));
  }

  private static Kept sections(Tool tool, String up, String down, String fence) {
    String begin = fence.isEmpty() ? "" : "-- " + fence + "Begin\n";
    String end = fence.isEmpty() ? "" : "-- " + fence + "End\n";
    String books =
        fence.isEmpty()
            ? "CREATE TABLE books (id INTEGER);\n"
            : "CREATE TABLE books (id INTEGER, author INTEGER);\n"
                + begin
                + "CREATE TRIGGER t AFTER INSERT ON books BEGIN SELECT 1; END;\n"
                + end;
    return new Kept(
        tool,
        Map.of(
            "20260101000001_authors.sql", up + AUTHORS + down + NO_AUTHORS,
            "20260101000002_books.sql", up + books + down + NO_BOOKS));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void aScriptOfEverythingLeavesWhatARunLeaves(Kept kept) throws Exception {
    try (Shop shop = shop(kept)) {
      assertSameAsRun(shop, new Target.RunAll(), Atomicity.AS_THE_TOOL);
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void soItDoesInTheSafeWayAndWhereAHistoryIsThere(Kept kept) throws Exception {
    try (Shop shop = shop(kept)) {
      run(shop, new Target.RunNext(1), Atomicity.AS_THE_TOOL);

      assertSameAsRun(shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING);
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void aScriptThatRollsBackLeavesWhatARollBackLeaves(Kept kept) throws Exception {
    try (Shop shop = shop(kept)) {
      run(shop, new Target.RunAll(), Atomicity.AS_THE_TOOL);
      if (planning(shop, new Target.RollBackLast(1), Atomicity.AS_THE_TOOL) instanceof Refusal) {
        return;
      }
      assertSameAsRun(shop, new Target.RollBackLast(1), Atomicity.AS_THE_TOOL);
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void aScriptThatStampsLeavesWhatAStampLeaves(Kept kept) throws Exception {
    try (Shop shop = shop(kept)) {
      Version newest =
          shop.administration().status(database(shop)).timeline().rows().getLast().version();
      assertSameAsRun(shop, new Target.Stamp(newest), Atomicity.AS_THE_TOOL);
    }
  }

  @Test
  void whatIsDifferentEachTimeIsNamedAndNothingElse() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      PlanScript script = script(shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING);

      assertThat(Scripted.timely(script)).containsExactly("at", "duration_ms");
      assertThat(script.timeliness()).isEqualTo(PlanScript.Timeliness.NAMED);
    }
  }

  @Test
  void makingAScriptChangesNothing() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Map<String, String> before = Bytes.in(shop.dataFolder());

      script(shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING);

      assertThat(Bytes.in(shop.dataFolder())).isEqualTo(before);
      try (Stream<Path> tries = Files.list(folder.resolve("home/tries"))) {
        assertThat(tries).isEmpty();
      }
    }
  }

  @Test
  void aScriptThatIsRunASecondTimeStopsAtItsFirstCheck() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      String text = text(shop, new Target.RunAll());
      Path copy = copy(shop, "twice.db");
      Scripted.run(text, copy);
      List<String> once = Scripted.content(copy, Set.of());

      assertThatThrownBy(() -> Scripted.run(text, copy))
          .isInstanceOf(SqliteError.class)
          .hasMessageContaining("this database is not as it was when the script was made");
      assertThat(Scripted.content(copy, Set.of())).isEqualTo(once);
    }
  }

  @Test
  void theShellStopsThereTooAndTakesBackWhatIsNotCommitted() throws Exception {
    assumeTrue(Scripted.hasShell());
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      PlanScript script = script(shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING);
      String text = Scripted.text(database(shop), script, Reader.SHELL);
      Path copy = copy(shop, "twice.db");
      Scripted.runWithShell(text, copy);
      List<String> once = Scripted.content(copy, Set.of());

      assertThat(Scripted.runWithShell(text, copy))
          .startsWith("1 ")
          .contains("this database is not as it was when the script was made");
      assertThat(Scripted.content(copy, Set.of())).isEqualTo(once);
    }
  }

  @Test
  void aConditionIsCheckedWhereTheScriptIsRun() throws IOException {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(shop.file(), "CREATE TABLE settings (x)", "INSERT INTO settings VALUES (1)");
      shop.migration(
          "001_a", "-- switchback: only if SELECT count(*) FROM settings\nCREATE TABLE a (x);");
      shop.migration("002_b", "-- switchback: only if table nobody exists\nCREATE TABLE b (x);");
      shop.migration("003_c", "CREATE TABLE c (x);");
      assertSameAsRunQuietly(shop);
      String text = text(shop, new Target.RunAll());

      assertThat(text).contains("002 b is left out").doesNotContain("CREATE TABLE b");
      Path copy = copy(shop, "empty.db");
      Sql.run(copy, "DELETE FROM settings");
      assertThatThrownBy(() -> Scripted.run(text, copy)).isInstanceOf(SqliteError.class);
      assertThat(Sql.column(copy, "SELECT name FROM sqlite_schema")).containsExactly("settings");
    }
  }

  @Test
  void whatALiquibasePreconditionMadeOfAChangesetIsSaid() {
    try (Shop shop = Shop.in(folder)) {
      shop.write(
          "changes.sql",
          """
          --liquibase formatted sql
          --changeset ada:tables
          CREATE TABLE t (x INTEGER);
          --changeset ada:recorded
          --preconditions onFail:MARK_RAN
          --precondition-sql-check expectedResult:7 SELECT count(*) FROM t
          CREATE TABLE never (x);
          --changeset ada:run
          --preconditions onFail:WARN
          --precondition-sql-check expectedResult:8 SELECT count(*) FROM t
          CREATE TABLE warned (x);
          --changeset ada:left-out
          --preconditions onFail:CONTINUE
          --precondition-sql-check expectedResult:9 SELECT count(*) FROM t
          CREATE TABLE later (x);
          --changeset ada:checked
          --preconditions onFail:HALT
          --precondition-sql-check expectedResult:0 SELECT count(*) FROM t
          CREATE TABLE checked (x);
          """);

      String text = text(shop, new Target.RunAll());

      // Long comments are parted into lines.
      assertThat(text.replace("\n-- ", " "))
          .contains(
              "Only recorded, not run, as its file asks for where its condition does not hold."
                  + " This script assumes that it still does not: sql-check expectedResult:7")
          .contains(
              "Run though its condition does not hold, as its file asks for."
                  + " This script assumes that it still does not: sql-check expectedResult:8")
          .contains("is left out: its condition does not hold here, and this script assumes")
          .contains("Check: the condition of the file holds")
          .contains("CREATE TABLE warned")
          .contains("CREATE TABLE checked")
          .doesNotContain("CREATE TABLE never")
          .doesNotContain("CREATE TABLE later");
    }
  }

  @Test
  void batchesStandAsOftenAsTheyWereRunAndTheLastHasToChangeNothing() throws IOException {
    try (Shop shop = Shop.in(folder)) {
      fill(shop, 2500);
      shop.migration("001_batches", batches(1000));
      PlanScript script = script(shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING);
      String text = Scripted.text(database(shop), script, Reader.PROGRAM);

      assertThat(script.migrationStatements()).isEqualTo(4);
      Path copy = copy(shop, "same.db");
      Scripted.run(text, copy);
      assertThat(Sql.number(copy, "SELECT count(*) FROM big WHERE done = 1")).isEqualTo(2500);

      Path more = copy(shop, "more.db");
      Sql.run(more, "INSERT INTO big (done) SELECT 0 FROM big");
      assertThatThrownBy(() -> Scripted.run(text, more)).isInstanceOf(SqliteError.class);
      assertThat(Sql.number(more, "SELECT count(*) FROM big WHERE done = 1")).isZero();
    }
  }

  @Test
  void moreBatchesThanAnybodyReadsAreRefusedByName() {
    try (Shop shop = Shop.in(folder)) {
      fill(shop, 600);
      shop.migration("001_batches", batches(1));

      assertThat(scripting(shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING))
          .isInstanceOfSatisfying(
              NoScript.RepeatedTooOften.class,
              none -> {
                assertThat(none.step().title()).isEqualTo("001 batches");
                assertThat(none.times()).isEqualTo(601);
                assertThat(none.line()).isEqualTo(2);
              });
    }
  }

  @Test
  void aPlanThatFailsOnTheCopyGivesNoScript() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.migration("003_wrong", "CREATE TABLE x (y);\nINSERT INTO nowhere VALUES (1);");

      assertThat(scripting(shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING))
          .isInstanceOfSatisfying(
              NoScript.FailedOnCopy.class,
              none ->
                  assertThat(none.report().outcome())
                      .isEqualTo(RunReport.Outcome.FAILED_UNCHANGED));
    }
  }

  @Test
  void aReferenceThatIsBrokenElsewhereStopsTheScriptBeforeItCommits() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.runAll();
      shop.migration("003_away", "DELETE FROM customers WHERE name = 'Nobody';");
      String text = text(shop, new Target.RunAll());
      Path copy = copy(shop, "other.db");
      Sql.run(copy, "UPDATE customers SET name = 'Nobody' WHERE id = 2");

      assertThatThrownBy(() -> Scripted.run(text, copy)).isInstanceOf(SqliteError.class);
      assertThat(Sql.number(copy, "SELECT count(*) FROM customers")).isEqualTo(2);
    }
  }

  @Test
  void lineEndsAndSignsOfTheShellStayAsTheyAreInTheHistory() throws Exception {
    assumeTrue(Scripted.hasShell());
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_signs",
          "CREATE TABLE a (x TEXT, y);\r\n"
              + "INSERT INTO a VALUES ('line\n.quit\n/\ngo\n', 10\n/\n4);\r\n"
              + "UPDATE a SET y = 7\ngo\n;\n".replace("go\n", "")
              + "-- the end; 'of it'\n");
      assertSameAsRunQuietly(shop);
    }
  }

  private static void fill(Shop shop, int rows) {
    Sql.run(
        shop.file(),
        "CREATE TABLE big (id INTEGER PRIMARY KEY, done INTEGER NOT NULL DEFAULT 0)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + rows
            + ") INSERT INTO big (id) SELECT i FROM n");
  }

  private static String batches(int size) {
    return "-- switchback: repeat until no rows change\n"
        + "UPDATE big SET done = 1 WHERE id IN (SELECT id FROM big WHERE done = 0 LIMIT "
        + size
        + ");";
  }

  private Shop shop(Kept kept) throws IOException {
    Shop shop = Shop.in(folder);
    for (Map.Entry<String, String> file : kept.files().entrySet()) {
      Path path = shop.migrations().resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    if (!kept.tool().isOwn()) {
      shop.administration()
          .update(
              shop.database()
                  .withSettings(Settings.NONE.withHistory(HistoryChoice.of(kept.tool()))));
    }
    return shop;
  }

  private static Database database(Shop shop) {
    return shop.administration().database("shop");
  }

  private static Object planning(Shop shop, Target target, Atomicity atomicity) {
    return shop.administration().plan(database(shop), target, atomicity, Set.of());
  }

  private static Plan plan(Shop shop, Target target, Atomicity atomicity) {
    return switch (shop.administration().plan(database(shop), target, atomicity, Set.of())) {
      case Plan plan -> plan;
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  private static void run(Shop shop, Target target, Atomicity atomicity) {
    RunReport report =
        shop.administration()
            .carryOut(
                database(shop), plan(shop, target, atomicity), Duration.ofSeconds(5), Work.quiet());
    assertThat(report.failure()).isEmpty();
  }

  private static Scripting scripting(Shop shop, Target target, Atomicity atomicity) {
    return shop.administration()
        .script(database(shop), plan(shop, target, atomicity), Work.quiet());
  }

  private static PlanScript script(Shop shop, Target target, Atomicity atomicity) {
    return switch (scripting(shop, target, atomicity)) {
      case PlanScript script -> script;
      case NoScript none -> throw new AssertionError("No script: " + none);
    };
  }

  private static String text(Shop shop, Target target) {
    return Scripted.text(
        database(shop), script(shop, target, Atomicity.ALL_OR_NOTHING), Reader.PROGRAM);
  }

  private Path copy(Shop shop, String name) throws IOException {
    return Files.copy(shop.file(), Files.createDirectories(folder.resolve("copies")).resolve(name));
  }

  private void assertSameAsRunQuietly(Shop shop) {
    try {
      Path before = copy(shop, "before.db");
      assertSameAsRun(shop, new Target.RunAll(), Atomicity.ALL_OR_NOTHING);
      // As it was, for what the test does next.
      Sql.run(shop.file(), "PRAGMA user_version");
      Files.copy(before, shop.file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void assertSameAsRun(Shop shop, Target target, Atomicity atomicity) throws Exception {
    Path ours = copy(shop, "ours.db");
    Path shells = copy(shop, "shells.db");
    PlanScript script = script(shop, target, atomicity);

    run(shop, target, atomicity);
    Scripted.run(Scripted.text(database(shop), script, Reader.PROGRAM), ours);

    // These are filled in by SQLite itself, with the time at which a statement is run.
    Set<String> timely = Scripted.timely(script);
    timely.addAll(Set.of("installed_on", "installed_at_utc", "DATEEXECUTED"));
    assertThat(Scripted.content(ours, timely))
        .isEqualTo(Scripted.content(shop.file(), timely))
        .hasSizeGreaterThan(2);
    if (Scripted.hasShell()) {
      String text = Scripted.text(database(shop), script, Reader.SHELL);
      assertThat(Scripted.runWithShell(text, shells)).isEqualTo("0 ");
      assertThat(Scripted.content(shells, timely)).isEqualTo(Scripted.content(shop.file(), timely));
    }
  }
}
