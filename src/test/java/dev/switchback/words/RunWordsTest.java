package dev.switchback.words;

import static dev.switchback.words.Samples.SHOP;
import static dev.switchback.words.Samples.WORDS;
import static dev.switchback.words.Samples.plan;
import static dev.switchback.words.Samples.report;
import static dev.switchback.words.Samples.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.DiskFull;
import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.run.Promise;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.UnknownName;
import dev.switchback.sql.Calls;
import dev.switchback.words.Account.Part;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunWordsTest {
  private static final PlanStep EIGHT =
      step(PlanStep.Action.RUN, "0008", "add orders.status", "ALTER TABLE …");
  private static final PlanStep NINE =
      step(PlanStep.Action.RUN, "0009", "drop legacy_orders", "DROP TABLE legacy_orders");
  private static final Plan PLAN = plan(new Target.RunAll(), EIGHT, NINE);
  private static final RunFailure STATEMENT =
      new RunFailure.StatementFailed(
          NINE,
          1,
          1,
          3,
          5,
          "DROP TABLE legacy_orders",
          new SqliteResult(1, "SQLITE_ERROR", "no such table: legacy_orders"));

  private final RunWords words = WORDS.runs();

  @Test
  void aRunThatIsDoneSaysHowManyAndHowLong() {
    assertThat(words.headline(SHOP, report(PLAN, RunReport.Outcome.DONE, 2, Optional.empty())))
        .isEqualTo("2 migrations applied in 1.4 s.");
  }

  @Test
  void aRollBackSaysThatItRolledBack() {
    Plan back = plan(new Target.RollBackLast(1), step(PlanStep.Action.ROLL_BACK, "1", "a", ""));

    assertThat(words.headline(SHOP, report(back, RunReport.Outcome.DONE, 1, Optional.empty())))
        .isEqualTo("1 migration rolled back in 1.4 s.");
  }

  @Test
  void aFailedRunSaysWhatWhereWhyAndTheWayOn() {
    RunReport failed = report(PLAN, RunReport.Outcome.FAILED_UNCHANGED, 0, Optional.of(STATEMENT));

    assertThat(words.say(SHOP, failed))
        .isEqualTo(
            new Account(
                "0009 failed at statement 1 of 1 (line 3). shop.db is as it was before.",
                List.of(
                    new Part("what", List.of("DROP TABLE legacy_orders")),
                    new Part(
                        "where",
                        List.of(Path.of("~/m/0009_drop legacy_orders.sql") + ", line 3, column 5")),
                    new Part(
                        "why", List.of("There is no table legacy_orders (any more, or not yet).")),
                    new Part("SQLite", List.of("SQLITE_ERROR (1): no such table: legacy_orders")),
                    new Part(
                        "do", List.of("Check the spelling and the order of the migrations.")))));
  }

  @Test
  void aPartlyFailedRunSaysWhatStaysDone() {
    RunReport failed =
        new RunReport(
            PLAN,
            RunReport.Outcome.FAILED_PARTLY,
            List.of(),
            Optional.of(STATEMENT),
            Optional.empty(),
            dev.switchback.schema.SchemaDiff.NONE,
            0,
            List.of(EIGHT.version()),
            0,
            java.time.Duration.ZERO,
            java.util.OptionalLong.empty());

    assertThat(words.headline(SHOP, failed))
        .isEqualTo(
            "0009 failed at statement 1 of 1 (line 3). 0008 stays done, the rest was taken back.");
  }

  @Test
  void everyWayToFailHasAReasonAndAWayOn() {
    List<RunFailure> oneOfEach =
        List.of(
            STATEMENT,
            new RunFailure.ForeignKeysBroken(
                List.of(new RunFailure.BrokenReference("orders", "users", 3))),
            new RunFailure.Surprised(
                NINE,
                dev.switchback.schema.SchemaDiff.NONE,
                List.of(new Promise.RowSurprise("orders", 3, 2))),
            new RunFailure.PreconditionUnmet(NINE, "table orders exists", "", Optional.empty()),
            new RunFailure.HistoryChanged(),
            new RunFailure.NamesUnknown(
                List.of(
                    new UnknownName(
                        Calls.Kind.FUNCTION,
                        "normalize",
                        NINE,
                        3,
                        UnknownName.Certainty.CERTAIN,
                        UnknownName.Supply.NONE))),
            new RunFailure.CodeFailed(
                NINE,
                "com.example.AddTotals",
                "java.lang.IllegalStateException: no totals",
                Optional.of("AddTotals.java:42"),
                Optional.empty(),
                Optional.empty()),
            new RunFailure.NoSafetyCopy(new DiskFull(Samples.HOME, "safety copy")),
            new RunFailure.TransactionEnded(NINE, 2, 7),
            new RunFailure.Stopped(new DiskFull(Samples.HOME, "run")));

    assertThat(oneOfEach.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(
            Arrays.stream(RunFailure.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    for (RunFailure failure : oneOfEach) {
      Said said = words.say(failure, allowance -> "--allow " + allowance.option());
      assertThat(said.sentence()).endsWith(".").doesNotContain("{");
      assertThat(said.advice()).endsWith(".").doesNotContain("{");
      failure
          .allowance()
          .ifPresent(allowed -> assertThat(said.advice()).contains("--allow " + allowed.option()));
    }
  }

  @Test
  void rowsThatWouldPointToNothingAreCounted() {
    RunFailure broken =
        new RunFailure.ForeignKeysBroken(
            List.of(new RunFailure.BrokenReference("orders", "users", 3)));

    assertThat(
            words.headline(
                SHOP, report(PLAN, RunReport.Outcome.FAILED_UNCHANGED, 0, Optional.of(broken))))
        .isEqualTo("3 rows would point to nothing. shop.db is as it was before.");
    assertThat(words.say(broken, WORDS::word))
        .isEqualTo(
            new Said(
                "3 rows of orders point to rows of users that do not exist.",
                "Let the migration take care of those rows, or allow foreign keys."));
  }
}
