package dev.switchback.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.db",
        "with space.db",
        "trailing .db ",
        "q?mode=memory.db",
        "hash#.db",
        "%41.db",
        "quote'\".db",
        "ünïcödé-数据.db",
        "new\nline.db",
        "file:x.db",
        "semi;colon.db"
      })
  void everyNameOpensThatVeryFileAndNoOther(String name) throws Exception {
    Path file = folder.resolve(name);
    try (Session session = Sessions.forOwn(file)) {
      session.execute("CREATE TABLE t (a)");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void openingForMigratingNeverCreatesAFile() {
    Path file = folder.resolve("none.db");

    assertThatThrownBy(() -> Sessions.forMigrating(DatabaseFile.of(file)))
        .isInstanceOf(DatabaseMissing.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void aSettingThatSqliteDoesNotKnowIsNoticed() {
    try (Session session = Sessions.forOwn(folder.resolve("a.db"))) {
      assertThatThrownBy(() -> session.set("fullsync", "1"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void cancellingStopsALongStatementAndRollsItBack() {
    Path file = folder.resolve("long.db");
    Cancellation cancellation = new Cancellation();
    try (Session session = Sessions.forOwn(file)) {
      session.execute("CREATE TABLE t (a)");
      session.stopOn(cancellation);
      session.beginImmediate(Duration.ofSeconds(1), Work.quiet());
      CompletableFuture<Boolean> stopper =
          CompletableFuture.supplyAsync(
              () -> {
                sleep(200);
                return cancellation.request();
              });

      assertThatThrownBy(
              () ->
                  session.execute(
                      """
                      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500000000)
                      INSERT INTO t SELECT i FROM n
                      """))
          .isInstanceOfSatisfying(
              SqliteError.class, e -> assertThat(e.result().primaryCode()).isEqualTo(9));
      assertThat(stopper.join()).isTrue();
      session.rollback();
    }
    assertThat(Sql.number(file, "SELECT count(*) FROM t")).isZero();
  }

  @Test
  void waitingForALockIsToldAndEndsInABusyFailure() throws Exception {
    Path file = folder.resolve("busy.db");
    Sql.run(file, "CREATE TABLE t (a)");
    List<Object> told = new ArrayList<>();
    try (Session holder = Sessions.forOwn(file);
        Session session = Sessions.forMigrating(DatabaseFile.of(file))) {
      holder.beginImmediate(Duration.ZERO, Work.quiet());

      assertThatThrownBy(
              () -> session.beginImmediate(Duration.ofMillis(300), Work.reportingTo(told::add)))
          .isInstanceOf(DatabaseBusy.class);
      holder.rollback();
    }
    assertThat(told).isNotEmpty();
  }

  @Test
  void plainAccessIsRefusedWhileSqliteHasTheFile() {
    Path file = folder.resolve("gate.db");
    try (Session session = Sessions.forOwn(file)) {
      session.execute("CREATE TABLE t (a)");
      assertThatThrownBy(() -> PlainFiles.sha256(file, Work.quiet()))
          .isInstanceOf(DatabaseBusy.class);
    }
    assertThat(PlainFiles.sha256(file, Work.quiet())).hasSize(64);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
