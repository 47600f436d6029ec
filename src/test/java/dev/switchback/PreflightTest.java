package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.health.CheckKind;
import dev.switchback.health.Verdict;
import dev.switchback.migration.Target;
import dev.switchback.run.Concern;
import dev.switchback.run.Preflight;
import dev.switchback.run.RunReport;
import dev.switchback.testing.OtherProgram;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said about a file before it is written to.
class PreflightTest {
  @TempDir Path folder;

  private static Preflight preflight(Shop shop) {
    return shop.administration().preflight(shop.database(), shop.plan(new Target.RunAll()));
  }

  @Test
  void aFileInOrderRaisesNoConcern() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      assertThat(preflight(shop).concerns()).isEmpty();
      assertThat(preflight(shop).obstacle()).isEmpty();
    }
  }

  @Test
  void aFileOfTwoNamesIsAnObstacleAndTheRunSaysTheSame() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Files.createLink(shop.dataFolder().resolve("other.db"), shop.file());

      assertThat(preflight(shop).obstacle()).contains(new Concern.SeveralNames(2));
      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    }
  }

  @Test
  void aFileOfANewerFormatIsAnObstacle() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(shop.file(), "CREATE TABLE t (x)");
      byte[] bytes = Files.readAllBytes(shop.file());
      bytes[18] = 3;
      Files.write(shop.file(), bytes);

      assertThat(preflight(shop).obstacle()).contains(new Concern.TooNew());
      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
    }
  }

  @Test
  void whatTheLastCheckFoundIsRemembered() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.fill(shop.file(), 2000);
      byte[] bytes = Files.readAllBytes(shop.file());
      Arrays.fill(bytes, 4096 * 20, 4096 * 21, (byte) 0x55);
      Files.write(shop.file(), bytes);
      shop.administration().check(shop.database(), CheckKind.INTEGRITY, Work.quiet());

      assertThat(preflight(shop).concerns())
          .singleElement()
          .isInstanceOfSatisfying(
              Concern.KnownDamage.class,
              damage -> assertThat(damage.check().verdict()).isEqualTo(Verdict.DAMAGED));
    }
  }

  @Test
  void whatACrashedProgramLeftIsToldButNotWhatALivingOneHasOpen() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Sql.run(shop.file(), "PRAGMA journal_mode=WAL", "CREATE TABLE t (x)");
      try (OtherProgram _ = OtherProgram.using(shop.file(), "INSERT INTO t VALUES (1)")) {
        assertThat(preflight(shop).holders()).hasSize(1);
        assertThat(preflight(shop).concerns()).isEmpty();
      }
      assertThat(preflight(shop).concerns()).singleElement().isInstanceOf(Concern.LeftBehind.class);
    }
  }
}
