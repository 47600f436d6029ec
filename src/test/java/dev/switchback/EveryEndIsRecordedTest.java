package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Activity;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However an operation ends, its record says so, and what stopped it is what is told.
final class EveryEndIsRecordedTest {
  private static final String LOCK =
      "CREATE TRIGGER kept BEFORE UPDATE ON DATABASECHANGELOGLOCK WHEN NEW.LOCKED = 0"
          + " BEGIN SELECT RAISE(ABORT, 'the lock stays'); END;";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Atomicity.class)
  void aFaultInTheMiddleOfARunLeavesNoRecordOfARunningOne(Atomicity atomicity) {
    try (Shop shop = goose()) {
      Plan plan = (Plan) shop.planning(new Target.RunAll(), atomicity);

      assertThatThrownBy(
              () ->
                  shop.administration()
                      .carryOut(
                          shop.database(),
                          plan,
                          Duration.ofSeconds(5),
                          failingAt("00002", new IllegalStateException("a fault"))))
          .hasMessage("a fault");

      Activity last = last(shop);
      assertThat(last.outcome()).isEqualTo(Activity.Outcome.INTERRUPTED);
      assertThat(last.endedAt()).isPresent();
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'two'"))
          .isEmpty();
      shop.run(new Target.RunAll(), atomicity);
    }
  }

  @Test
  void aFaultInATryIsRecordedToo() {
    try (Shop shop = goose()) {
      Plan plan = shop.plan(new Target.RunAll());

      assertThatThrownBy(
              () ->
                  shop.administration()
                      .tryOnCopy(
                          shop.database(),
                          plan,
                          failingAt("00002", new ArithmeticException("too large"))))
          .hasMessage("too large");

      assertThat(last(shop).outcome()).isEqualTo(Activity.Outcome.INTERRUPTED);
    }
  }

  @Test
  void aLockThatCannotBeGivenBackDoesNotHideWhatWentWrong() {
    try (Shop shop = Shop.in(folder)) {
      shop.write(
          "changelog.sql",
          "--liquibase formatted sql\n--changeset ann:1\nCREATE TABLE one (a);\n"
              + "--changeset ann:trap splitStatements:false\n"
              + LOCK
              + "\n--changeset ann:bad\nINSERT INTO nowhere VALUES (1);\n");

      RunReport report = shop.carryOut(new Target.RunAll(), Atomicity.AS_THE_TOOL);

      assertThat(report.failure())
          .get()
          .isInstanceOfSatisfying(
              RunFailure.StatementFailed.class,
              failed -> assertThat(failed.step().version().text()).isEqualTo("ann:bad"));
      assertThat(last(shop).outcome()).isEqualTo(Activity.Outcome.FAILED_PARTLY);
    }
  }

  @Test
  void aWayBackOfGolangMigrateWhoseFileIsGoneIsRefused() throws Exception {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(shop.file(), "CREATE TABLE schema_migrations (version uint64,dirty bool)");
      shop.migration("1_one", "CREATE TABLE one (a);", "DROP TABLE one;");
      shop.migration("2_two", "CREATE TABLE two (a);", "DROP TABLE two;");
      shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);
      shop.timeline();
      Files.delete(shop.migrations().resolve("2_two.up.sql"));
      Files.delete(shop.migrations().resolve("2_two.down.sql"));

      assertThat(shop.planning(new Target.RollBackLast(1), Atomicity.AS_THE_TOOL))
          .isInstanceOf(Refusal.class);
    }
  }

  @Test
  void whatACrashLeftInATableChosenByNameIsFound() {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(
          shop.file(),
          "CREATE TABLE my_own (version varchar(128) primary key)",
          "CREATE TABLE schema_migrations (version varchar(128) primary key)");
      shop.write("1_one.sql", "-- migrate:up\nCREATE TABLE one (a);\n-- migrate:down\n");
      shop.write("2_two.sql", "-- migrate:up\nCREATE TABLE two (a);\n-- migrate:down\n");
      var chosen =
          shop.administration()
              .update(
                  shop.database()
                      .withSettings(
                          dev.switchback.registry.Settings.NONE.withHistory(
                              new dev.switchback.history.HistoryChoice(
                                  Optional.of(dev.switchback.migration.Tool.DBMATE),
                                  Optional.of("my_own"),
                                  Optional.empty()))));
      Plan plan =
          (Plan)
              shop.administration()
                  .plan(chosen, new Target.RunAll(), Atomicity.AS_THE_TOOL, Set.of());

      assertThatThrownBy(
              () ->
                  shop.administration()
                      .carryOut(
                          chosen,
                          plan,
                          Duration.ofSeconds(5),
                          failingAt("2", new IllegalStateException("a fault"))))
          .hasMessage("a fault");

      assertThat(Sql.column(shop.file(), "SELECT version FROM my_own")).containsExactly("1");
      assertThat(last(shop).summary()).contains("1 of 2");
    }
  }

  private Shop goose() {
    Shop shop = Shop.in(folder);
    shop.write("00001_one.sql", "-- +goose Up\nCREATE TABLE one (a);\n");
    shop.write("00002_two.sql", "-- +goose Up\nCREATE TABLE two (a);\n");
    return shop;
  }

  private static Activity last(Shop shop) {
    return shop.administration().activity(Optional.empty(), 1).getFirst();
  }

  /// Throws when the migration `version` begins.
  private static Work failingAt(String version, RuntimeException fault) {
    return new Work(
        new Cancellation(),
        event -> {
          if (event instanceof WorkEvent.StepStarted(Step step, String subject)
              && step == Step.RUN_MIGRATION
              && subject.startsWith(version)) {
            throw fault;
          }
        });
  }
}
