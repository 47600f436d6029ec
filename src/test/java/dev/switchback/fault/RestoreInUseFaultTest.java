package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Restoring in the place of a file that another program has open: done where SQLite's locks allow
/// it, refused and unchanged otherwise.
class RestoreInUseFaultTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "idle, DELETE, DONE",
    "idle, WAL, DONE",
    "reading, WAL, DONE",
    "reading, DELETE, FAILED_UNCHANGED",
    "writing, DELETE, FAILED_UNCHANGED",
    "writing, WAL, FAILED_UNCHANGED"
  })
  void aFileThatSomebodyHasOpenIsReplacedAsFarAsTheirLocksAllow(
      String holder, String mode, RestoreReport.Outcome expected) {
    try (Shop shop = Shop.in(folder).with(DatabaseSetting.BUSY_TIMEOUT, "1").withTwoMigrations()) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      shop.runAll();
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      FileState backedUp = FileState.of(shop.file());
      Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('since')");
      FileState live = FileState.of(shop.file());
      try (Child child = Child.holding(shop.file(), statements(holder))) {
        RestorePlan plan =
            shop.administration()
                .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());
        assertThat(plan.holders()).hasSize(1);

        Set<Duration> limits = new HashSet<>();
        Work work =
            Work.reportingTo(
                event -> {
                  if (event instanceof WorkEvent.Waiting waiting) {
                    limits.add(waiting.limit());
                  }
                });
        RestoreReport report = shop.administration().restore(shop.database(), plan, work);

        assertThat(limits).isSubsetOf(Duration.ofSeconds(1));
        assertThat(report.outcome()).isEqualTo(expected);
        if (expected == RestoreReport.Outcome.DONE) {
          assertThat(FileState.of(shop.file())).isEqualTo(backedUp);
        } else {
          assertThat(report.failure().orElseThrow()).isInstanceOf(DatabaseBusy.class);
          assertThat(FileState.of(shop.file()).content()).isEqualTo(live.content());
        }
        assertThat(child.isRunning()).isTrue();
        child.go();
      }
      // The other program has ended its transaction in peace.
      assertThat(FileState.of(shop.file()).integrity()).isEqualTo("ok");
    }
  }

  private static String[] statements(String holder) {
    return switch (holder) {
      // A statement that isn't at its end would still read.
      case "idle" -> new String[] {"SELECT count(*) FROM customers", "BEGIN", "COMMIT"};
      case "reading" -> new String[] {"BEGIN", "SELECT count(*) FROM customers"};
      case "writing" ->
          new String[] {"BEGIN IMMEDIATE", "INSERT INTO customers (name) VALUES ('theirs')"};
      default -> throw new IllegalArgumentException(holder);
    };
  }
}
