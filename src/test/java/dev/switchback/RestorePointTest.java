package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Extent;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.compare.CompareLimit;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.PointPlanning;
import dev.switchback.registry.PointPlanning.Reason;
import dev.switchback.registry.PointPlanning.Why;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Back to the moment right after a migration.
class RestorePointTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void openShop() {
    shop =
        Shop.in(folder)
            .withTwoMigrations()
            .migration("003_names", "UPDATE customers SET name = upper(name);")
            .migration("004_drop", "DROP TABLE orders;");
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void theNearestBackupAndTheMigrationsUpToThePointMakeIt() throws Exception {
    run(1);
    Backup early = backUp();
    Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Late')");
    shop.runAll(Allowance.WITHOUT_SAFETY_COPY);
    FileBytes before = FileBytes.of(shop.file());

    RestorePlan plan = planned("003");

    assertThat(FileBytes.of(shop.file())).as("planning touches nothing").isEqualTo(before);
    assertThat(plan.extent())
        .isEqualTo(
            new Extent.Point(
                Version.of("003"),
                early.file().getFileName().toString(),
                early.at(),
                List.of(Version.of("002"), Version.of("003"))));
    assertThat(plan.pendingAgain()).containsExactly(Version.of("004"));
    assertThat(
            shop.administration()
                .compare(shop.database(), plan.backup(), CompareLimit.NONE, Work.quiet())
                .orElseThrow()
                .table("customers")
                .orElseThrow()
                .tally()
                .onlyToday())
        .as("the row that was written after the backup is lost, and said to be")
        .isEqualTo(1);

    RestoreReport report = shop.administration().restore(shop.database(), plan, Work.quiet());
    shop.administration().giveBack(plan);

    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.column(shop.file(), "SELECT name FROM customers"))
        .containsExactly("ADA", "GRACE");
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
    assertThat(shop.timeline().pending()).hasSize(1);
    assertThat(tries()).isEmpty();

