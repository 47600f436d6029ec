package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunReport;
import dev.switchback.run.UnblockReport;
import dev.switchback.run.Unblocking;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The program dies in the middle of a run in another tool's way. The history is then one that the
/// tool itself could have left, and in the end each migration was applied exactly once.
class ToolCrashFaultTest {
  private static final int MIGRATIONS = 8;
  private static final int ROWS = 4000;

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(
      value = Tool.class,
      names = {"GOLANG_MIGRATE", "SQLX", "PRISMA"})
  void aKilledRunLeavesAHistoryOfTheToolsAndIsFinishedExactlyOnce(Tool tool) throws Exception {
    int kills = Integer.getInteger("switchback.soak.kills", 3);
    long seed = Long.getLong("switchback.soak.seed", 20L);
    Random random = new Random(seed + tool.name().hashCode());
    for (int i = 0; i < kills; i++) {
      Path folder = prepared(tool, i);
      int millis = random.nextInt(1500);
      try (Child child = Child.start(ActingProgram.class, folder, "run-as-the-tool", "work")) {
        child.await("ready");
        Thread.sleep(millis);
        child.kill();
      }
      String when = tool + " seed " + seed + " killed after " + millis + " ms";
      Path file = folder.resolve("data/shop.db");
      assertThat(FileState.of(file).integrity()).as(when).isEqualTo("ok");
      try (Administration administration = Shop.administration(folder)) {
        Database shop = administration.database("shop");
        unblock(administration, shop, when);
        finish(administration, shop, when);
      }
      for (int number = 1; number <= MIGRATIONS; number++) {
        assertThat(Sql.number(file, "SELECT count(*) FROM t" + number)).as(when).isEqualTo(ROWS);
      }
      assertThat(Sql.number(file, "SELECT count(*) FROM t0")).as(when).isEqualTo(MIGRATIONS - 1L);
      assertRecorded(tool, file, when);
    }
  }

  /// Only the migration that was cut off may be an open question; what is in the file answers it.
  private static void unblock(Administration to, Database shop, String when) {
    List<Blockage> blockages = to.blockages(shop, Work.quiet());
    assertThat(blockages).as(when).hasSizeLessThan(2);
    for (Blockage blockage : blockages) {
      String digits = blockage.version().orElseThrow().text().replaceFirst("_.*", "");
      int number = (int) (Long.parseLong(digits) % 100);
      boolean isThere = hasTable(shop.file(), number);
      assertThat(number == MIGRATIONS || !hasTable(shop.file(), number + 1)).as(when).isTrue();
      assertThat(number == 1 || hasTable(shop.file(), number - 1)).as(when).isTrue();
      Unblocking.Choice choice =
          isThere ? Unblocking.Choice.APPLIED : Unblocking.Choice.NOT_APPLIED;
      UnblockReport report =
          to.unblock(
              shop, to.planUnblocking(shop, blockage, choice), Duration.ofSeconds(5), Work.quiet());
      assertThat(report.failure()).as(when).isEmpty();
    }
    assertThat(to.blockages(shop, Work.quiet())).as(when).isEmpty();
  }

  private static boolean hasTable(Path file, int number) {
    return Sql.number(file, "SELECT count(*) FROM sqlite_schema WHERE name = 't" + number + "'")
        == 1;
  }

  private static void finish(Administration to, Database shop, String when) {
    Planning planning =
        to.plan(shop, new Target.RunAll(), Atomicity.AS_THE_TOOL, EnumSet.noneOf(Allowance.class));
    assertThat(planning).as(when).isInstanceOf(Plan.class);
    RunReport report = to.carryOut(shop, (Plan) planning, Duration.ofSeconds(5), Work.quiet());
    assertThat(report.failure()).as(when).isEmpty();
  }

  private static void assertRecorded(Tool tool, Path file, String when) {
    switch (tool) {
      case GOLANG_MIGRATE ->
          assertThat(Sql.column(file, "SELECT version || ' ' || dirty FROM schema_migrations"))
              .as(when)
              .containsExactly("20260100000008 0");
      case SQLX ->
          assertThat(Sql.number(file, "SELECT count(*) FROM _sqlx_migrations WHERE success = 1"))
              .as(when)
              .isEqualTo(MIGRATIONS);
      default ->
          assertThat(
                  Sql.number(
                      file,
                      "SELECT count(DISTINCT migration_name) FROM _prisma_migrations"
                          + " WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL"))
              .as(when)
              .isEqualTo(MIGRATIONS);
    }
  }

  /// Prisma has no transaction around a file, so a file is one statement there.
  private Path prepared(Tool tool, int attempt) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(tool.name() + attempt));
    try (Shop shop = Shop.in(folder)) {
      Sql.run(shop.file(), "CREATE TABLE t0 (x)");
      shop.administration()
          .update(shop.database().withSettings(Settings.NONE.withHistory(HistoryChoice.of(tool))));
      for (int number = 1; number <= MIGRATIONS; number++) {
        String fill =
            "CREATE TABLE t"
                + number
                + " AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + ROWS
                + ") SELECT i, printf('%0300d', i) AS text FROM n;\n";
        String note = number == 1 ? "" : "INSERT INTO t0 VALUES (" + number + ");\n";
        String name = "2026010000000" + number + "_step";
        if (tool == Tool.PRISMA) {
          Files.createDirectories(shop.migrations().resolve(name));
          shop.write(name + "/migration.sql", fill);
        } else {
          shop.migration(name, fill + note, "DROP TABLE t" + number + ";");
        }
      }
      if (tool == Tool.PRISMA) {
        Sql.run(
            shop.file(),
            "WITH n (i) AS (VALUES (1), (2), (3), (4), (5), (6), (7)) INSERT INTO t0 SELECT i"
                + " FROM n");
      }
    }
    return folder;
  }
}
