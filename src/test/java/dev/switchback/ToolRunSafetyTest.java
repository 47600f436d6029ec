package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolDatabase;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run in another tool's way that is stopped, or that isn't alone.
class ToolRunSafetyTest {
  private static final String POSITION = "SELECT version || ' ' || dirty FROM schema_migrations";

  @TempDir Path folder;

  private ToolDatabase golang() {
    return ToolDatabase.chosen(folder, Tool.GOLANG_MIGRATE)
        .file("1_a.up.sql", "CREATE TABLE a (x);")
        .file("1_a.down.sql", "DROP TABLE a;")
        .file("2_b.up.sql", "CREATE TABLE b (x);\nINSERT INTO b VALUES (1);")
        .file("2_b.down.sql", "DELETE FROM b;\nDROP TABLE b;");
  }

  private static Work stoppedAt(Predicate<WorkEvent> moment) {
    Cancellation cancellation = new Cancellation();
    return new Work(
        cancellation,
        event -> {
          if (moment.test(event)) {
            cancellation.request();
          }
        });
  }

  private static Predicate<WorkEvent> statement(String version, int number) {
    return event ->
        event instanceof WorkEvent.StatementStarted it
            && it.version().equals(version)
            && it.number() == number;
  }

  @Test
  void aStoppedMigrationThatWasTakenBackLeavesThePositionBeforeItAndClean() {
    try (ToolDatabase database = golang()) {
      RunReport report =
          database.run(stoppedAt(statement("2", 2)), new Target.RunAll(), Atomicity.AS_THE_TOOL);

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.CANCELLED_PARTLY);
      assertThat(database.column(POSITION)).containsExactly("1 0");
      assertThat(database.tablesExcept("schema_migrations")).containsExactly("a");
      database.runAll(Atomicity.AS_THE_TOOL);
      assertThat(database.column(POSITION)).containsExactly("2 0");
    }
  }

  @Test
  void aStoppedWayBackLeavesThePositionItBeganWith() {
    try (ToolDatabase database = golang()) {
      database.runAll(Atomicity.AS_THE_TOOL);

      database.run(stoppedAt(statement("2", 2)), new Target.RollBackLast(1), Atomicity.AS_THE_TOOL);

      assertThat(database.column(POSITION)).containsExactly("2 0");
      assertThat(database.column("SELECT x FROM b")).containsExactly("1");
    }
  }

  @Test
  void aStopRightAfterTheCommitStillRecordsWhatIsCommitted() {
    try (ToolDatabase database = golang()) {
      database.run(
          stoppedAt(
              event -> event instanceof WorkEvent.StepFinished it && it.step() == Step.COMMIT),
          new Target.RunAll(),
          Atomicity.AS_THE_TOOL);

      assertThat(database.column(POSITION)).containsExactly("1 0");
      assertThat(database.tablesExcept("schema_migrations")).containsExactly("a");
    }
  }

  @Test
  void whatAnotherProgramRanBetweenTwoMigrationsIsNotRunAgain() {
    try (ToolDatabase database = golang()) {
      database.file("3_c.up.sql", "INSERT INTO a VALUES ('third');");
      Work work =
          new Work(
              new Cancellation(),
              event -> {
                if (event instanceof WorkEvent.StepFinished it
                    && it.step() == Step.RUN_MIGRATION
                    && it.subject().startsWith("2")) {
                  Sql.run(
                      database.databaseFile(),
                      "INSERT INTO a VALUES ('third')",
                      "UPDATE schema_migrations SET version = 3");
                }
              });

      RunReport report = database.run(work, new Target.RunAll(), Atomicity.AS_THE_TOOL);

      assertThat(report.failure()).containsInstanceOf(RunFailure.HistoryChanged.class);
      assertThat(database.column("SELECT x FROM a")).containsExactly("third");
      assertThat(database.column(POSITION)).containsExactly("3 0");
    }
  }
}
