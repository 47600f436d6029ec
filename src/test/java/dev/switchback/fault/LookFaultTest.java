package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.registry.DatabaseState;
import dev.switchback.run.TryReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Looking changes nothing: not a byte of the file, its log or its journal, and not one file more.
class LookFaultTest {
  @TempDir Path folder;

  /// What may lie there.
  enum Found {
    CLEAN,
    CLEAN_WITH_LOG_MODE,
    LOG_IN_USE,
    LOG_OF_A_CRASHED_PROGRAM,
    LOG_WITHOUT_SHARED_MEMORY,
    HOT_JOURNAL
  }

  @ParameterizedTest
  @EnumSource(Found.class)
  void lookingLeavesEveryByteAndSeesWhatWasCommitted(Found found) throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Optional<Child> holder = bringAbout(found, shop.file());
      SortedMap<String, String> before = FileState.beside(shop.file());

      assertThat(shop.administration().status(shop.database()).state())
          .isEqualTo(
              found == Found.HOT_JOURNAL ? DatabaseState.RECOVERY_PENDING : DatabaseState.PENDING);
      assertThat(FileState.beside(shop.file())).as("status").isEqualTo(before);
      Plan plan = shop.plan(new Target.RunAll());
      assertThat(plan.steps()).hasSize(1);
      shop.administration().preflight(shop.database(), plan);
      RestorePlan restore =
          shop.administration()
              .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());
      shop.administration().planUndo(shop.database());
      assertThat(FileState.beside(shop.file())).as("plans").isEqualTo(before);
      TryReport tried = shop.administration().tryOnCopy(shop.database(), plan, Work.quiet());
      assertThat(FileState.beside(shop.file())).as("try").isEqualTo(before);
      assertThat(shop.administration().backUp(shop.database(), Work.quiet()).rows())
          .isEqualTo(Map.of("customers", expected(found)));
      assertThat(FileState.beside(shop.file())).as("backup").isEqualTo(before);

      assertThat(tried.rows())
          .filteredOn(rows -> rows.table().equals("customers"))
          .singleElement()
          .satisfies(rows -> assertThat(rows.before()).hasValue(expected(found)));
      assertThat(restore.currentReadable()).isTrue();
      assertThat(restore.tables()).hasSize(expected(found) == 2 ? 0 : 1);
      holder.ifPresent(Child::close);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void aReadOnlyFolderIsLookedAtAllTheSame(String mode) throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      Path data = folder.resolve("data");
      SortedMap<String, String> before = FileState.bytes(data);
      assumeTrue(
          command("chattr", "-R", "+i", data.toString()) == 0,
          "chattr +i isn't possible here, and root isn't bound by permissions");
      try {
        assertThat(shop.administration().status(shop.database()).failure()).isEmpty();
        Plan plan = shop.plan(new Target.RunAll());
        assertThat(
                shop.administration()
                    .tryOnCopy(shop.database(), plan, Work.quiet())
                    .rollBackVerdict())
            .isEqualTo(TryReport.RollBackVerdict.EXACT);
        assertThat(shop.administration().backUp(shop.database(), Work.quiet()).rows())
            .isEqualTo(Map.of("customers", 2L));
        assertThat(shop.runAll().outcome())
            .isEqualTo(dev.switchback.run.RunReport.Outcome.FAILED_UNCHANGED);
        assertThat(FileState.bytes(data)).isEqualTo(before);
      } finally {
        command("chattr", "-R", "-i", data.toString());
      }
    }
  }

  @Test
  void afterACrashInTheMiddleOfABigTransactionTheRunGoesOnFromTheStateBefore() throws Exception {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.carryOut(shop.plan(new Target.RunNext(1)));
      Optional<Child> none = bringAbout(Found.HOT_JOURNAL, shop.file());
      assertThat(none).isEmpty();

      assertThat(shop.runAll().outcome()).isEqualTo(dev.switchback.run.RunReport.Outcome.DONE);

      assertThat(Sql.column(shop.file(), "PRAGMA integrity_check")).containsExactly("ok");
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM customers")).isEqualTo(2);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
    }
  }

  private static long expected(Found found) {
    return switch (found) {
      case CLEAN, CLEAN_WITH_LOG_MODE, HOT_JOURNAL -> 2;
      case LOG_IN_USE, LOG_OF_A_CRASHED_PROGRAM, LOG_WITHOUT_SHARED_MEMORY -> 5;
    };
  }

  private static Optional<Child> bringAbout(Found found, Path file) throws IOException {
    String[] intoLog = {
      "PRAGMA journal_mode=WAL",
      "PRAGMA wal_autocheckpoint=0",
      "INSERT INTO customers (name) VALUES ('a'), ('b'), ('c')"
    };
    switch (found) {
      case CLEAN -> {}
      case CLEAN_WITH_LOG_MODE -> Sql.run(file, "PRAGMA journal_mode=WAL");
      case LOG_IN_USE -> {
        return Optional.of(Child.holding(file, intoLog));
      }
      case LOG_OF_A_CRASHED_PROGRAM -> Child.holding(file, intoLog).kill();
      case LOG_WITHOUT_SHARED_MEMORY -> {
        Child.holding(file, intoLog).kill();
        Files.delete(Path.of(file + "-shm"));
      }
      case HOT_JOURNAL -> {
        Child.holding(
                file,
                "PRAGMA cache_size=5",
                "BEGIN IMMEDIATE",
                "UPDATE customers SET name = name || '!'",
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                    + " INSERT INTO customers (name) SELECT hex(randomblob(200)) FROM n")
            .kill();
        assertThat(Path.of(file + "-journal")).isNotEmptyFile();
      }
    }
    return Optional.empty();
  }

  private static int command(String... words) throws Exception {
    return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
  }
}
