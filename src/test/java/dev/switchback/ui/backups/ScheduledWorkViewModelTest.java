package dev.switchback.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Schedule;
import dev.switchback.registry.BackupSettings;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledWorkViewModelTest {
  @TempDir Path folder;

  private final SameThreadFxJobs jobs = new SameThreadFxJobs();
  private final List<String> changed = new ArrayList<>();

  @Test
  void whatIsDueIsQueuedAndDoneOnce() {
    try (Shop shop = new Shop(folder)) {
      long before = shop.administration.backups(shop.database).size();
      schedule(shop);
      ScheduledWork work = work(shop);

      work.tick();
      work.tick();

      assertThat(shop.administration.backups(shop.database)).hasSize((int) before + 1);
      assertThat(shop.administration.backups(shop.database).getFirst().reason())
          .isEqualTo(Backup.Reason.SCHEDULED);
      assertThat(jobs.operations()).hasSize(1);
      assertThat(jobs.operations().getFirst().detailProperty().get())
          .startsWith("Backed up shop: ");
      assertThat(changed).containsExactly("shop");
    }
  }

  @Test
  void whatCannotBeDoneIsShownAsFailedWithTheReason() throws IOException {
    try (Shop shop = new Shop(folder)) {
      schedule(shop);
      Files.delete(shop.file);

      work(shop).tick();

      assertThat(jobs.operations().getFirst().state()).isEqualTo(OperationState.FAILED);
      assertThat(jobs.operations().getFirst().detailProperty().get())
          .startsWith("shop: ")
          .endsWith("It is tried again in a quarter of an hour.");
    }
  }

  @Test
  void nothingIsQueuedWhileNothingIsDue() {
    try (Shop shop = new Shop(folder)) {
      work(shop).tick();

      assertThat(jobs.operations()).isEmpty();
    }
  }

  private ScheduledWork work(Shop shop) {
    return new ScheduledWork(
        shop.administration, jobs, shop.words, database -> changed.add(database.name()));
  }

  private static void schedule(Shop shop) {
    BackupSettings rules =
        BackupSettings.NONE
            .withCondition(BackupSettings.Condition.ALWAYS)
            .withBackUp(
                Optional.of(new Schedule.Every(1)),
                shop.clock.instant().minus(Duration.ofHours(2)));
    shop.administration.update(shop.database.withSettings(rules.in(shop.database.settings())));
  }
}