    shop.administration()
        .undo(
            shop.database(),
            shop.administration().planUndo(shop.database()).orElseThrow(),
            Work.quiet());
    assertThat(Sql.column(shop.file(), "SELECT name FROM customers"))
        .containsExactly("ADA", "GRACE", "LATE");
    shop.administration()
        .undo(
            shop.database(),
            shop.administration().planRedo(shop.database()).orElseThrow(),
            Work.quiet());
    assertThat(Sql.column(shop.file(), "SELECT name FROM customers"))
        .containsExactly("ADA", "GRACE");
  }

  @Test
  void ofSeveralBackupsTheOneIsTakenThatStandsThere() {
    run(1);
    backUp();
    run(1);
    Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Edsger')");
    Backup there = backUp();
    shop.runAll(Allowance.WITHOUT_SAFETY_COPY);

    RestorePlan plan = planned("2");

    assertThat(plan.extent())
        .isEqualTo(
            new Extent.Point(
                Version.of("002"), there.file().getFileName().toString(), there.at(), List.of()));
  }

  @Test
  void theSafetyCopyOfTheNextRunIsTheNearestBecauseItHasTheMostRows() {
    run(2);
    backUp();
    Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('Late')");
    shop.runAll();

    RestorePlan plan = planned("003");

    assertThat(Sql.column(plan.backup().file(), "SELECT name FROM customers"))
        .containsExactly("ADA", "GRACE", "LATE");
    assertThat(((Extent.Point) plan.extent()).again()).containsExactly(Version.of("003"));
  }

  @Test
  void aCopyCanBePutBesideInstead() {
    run(2);
    backUp();
    shop.runAll();
    Path target = folder.resolve("data/then.db");
    RestorePlan plan =
        ((PointPlanning.Planned)
                shop.administration()
                    .planRestoreTo(
                        shop.database(),
                        Version.named("3"),
                        RestorePlan.Place.BESIDE,
                        Optional.of(target),
                        Work.quiet()))
            .restore();

    RestoreReport report = shop.administration().restore(shop.database(), plan, Work.quiet());

    assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.column(target, "SELECT name FROM customers")).containsExactly("ADA", "GRACE");
  }

  @Test
  void aTextThatWasEditedSinceIsTakenFromTheHistory() {
    run(1);
    backUp();
    shop.runAll();
    shop.write("003_names.up.sql", "UPDATE customers SET name = lower(name);");

    RestorePlan plan = planned("003");

    assertThat(Sql.column(plan.backup().file(), "SELECT name FROM customers"))
        .containsExactly("ADA", "GRACE");
  }

  @Test
  void aFileThatIsGoneIsTakenFromTheHistoryToo() throws IOException {
    run(1);
    backUp();
    shop.runAll();
    Files.delete(shop.migrations().resolve("002_orders.up.sql"));
    Files.delete(shop.migrations().resolve("002_orders.down.sql"));

    RestorePlan plan = planned("003");

    assertThat(Sql.number(plan.backup().file(), "SELECT count(*) FROM orders")).isEqualTo(3);
  }

  @Test
  void whyItCannotBeDoneIsSaid() {
    assertThat(reasons("007")).containsExactly(new Reason.Unknown());
    assertThat(reasons("003")).containsExactly(new Reason.NotApplied());
    shop.carryOut(shop.plan(new Target.RunNext(1)));
    removeBackups();
    assertThat(reasons("001")).containsExactly(new Reason.NoBackup(0));
    backUp();
    shop.carryOut(shop.plan(new Target.RunNext(1)));
    shop.carryOut(shop.plan(new Target.Stamp(Version.of("003"))));
    assertThat(reasons("003")).containsExactly(new Reason.NotAgain(Version.of("003"), Why.STAMPED));
  }

  @Test
  void aMigrationThatNamesAnotherFileIsNotRunAgainForALook() {
    Path other = folder.resolve("other.db");
    Sql.run(other, "CREATE TABLE seen (x)");
    shop.migration(
        "003_names",
        "-- switchback: no-transaction ATTACH can't be in one\nATTACH '"
            + other
            + "' AS o; INSERT INTO o.seen VALUES (1); DETACH o;");
    run(2);
    backUp();
    Plan plan = (Plan) shop.planning(new Target.RunNext(1), Atomicity.EACH_ON_ITS_OWN);
    assertThat(shop.carryOut(plan).failure()).isEmpty();
    long before = Sql.number(other, "SELECT count(*) FROM seen");

    assertThat(reasons("003"))
        .containsExactly(new Reason.NotAgain(Version.of("003"), Why.REACHES_OUT));
    assertThat(Sql.number(other, "SELECT count(*) FROM seen")).isEqualTo(before);
  }

  @Test
  void aBackupWithAnotherTextOfTheSameMigrationIsNotTheSamePoint() {
    shop.migration("001_customers", "CREATE TABLE customers (other);", "DROP TABLE customers;");
    run(1);
    Backup other = backUp();
    shop.carryOut(shop.plan(new Target.RollBackAll()));
    shop.withTwoMigrations();
    run(1);
    removeBackups(other);

    assertThat(reasons("001")).containsExactly(new Reason.NoBackup(1));
  }

  @Test
  void whatWasMadeReadyIsGoneWhenTheProgramEnds() throws IOException {
    run(1);
    backUp();
    shop.runAll();
    planned("003");
    assertThat(tries()).hasSize(1);

    shop.administration().close();

    assertThat(tries()).isEmpty();
  }

  private record FileBytes(String hex) {
    static FileBytes of(Path file) throws IOException {
      return new FileBytes(java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
    }
  }

  private void run(int count) {
    shop.carryOut(shop.plan(new Target.RunNext(count)));
  }

  private Backup backUp() {
    return shop.administration().backUp(shop.database(), Work.quiet()).backup();
  }

  /// All but `kept`.
  private void removeBackups(Backup... kept) {
    shop.administration().backups(shop.database()).stream()
        .filter(backup -> List.of(kept).stream().noneMatch(it -> it.id() == backup.id()))
        .forEach(shop.administration()::deleteBackup);
  }

  private PointPlanning planning(String version) {
    return shop.administration()
        .planRestoreTo(
            shop.database(),
            Version.named(version),
            RestorePlan.Place.IN_PLACE,
            Optional.empty(),
            Work.quiet());
  }

  private RestorePlan planned(String version) {
    return switch (planning(version)) {
      case PointPlanning.Planned(RestorePlan plan) -> plan;
      case PointPlanning.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private List<Reason> reasons(String version) {
    return ((PointPlanning.Refused) planning(version)).reasons();
  }

  private List<Path> tries() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("home/tries"))) {
      return found.toList();
    }
  }
}
