package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.ResetPlanning;
import dev.switchback.registry.ResetRefusal;
import dev.switchback.registry.ResetReport;
import dev.switchback.registry.ResetReport.Outcome;
import dev.switchback.registry.Settings;
import dev.switchback.schema.TableRows;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.OtherProgram;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A database of development is emptied, and its migrations run again.
class ResetTest {
  @TempDir Path folder;

  @Test
  void thePlanShowsWhatDisappearsAndChangesNothing() throws IOException {
    try (Shop shop = used()) {
      Map<String, String> before = Bytes.in(shop.dataFolder());

      ResetPlan plan = plan(shop);

      assertThat(plan.tables())
          .containsExactly(
              new TableRows("customers", OptionalLong.of(3), OptionalLong.of(2)),
              new TableRows("made_by_hand", OptionalLong.of(1), OptionalLong.empty()),
              new TableRows("orders", OptionalLong.of(3), OptionalLong.of(3)));
      assertThat(plan.rowsNow()).isEqualTo(7);
      assertThat(Bytes.in(shop.dataFolder())).isEqualTo(before);
      try (Stream<Path> tries = Files.list(folder.resolve("home/tries"))) {
        assertThat(tries).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aResetLeavesWhatTheMigrationsMakeAndUndoBringsTheRestBack(String mode) {
    try (Shop shop = used()) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);

      ResetReport report = reset(shop);

      assertThat(report.failure()).isEmpty();
      assertThat(report.outcome()).isEqualTo(Outcome.DONE);
      assertThat(report.rows()).isEqualTo(Map.of("customers", 2L, "orders", 3L));
      assertThat(Sql.column(shop.file(), "SELECT name FROM customers ORDER BY id"))
          .containsExactly("Ada", "Grace");
      assertThat(tables(shop)).containsExactly("customers", "orders", "switchback_history");
      assertThat(Sql.column(shop.file(), "SELECT version || event FROM switchback_history"))
          .containsExactly("001applied", "002applied");
      assertThat(Sql.column(shop.file(), "PRAGMA journal_mode"))
          .containsExactly(mode.toLowerCase(java.util.Locale.ROOT));
      assertThat(states(shop)).containsOnly(MigrationState.APPLIED);
      Activity activity = shop.administration().activity(Optional.empty(), 1).getFirst();
      assertThat(activity.kind()).isEqualTo(Activity.Kind.RESET);
      assertThat(activity.outcome()).isEqualTo(Activity.Outcome.DONE);

      var undo = shop.administration().planUndo(shop.database()).orElseThrow();
      shop.administration().undo(shop.database(), undo, Work.quiet());

      assertThat(tables(shop)).contains("made_by_hand");
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(3);
    }
  }

  @Test
  void theFormOfTheFileStays() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(
          shop.file(),
          "PRAGMA page_size=8192",
          "PRAGMA encoding='UTF-16le'",
          "PRAGMA auto_vacuum=2",
          "CREATE TABLE first (x)",
          "PRAGMA application_id=77");
      shop.runAll();

      assertThat(reset(shop).outcome()).isEqualTo(Outcome.DONE);

      assertThat(
              Stream.of("page_size", "encoding", "auto_vacuum", "application_id")
                  .flatMap(pragma -> Sql.column(shop.file(), "PRAGMA " + pragma).stream()))
          .containsExactly("8192", "UTF-16le", "2", "77");
      assertThat(tables(shop)).doesNotContain("first");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Tool.class,
      names = {"SQLX", "GOLANG_MIGRATE"})
  void theHistoryOfAnotherToolIsWrittenAnewInItsOwnForm(Tool tool) {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Database chosen =
          shop.administration()
              .update(
                  shop.database().withSettings(Settings.NONE.withHistory(HistoryChoice.of(tool))));
      shop.administration()
          .carryOut(
              chosen,
              (dev.switchback.migration.Plan)
                  shop.administration()
                      .plan(
                          chosen,
                          new Target.RunAll(),
                          dev.switchback.migration.Atomicity.AS_THE_TOOL,
                          java.util.Set.of()),
              Duration.ofSeconds(5),
              Work.quiet());
      // From here on the tool is known by its table only.
      Database found = shop.administration().update(chosen.withSettings(Settings.NONE));
      List<String> before = tables(shop);
      Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Linus')");

      ResetPlan plan = (ResetPlan) shop.administration().planReset(found, Work.quiet());
      assertThat(plan.plan().tool()).isEqualTo(tool);
      ResetReport report =
          shop.administration().reset(found, plan, Duration.ofSeconds(5), Work.quiet());

      assertThat(report.outcome()).isEqualTo(Outcome.DONE);
      assertThat(tables(shop)).isEqualTo(before);
      assertThat(shop.administration().status(found).timeline().rows())
          .extracting(TimelineRow::state)
          .containsOnly(MigrationState.APPLIED)
          .hasSize(2);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(2);
    }
  }

  @Test
  void aProtectedDatabaseAndOneOfProductionAreNeverReset() {
    try (Shop shop = used()) {
      Database prot = shop.database().withProtection(Protection.PROTECTED);
      Database production = shop.database().withEnvironment(Environment.PRODUCTION);
      Database staging = shop.database().withEnvironment(Environment.STAGING);
      Database without = shop.database().withSource(Optional.empty());

      assertThat(planning(shop, prot))
          .isEqualTo(new ResetRefusal.Not(ResetRefusal.Reason.PROTECTED));
      assertThat(planning(shop, production))
          .isEqualTo(new ResetRefusal.Not(ResetRefusal.Reason.NOT_DEVELOPMENT));
      assertThat(planning(shop, staging))
          .isEqualTo(new ResetRefusal.Not(ResetRefusal.Reason.NOT_DEVELOPMENT));
      assertThat(planning(shop, without))
          .isEqualTo(new ResetRefusal.Not(ResetRefusal.Reason.NO_MIGRATIONS));
      ResetPlan plan = plan(shop);
      for (Database never : List.of(prot, production, staging)) {
        assertThatThrownBy(
                () -> shop.administration().reset(never, plan, Duration.ofSeconds(1), Work.quiet()))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(3);
      assertThat(shop.administration().activity(Optional.empty(), 9))
          .extracting(Activity::kind)
          .doesNotContain(Activity.Kind.RESET);
    }
  }

  @Test
  void migrationsThatDoNotRunOnAnEmptyFileAreToldBefore() {
    try (Shop shop = used()) {
      shop.migration("003_wrong", "INSERT INTO made_by_hand VALUES (2);");

      assertThat(planning(shop, shop.database()))
          .isInstanceOfSatisfying(
              ResetRefusal.FailsWhenEmpty.class,
              refusal -> assertThat(refusal.report().failure()).isPresent());
    }
  }

  @Test
  void whatSomebodyWroteSinceThePlanIsNotThrownAway() {
    try (Shop shop = used()) {
      ResetPlan plan = plan(shop);
      Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Late')");

      ResetReport report =
          shop.administration().reset(shop.database(), plan, Duration.ofSeconds(5), Work.quiet());

      assertThat(report.outcome()).isEqualTo(Outcome.CHANGED_SINCE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void anotherProgramThatWritesIsWaitedForAndThenNamed(String mode) {
    try (Shop shop = used()) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      ResetPlan plan = plan(shop);
      try (OtherProgram holder =
          OtherProgram.using(
              shop.file(), "BEGIN IMMEDIATE", "INSERT INTO customers (name) VALUES ('Open')")) {
        ResetReport report =
            shop.administration()
                .reset(shop.database(), plan, Duration.ofMillis(300), Work.quiet());

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED_UNCHANGED);
        assertThat(report.failure().orElseThrow()).isInstanceOf(DatabaseBusy.class);
        assertThat(holder.id()).isPositive();
      }
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(3);
    }
  }

  @Test
  void anotherProgramThatOnlyHasItOpenSeesTheNewContent() {
    try (Shop shop = used();
        OtherProgram reader =
            OtherProgram.using(shop.file(), "UPDATE customers SET name = name WHERE id < 0")) {
      ResetPlan plan = plan(shop);
      assertThat(plan.holders()).hasSize(1);
      assertThat(reader.id()).isPositive();

      assertThat(
              shop.administration()
                  .reset(shop.database(), plan, Duration.ofSeconds(5), Work.quiet())
                  .outcome())
          .isEqualTo(Outcome.DONE);
      assertThat(tables(shop)).doesNotContain("made_by_hand");
    }
  }

  @Test
  void aResetThatIsCancelledLeavesTheFileAsItWas() {
    try (Shop shop = used()) {
      ResetPlan plan = plan(shop);
      Cancellation cancellation = new Cancellation();
      ResetReport report =
          shop.administration()
              .reset(
                  shop.database(),
                  plan,
                  Duration.ofSeconds(5),
                  new Work(
                      cancellation,
                      event -> {
                        if (event instanceof WorkEvent.StepStarted) {
                          cancellation.request();
                        }
                      }));

      assertThat(report.outcome()).isEqualTo(Outcome.CANCELLED_UNCHANGED);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(3);
    }
  }

  private Shop used() {
    Shop shop = Shop.in(folder).withTwoMigrations();
    shop.runAll();
    Sql.run(
        shop.file(),
        "INSERT INTO customers (name) VALUES ('Edsger')",
        "CREATE TABLE made_by_hand (x)",
        "INSERT INTO made_by_hand VALUES (1)");
    return shop;
  }

  private static ResetPlanning planning(Shop shop, Database database) {
    return shop.administration().planReset(database, Work.quiet());
  }

  private static ResetPlan plan(Shop shop) {
    return switch (planning(shop, shop.database())) {
      case ResetPlan plan -> plan;
      case ResetRefusal refusal -> throw new AssertionError("Refused: " + refusal);
    };
  }

  private static ResetReport reset(Shop shop) {
    return shop.administration()
        .reset(shop.database(), plan(shop), Duration.ofSeconds(5), Work.quiet());
  }

  private static List<String> tables(Shop shop) {
    return Sql.column(
        shop.file(),
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            + " ORDER BY name");
  }

  private static List<MigrationState> states(Shop shop) {
    return shop.administration().status(shop.database()).timeline().rows().stream()
        .map(TimelineRow::state)
        .toList();
  }
}
