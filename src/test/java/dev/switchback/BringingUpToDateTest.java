package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Target;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Running what is pending, if anything is.
class BringingUpToDateTest {
  @TempDir Path folder;

  @Test
  void itRunsWhatIsPendingAndThenNeverLooksAgain() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      assertThat(bring(shop.administration(), shop).applied()).isEqualTo(2);

      Brought second = bring(shop.administration(), shop);
      assertThat(second.applied()).isZero();
      assertThat(second.isUpToDate()).isTrue();

      shop.migration("003_more", "CREATE TABLE more (x);");
      assertThat(bring(shop.administration(), shop).applied())
          .as("checked once in the life of a program")
          .isZero();
      try (Administration other = Shop.administration(folder)) {
        assertThat(bring(other, shop).applied()).isEqualTo(1);
      }
    }
  }

  @Test
  void aRefusalIsToldAndAskedAgainTheNextTime() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.migration("003_vacuum", "VACUUM;");

      Brought brought = bring(shop.administration(), shop);

      assertThat(brought.isUpToDate()).isFalse();
      assertThat(brought.refusal()).isPresent();
      shop.migration("003_vacuum", "-- switchback: no-transaction it is a VACUUM\nVACUUM;");
      assertThat(bring(shop.administration(), shop).applied()).isEqualTo(3);
    }
  }

  @Test
  void itWaitsForTheToolsLockAsTheToolDoes() throws Exception {
    try (Shop shop = Shop.in(folder)) {
      String one = "--liquibase formatted sql\n--changeset ann:1\nCREATE TABLE one (a);\n";
      shop.write("changelog.sql", one);
      shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);
      shop.write("changelog.sql", one + "--changeset ann:2\nCREATE TABLE two (a);\n");
      Sql.run(shop.file(), "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'host'");

      Brought refused =
          shop.administration()
              .bringUpToDate(shop.database(), Set.of(), Duration.ofMillis(300), Work.quiet());
      assertThat(refused.refusal()).isPresent();
      try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
        Future<Brought> waiting = threads.submit(() -> bring(shop.administration(), shop));
        Thread.sleep(600);
        assertThat(waiting.isDone()).isFalse();
        Sql.run(shop.file(), "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 0, LOCKEDBY = NULL");

        assertThat(waiting.get().applied()).isEqualTo(1);
      }
    }
  }

  @Test
  void severalProgramsAtOnceRunEachMigrationOnce() throws Exception {
    try (Shop shop = Shop.in(folder)) {
      for (int i = 1; i <= 20; i++) {
        shop.migration(
            "%03d_step".formatted(i),
            "CREATE TABLE t%d (x); INSERT INTO t%d VALUES (1);".formatted(i, i));
      }
      int programs = 4;
      CountDownLatch ready = new CountDownLatch(programs);
      List<Future<Brought>> all = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(programs)) {
        for (int i = 0; i < programs; i++) {
          all.add(
              threads.submit(
                  () -> {
                    try (Administration own = Shop.administration(folder)) {
                      ready.countDown();
                      ready.await();
                      return bring(own, shop);
                    }
                  }));
        }
      }

      int applied = 0;
      for (Future<Brought> one : all) {
        assertThat(one.get().isUpToDate()).isTrue();
        applied += one.get().applied();
      }
      assertThat(applied).isEqualTo(20);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM switchback_history")).isEqualTo(20);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM t20")).isEqualTo(1);
    }
  }

  private static Brought bring(Administration administration, Shop shop) {
    return administration.bringUpToDate(
        shop.database(),
        Set.of(Allowance.WITHOUT_SAFETY_COPY),
        Duration.ofSeconds(60),
        Work.quiet());
  }
}
