package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.SqlFailed;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Verdict;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeMadeFormatTest {
  private static final String NEWEST =
      """
      CREATE TABLE IF NOT EXISTS migration_history (
          version INTEGER PRIMARY KEY,
          description TEXT NOT NULL,
          applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
          success BOOLEAN DEFAULT 1
      )\
      """;
  private static final String TEXTS =
      """
      CREATE TABLE _migrations (
          version TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
      )\
      """;
  private static final String TIME = "####-##-## ##:##:##";

  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.in(folder);
    shop.migration("001_users", "CREATE TABLE users (id INTEGER);", "DROP TABLE users;")
        .migration("002_orders", "CREATE TABLE orders (id INTEGER);", "DROP TABLE orders;")
        .migration("003_notes", "CREATE TABLE notes (id INTEGER);", "DROP TABLE notes;");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theNewestVersionDecidesWhatIsPendingAndAnOlderOneNeverRuns() {
    Sql.run(
        shop.file(),
        NEWEST,
        "CREATE TABLE users (id INTEGER)",
        "INSERT INTO migration_history VALUES (1, 'users', '2026-01-02 03:04:05', 0),"
            + " (2, 'orders', '2026-01-02 03:04:06', 1)");

    Timeline timeline = timeline(shop.database());

    assertThat(timeline.tool()).isEqualTo(Tool.HOME_MADE_NEWEST);
    assertThat(timeline.rows().stream().map(row -> row.state()))
        .containsExactly(
            MigrationState.OUT_OF_ORDER, MigrationState.APPLIED, MigrationState.PENDING);
    assertThat(timeline.rows().getFirst().verdict()).contains(Verdict.NEVER_RUNS);
    assertThat(((Plan) plan(shop.database(), new Target.RunAll(), Atomicity.AS_THE_TOOL)).steps())
        .extracting(step -> step.version())
        .containsExactly(Version.of("3"));
  }

  @Test
  void rowsAreThoseThatTheRunnerWrites() {
    Sql.run(shop.file(), NEWEST);

    RunReport report = run(shop.database(), new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.DONE);
    assertThat(cells("version, description, applied_at, success", "migration_history"))
        .containsExactly(
            "integer 1 | text users | text " + TIME + " | integer 1",
            "integer 2 | text orders | text " + TIME + " | integer 1",
            "integer 3 | text notes | text " + TIME + " | integer 1");
  }

  @Test
  void theSafeWayWritesTheSameRowsAndRollingBackDeletesThem() {
    Sql.run(shop.file(), TEXTS, "INSERT INTO _migrations (version, name) VALUES ('001', 'users')");

    run(shop.database(), new Target.RunAll(), Atomicity.ALL_OR_NOTHING);
    assertThat(cells("version, name, applied_at", "_migrations"))
        .containsExactly(
            "text 001 | text users | text " + TIME,
            "text 002 | text orders | text " + TIME,
            "text 003 | text notes | text " + TIME);

    run(shop.database(), new Target.RollBackTo(Version.of("1")), Atomicity.AS_THE_TOOL);
    assertThat(Sql.column(shop.file(), "SELECT version FROM _migrations")).containsExactly("001");
    assertThat(timeline(shop.database()).pending()).hasSize(2);
  }

  @Test
  void aFailureLeavesItsRowWhereTheRunnerDoesSo() {
    shop.migration("004_bad", "CREATE TABLE half (x);\nCREATE TABLE half (x);");
    Sql.run(shop.file(), NEWEST);

    RunReport report = run(shop.database(), new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_PARTLY);
    assertThat(Sql.column(shop.file(), "SELECT version || ':' || success FROM migration_history"))
        .containsExactly("1:1", "2:1", "3:1", "4:0");
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"))
        .isZero();
    assertThat(timeline(shop.database()).rows().getLast().state()).isEqualTo(MigrationState.FAILED);

    shop.write("004_bad.up.sql", "CREATE TABLE half (x);");
    run(shop.database(), new Target.RunAll(), Atomicity.AS_THE_TOOL);
    assertThat(Sql.column(shop.file(), "SELECT version || ':' || success FROM migration_history"))
        .containsExactly("1:1", "2:1", "3:1", "4:1");
  }

  @Test
  void aFailureLeavesNothingWhereTheRunnerLeavesNothing() {
    shop.migration("004_bad", "CREATE TABLE half (x);\nCREATE TABLE half (x);");
    Sql.run(shop.file(), TEXTS);

    run(shop.database(), new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(Sql.column(shop.file(), "SELECT version FROM _migrations"))
        .containsExactly("001", "002", "003");
  }

  @Test
  void aTableThatSpeaksOfMigrationsIsKnownUnderAnotherNameAndAListOfReleasesIsNot() {
    Sql.run(shop.file(), TEXTS.replace("_migrations", "releases"));
    assertThat(timeline(shop.database()).tool()).isEqualTo(Tool.SWITCHBACK);

    Sql.run(shop.file(), TEXTS.replace("_migrations", "app_migrations"));
    assertThat(timeline(shop.database()).tool()).isEqualTo(Tool.HOME_MADE);
  }

  @Test
  void aMappedTableIsWrittenInTheFormOfItsOwnRows() {
    Sql.run(
        shop.file(),
        "CREATE TABLE patches (id INTEGER PRIMARY KEY AUTOINCREMENT, file TEXT NOT NULL UNIQUE,"
            + " ran INTEGER, status TEXT NOT NULL, note TEXT DEFAULT 'none')",
        "INSERT INTO patches (file, ran, status) VALUES ('001_users.sql', 1767225600123, 'ok')",
        "CREATE TABLE users (id INTEGER)");
    Database mapped =
        mapped(
            new Mapping(
                "patches",
                "file",
                Optional.empty(),
                Optional.of("ran"),
                Optional.of("status"),
                Optional.empty()));

    assertThat(timeline(mapped).pending()).hasSize(2);
    run(mapped, new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(cells("id, file, ran, status, note", "patches"))
        .containsExactly(
            "integer 1 | text 001_users.sql | integer ############# | text ok | text none",
            "integer 2 | text 002_orders.sql | integer ############# | text ok | text none",
            "integer 3 | text 003_notes.sql | integer ############# | text ok | text none");
    run(mapped, new Target.RollBackLast(1), Atomicity.ALL_OR_NOTHING);
    assertThat(Sql.column(shop.file(), "SELECT file FROM patches"))
        .containsExactly("001_users.sql", "002_orders.sql");
  }

  @Test
  void aColumnThatWantsAValueNobodyKnowsStopsTheRunByName() {
    Sql.run(shop.file(), "CREATE TABLE patches (version INTEGER, machine TEXT NOT NULL)");
    Database mapped =
        mapped(
            new Mapping(
                "patches",
                "version",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    RunReport report = run(mapped, new Target.RunAll(), Atomicity.AS_THE_TOOL);

    assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    assertThat(report.failure())
        .hasValueSatisfying(
            failure ->
                assertThat(
                        ((SqlFailed) ((RunFailure.Stopped) failure).failure()).result().message())
                    .contains("patches.machine"));
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema"))
        .containsExactly("patches");
  }

  @Test
  void aLogThatKeepsSeveralRowsForAMigrationKeepsThem() {
    Sql.run(
        shop.file(),
        "CREATE TABLE deploys (id INTEGER PRIMARY KEY, version INTEGER, status TEXT NOT NULL)",
        "INSERT INTO deploys (version, status) VALUES (1, 'failed'), (1, 'applied'),"
            + " (2, 'applied'), (2, 'rolled_back')",
        "CREATE TABLE users (id INTEGER)");
    Database mapped =
        mapped(
            new Mapping(
                "deploys",
                "version",
                Optional.empty(),
                Optional.empty(),
                Optional.of("status"),
                Optional.empty()));
    assertThat(timeline(mapped).rows().stream().map(row -> row.state()))
        .containsExactly(
            MigrationState.APPLIED, MigrationState.ROLLED_BACK, MigrationState.PENDING);

    run(mapped, new Target.RunNext(1), Atomicity.AS_THE_TOOL);
    assertThat(deploys())
        .containsExactly("1 failed", "1 applied", "2 applied", "2 rolled_back", "2 applied");
    run(mapped, new Target.RollBackLast(1), Atomicity.AS_THE_TOOL);
    assertThat(deploys()).containsExactly("1 failed", "1 applied", "2 rolled_back");
  }

  private List<String> deploys() {
    return Sql.column(shop.file(), "SELECT version || ' ' || status FROM deploys ORDER BY id");
  }

  @Test
  void stampingWritesRowsAndRunsNothing() {
    Sql.run(shop.file(), TEXTS);

    run(shop.database(), new Target.Stamp(Version.of("2")), Atomicity.AS_THE_TOOL);

    assertThat(Sql.column(shop.file(), "SELECT version || name FROM _migrations"))
        .containsExactly("001users", "002orders");
    assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE type = 'table'"))
        .containsExactly("_migrations");
  }

  private Database mapped(Mapping mapping) {
    return shop.database()
        .withSettings(
            shop.database()
                .settings()
                .withHistory(
                    new HistoryChoice(
                        Optional.of(Tool.HOME_MADE),
                        Optional.of(mapping.table()),
                        Optional.of(mapping))));
  }

  private Timeline timeline(Database database) {
    return shop.administration().status(database).timeline();
  }

  private Object plan(Database database, Target target, Atomicity atomicity) {
    return switch (shop.administration().plan(database, target, atomicity, Set.of())) {
      case Plan plan -> plan;
      case Refusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  private RunReport run(Database database, Target target, Atomicity atomicity) {
    return shop.administration()
        .carryOut(
            database,
            (Plan) plan(database, target, atomicity),
            Duration.ofSeconds(5),
            Work.quiet());
  }

  /// Each cell with its type; digits of times and large numbers as `#`.
  private List<String> cells(String columns, String table) {
    String each =
        String.join(
            " || ' | ' || ",
            List.of(columns.split(", ")).stream()
                .map(column -> "typeof(" + column + ") || ' ' || " + column)
                .toList());
    return Sql.column(shop.file(), "SELECT " + each + " FROM " + table + " ORDER BY 1").stream()
        .map(row -> row.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", TIME))
        .map(row -> row.replaceAll("\\b\\d{13}\\b", "#############"))
        .toList();
  }
}
