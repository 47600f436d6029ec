package dev.switchback.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.HealthCheck;
import dev.switchback.health.Verdict;
import dev.switchback.history.HistoryTable;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planner;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.run.MigrationRun;
import dev.switchback.run.Performer;
import dev.switchback.run.RunReport;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleShopTest {
  private static final Path SOURCE =
      Path.of(System.getProperty("switchback.root", "")).resolve("migrations/sample-shop");

  @TempDir Path folder;
  private SampleShop shop;

  @BeforeEach
  void layOut() {
    shop = new SampleShop(folder.resolve("shop"));
    shop.layOut();
  }

  @Test
  void itsMigrationsAreThoseInTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(SOURCE)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrderElementsOf(
              SampleShop.MIGRATIONS.stream()
                  .flatMap(name -> Stream.of(name + ".up.sql", name + ".down.sql"))
                  .toList());
    }
  }

  @Test
  void theyAreReadWithoutAnyProblem() {
    SourceReading reading = new MigrationFolder().read(shop.migrations());

    assertThat(reading.migrations().problems()).isEmpty();
    assertThat(reading.migrations().migrations()).hasSize(9);
  }

  @Test
  void eachGoesUpAndDownAndUpAgainToTheSameSchema() {
    for (String name : SampleShop.MIGRATIONS) {
      SchemaSnapshot before = look(SchemaSnapshot::of);
      carryOut(new Target.RunOnly(Version.of(name.substring(0, 4))));
      SchemaSnapshot after = look(SchemaSnapshot::of);
      carryOut(new Target.RollBackLast(1));
      assertThat(look(SchemaSnapshot::of)).as("%s, taken back", name).isEqualTo(before);
      carryOut(new Target.RunNext(1));
      assertThat(look(SchemaSnapshot::of)).as("%s, again", name).isEqualTo(after);
      assertThat(after).as(name).isNotEqualTo(before);
    }
  }

  @Test
  void splittingAddressesLosesNone() {
    carryOut(new Target.RunUpTo(Version.of("0005")));
    String before = text("SELECT group_concat(address) FROM users");

    carryOut(new Target.RunNext(1));
    carryOut(new Target.RollBackLast(1));

    assertThat(text("SELECT group_concat(address) FROM users")).isEqualTo(before);
  }

  @Test
  void aChangedOrderSaysWhen() {
    carryOut(new Target.RunUpTo(Version.of("0008")));

    String before = text("SELECT updated_at FROM orders WHERE id = 7");
    look(session -> session.execute("UPDATE orders SET status = 'returned' WHERE id = 7"));

    assertThat(text("SELECT updated_at FROM orders WHERE id = 7")).isGreaterThan(before);
  }

  @Test
  void theLastOneTakesRowsAway() {
    carryOut(new Target.RunUpTo(Version.of("0008")));
    assertThat(rows()).containsEntry("legacy_orders", 1204L);

    carryOut(new Target.RunAll());

    assertThat(rows())
        .doesNotContainKey("legacy_orders")
        .containsEntry("orders", 4821L)
        .containsEntry("users", 1022L);
  }

  @Test
  void theDamagedCopyIsDamagedAndTheShopIsNot() {
    carryOut(new Target.RunUpTo(Version.of("0007")));

    shop.makeDamagedCopy(Work.quiet());

    assertThat(check(shop.database()).verdict()).isEqualTo(Verdict.HEALTHY);
    CheckReport damaged = check(shop.damagedDatabase());
    assertThat(damaged.verdict()).isEqualTo(Verdict.DAMAGED);
    assertThat(damaged.findings()).isNotEmpty();
  }

  private CheckReport check(Path file) {
    return new HealthCheck(Clock.systemUTC())
        .check(
            () -> Sessions.forChecking(DatabaseFile.of(file)), CheckKind.INTEGRITY, Work.quiet());
  }

  private String text(String sql) {
    return look(session -> session.text(sql));
  }

  private Map<String, Long> rows() {
    return look(session -> RowCounts.of(session, Work.quiet()));
  }

  private <T> T look(Function<Session, T> reader) {
    try (Session session = Sessions.forMigrating(DatabaseFile.of(shop.database()))) {
      return reader.apply(session);
    }
  }

  private void carryOut(Target target) {
    Plan plan =
        (Plan)
            Planner.plan(
                new MigrationFolder().read(shop.migrations()).migrations(),
                look(HistoryTable::read),
                target,
                Atomicity.ALL_OR_NOTHING,
                Set.of());
    RunReport report =
        new MigrationRun(
                DatabaseFile.of(shop.database()),
                plan,
                Duration.ofSeconds(1),
                new Performer("test", "Switchback test"),
                Clock.systemUTC(),
                Work.quiet())
            .carryOut();
    assertThat(report.outcome()).as("%s", report.failure()).isEqualTo(RunReport.Outcome.DONE);
  }
}
