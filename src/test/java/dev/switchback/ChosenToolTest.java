package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose history is written where a database has none yet.
class ChosenToolTest {
  @TempDir Path folder;

  @Test
  void aStampGoesIntoTheHistoryOfTheProjectsOwnTool() {
    try (Shop shop = shop("project.tool")) {
      assertThat(stamp(shop).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(Sql.column(shop.file(), "SELECT version FROM schema_migrations"))
          .containsExactly("20260101000001");
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM sqlite_schema"))
          .as("the table, its key, and what was there before")
          .isEqualTo(3);
    }
  }

  @Test
  void aHistoryThatIsThereIsStrongerThanTheProject() {
    try (Shop shop = shop("project.tool")) {
      Sql.run(
          shop.file(),
          "CREATE TABLE schema_migrations (version uint64,dirty bool)",
          "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)",
          "INSERT INTO schema_migrations VALUES (20260101000001, 0)");

      assertThat(
              shop.administration()
                  .status(shop.administration().database("shop"))
                  .history()
                  .tool()
                  .displayName())
          .isEqualTo("golang-migrate");
    }
  }

  @Test
  void soItDoesWhereSomebodyChoseTheTool() {
    try (Shop shop = shop(Settings.HISTORY_TOOL)) {
      assertThat(stamp(shop).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(Sql.column(shop.file(), "SELECT version FROM schema_migrations"))
          .containsExactly("20260101000001");
    }
  }

  private Shop shop(String setting) {
    Shop shop = Shop.in(folder);
    shop.write(
        "20260101000001_a.sql",
        "-- migrate:up\nCREATE TABLE a (x);\n-- migrate:down\nDROP TABLE a;\n");
    Sql.run(shop.file(), "CREATE TABLE a (x)");
    shop.administration()
        .update(shop.database().withSettings(Settings.NONE.with(setting, "DBMATE")));
    return shop;
  }

  private static RunReport stamp(Shop shop) {
    Database database = shop.administration().database("shop");
    Plan plan =
        (Plan)
            shop.administration()
                .plan(
                    database,
                    new Target.Stamp(Version.of("20260101000001")),
                    Atomicity.AS_THE_TOOL,
                    Set.of());
    return shop.administration().carryOut(database, plan, Duration.ofSeconds(5), Work.quiet());
  }
}
