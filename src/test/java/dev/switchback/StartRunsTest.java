package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.migration.Refusal;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.StartRun;
import dev.switchback.run.RunReport;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartRunsTest {
  @TempDir Path folder;

  @Test
  void onlyWhatIsSetSoIsBroughtUpToDate() {
    try (Shop shop = new Shop(folder)) {
      assertThat(shop.administration.runAtStart()).isEmpty();

      Database set = set(shop, shop.database);

      assertThat(shop.administration.runAtStart()).containsExactly(set);
      assertThat(shop.administration.runAtStart(set, Work.quiet()))
          .isEqualTo(new StartRun.UpToDate(set));
    }
  }

  @Test
  void whatIsPendingIsRunAfterASafetyCopy() {
    try (Shop shop = new Shop(folder)) {
      addColumn(shop);
      Database set = set(shop, shop.database);

      StartRun run = shop.administration.runAtStart(set, Work.quiet());

      assertThat(((StartRun.Ran) run).report().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.administration.status(set).pendingCount()).isZero();
      assertThat(shop.administration.backups(set).getFirst().state())
          .isEqualTo(Backup.State.VERIFIED);
    }
  }

  @Test
  void inProductionAndWhereItIsProtectedItWaits() throws IOException {
    try (Shop shop = new Shop(folder)) {
      addColumn(shop);
      byte[] before = Files.readAllBytes(shop.file);
      Database live = set(shop, shop.database.withEnvironment(Environment.PRODUCTION));
      assertThat(shop.administration.runAtStart(live, Work.quiet()))
          .isEqualTo(new StartRun.Waits(live, 1, StartRun.Why.PRODUCTION));

      Database guarded = set(shop, shop.database.withProtection(Protection.PROTECTED));
      assertThat(shop.administration.runAtStart(guarded, Work.quiet()))
          .isEqualTo(new StartRun.Waits(guarded, 1, StartRun.Why.PROTECTED));
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void whereDataIsTakenAwayItWaits() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      byte[] before = Files.readAllBytes(shop.file);
      Database set = set(shop, shop.database);

      assertThat(shop.administration.runAtStart(set, Work.quiet()))
          .isEqualTo(new StartRun.Waits(set, 2, StartRun.Why.TAKES_DATA));
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void whatIsRefusedIsSaidAndNotRun() throws IOException {
    try (Shop shop = new Shop(folder)) {
      shop.migration("0001_5_between", "CREATE TABLE between (a);", "");
      shop.migration("00015_broken", "CREATE TABLE 'open (a);", "");
      byte[] before = Files.readAllBytes(shop.file);
      Database set = set(shop, shop.database);

      StartRun run = shop.administration.runAtStart(set, Work.quiet());

      assertThat(run).isInstanceOf(StartRun.Refused.class);
      Refusal refusal = ((StartRun.Refused) run).refusal();
      assertThat(shop.words.runs().atStart(run).advice()).isNotBlank();
      assertThat(refusal.reasons()).isNotEmpty();
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void aFailureIsReportedAndLeavesTheFileAsItWas() {
    try (Shop shop = new Shop(folder).withFailing()) {
      Database set = set(shop, shop.database);

      StartRun run = shop.administration.runAtStart(set, Work.quiet());

      assertThat(((StartRun.Ran) run).report().outcome())
          .isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(shop.words.runs().atStart(run).sentence())
          .startsWith("When Switchback started: 0005 failed");
    }
  }

  private static void addColumn(Shop shop) {
    shop.migration(
        "0003_add_orders_status",
        "ALTER TABLE orders ADD COLUMN status TEXT;",
        "ALTER TABLE orders DROP COLUMN status;");
  }

  private static Database set(Shop shop, Database wanted) {
    return shop.administration.update(
        wanted.withSettings(wanted.settings().with("run-at-start", "on")));
  }
}
