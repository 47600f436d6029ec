package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Schedule;
import dev.switchback.health.CheckKind;
import dev.switchback.health.Verdict;
import dev.switchback.registry.Activity;
import dev.switchback.registry.CheckSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.DueTask;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.ScheduledRuns.Task;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.testing.TurnedClock;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks that are made by themselves; the test turns the clock.
class ScheduledChecksTest {
  @TempDir Path folder;

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-01T08:00:00Z"));
  private Administration administration;
  private Database database;
  private Path file;

  @BeforeEach
  void open() {
    administration = Administration.open(folder.resolve("home"), clock, Activity.Surface.LIBRARY);
    file = folder.resolve("shop.db");
    Sql.fill(file, 300);
    database =
        administration.add(
            "shop", file, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE);
    CheckSettings chosen =
        CheckSettings.NONE.with(
            Optional.of(Schedule.parse("daily 03:00")), CheckKind.INTEGRITY, clock.instant());
    database = administration.update(database.withSettings(chosen.in(database.settings())));
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void aCheckIsMadeWhenItsTimeHasComeInTheKindThatWasChosen() {
    assertThat(administration.due()).isEmpty();
    assertThat(administration.nextScheduled(database, Task.CHECK))
        .contains(Instant.parse("2026-11-02T03:00:00Z"));
    clock.pass(Duration.ofDays(1));

    DueTask.Result.Checked done = carryOutOne();

    assertThat(done.report().kind()).isEqualTo(CheckKind.INTEGRITY);
    assertThat(done.report().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(done.isNewlyUnhealthy()).isFalse();
    assertThat(administration.due()).isEmpty();
    assertThat(administration.status(database).lastCheck().orElseThrow().at())
        .isEqualTo(clock.instant());
  }

  @Test
  void whatWasHealthyAndIsNotAnyMoreIsAnnouncedOnce() {
    clock.pass(Duration.ofDays(1));
    carryOutOne();
    Sql.run(file, "DELETE FROM t WHERE id > 20");
    Bytes.put(file, 36, (byte) 0, (byte) 0, (byte) 0, (byte) 3);
    clock.pass(Duration.ofDays(1));

    DueTask.Result.Checked done = carryOutOne();

    assertThat(done.isNewlyUnhealthy()).isTrue();
    assertThat(new Words(Locale.ENGLISH, clock, folder).schedules().say(done))
        .startsWith("shop was healthy on 2 Nov 08:00, and is not any more. 1 problem found in");
    clock.pass(Duration.ofDays(1));
    assertThat(carryOutOne().isNewlyUnhealthy()).isFalse();
  }

  @Test
  void whatIsNotScheduledAnyMoreIsLeftAlone() {
    database =
        administration.update(
            database.withSettings(
                CheckSettings.of(database.settings())
                    .with(Optional.empty(), CheckKind.QUICK, clock.instant())
                    .in(database.settings())));
    clock.pass(Duration.ofDays(9));

    assertThat(administration.due()).isEmpty();
    assertThat(database.settings().values()).doesNotContainKey("check.schedule");
  }

  private DueTask.Result.Checked carryOutOne() {
    List<DueTask> due = administration.due();
    assertThat(due).extracting(DueTask::task).containsExactly(Task.CHECK);
    return (DueTask.Result.Checked) administration.carryOut(due.getFirst(), Work.quiet());
  }
}
