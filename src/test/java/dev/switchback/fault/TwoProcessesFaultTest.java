package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.testing.Shop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two programs at once.
class TwoProcessesFaultTest {
  private static final int ROUNDS = Integer.getInteger("switchback.soak.rounds", 20);

  @TempDir Path folder;

  @Test
  void twoThatMigrateTheSameFileNeverApplyAMigrationTwice() {
    try (Shop shop = Shop.in(folder)) {
      for (int i = 1; i <= ROUNDS; i++) {
        shop.migration(String.format("%03d_step", i), "CREATE TABLE t" + i + " (x);");
      }
      try (Child one = Child.start(RacingProgram.class, folder, ROUNDS);
          Child other = Child.start(RacingProgram.class, folder, ROUNDS)) {
        for (int round = 0; round < ROUNDS; round++) {
          both(one, other, "ready");
          both(one, other, "opened with 0");
          both(one, other, "planned");
          assertThat(List.of(one.next(), other.next()))
              .as("round " + round)
              .containsExactlyInAnyOrder("DONE", "FAILED_UNCHANGED HistoryChanged");
        }
        assertThat(one.end()).isZero();
        assertThat(other.end()).isZero();
      }
      assertThat(shop.administration().status(shop.database()).history().entries())
          .hasSize(ROUNDS)
          .allSatisfy(entry -> assertThat(entry.event()).isEqualTo(HistoryEntry.Event.APPLIED));
      assertThat(shop.administration().backups(shop.database()))
          .hasSize(2 * ROUNDS)
          .allSatisfy(backup -> assertThat(backup.state()).isEqualTo(Backup.State.VERIFIED));
    }
  }

  private static void both(Child one, Child other, String line) {
    one.await(line);
    other.await(line);
    if (!line.startsWith("opened")) {
      one.go();
      other.go();
    }
  }
}
