package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.backup.Schedule;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.registry.Activity;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.DueTask;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.ScheduledRuns.Task;
import dev.switchback.testing.OtherProgram;
import dev.switchback.testing.Sql;
import dev.switchback.testing.TurnedClock;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done by itself; the test turns the clock.
class ScheduledBackupsTest {
  @TempDir Path folder;

  private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-01T08:00:00Z"));
  private Administration administration;
  private Database database;
  private Path file;

  @BeforeEach
  void open() {
    administration = Administration.open(folder.resolve("home"), clock, Activity.Surface.LIBRARY);
    file = folder.resolve("shop.db");
    Sql.run(file, "CREATE TABLE users (id INTEGER PRIMARY KEY)");
    database =
        administration.add(
            "shop", file, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void aBackupIsMadeWhenItsTimeHasComeAndNotBefore() {
    backUp("every 6h");

    assertThat(administration.due()).isEmpty();
    assertThat(administration.nextScheduled(database, Task.BACK_UP))
        .contains(Instant.parse("2026-11-01T14:00:00Z"));
    clock.pass(Duration.ofHours(6));

    assertThat(carryOutDue())
        .singleElement()
        .isInstanceOfSatisfying(
            DueTask.Result.BackedUp.class,
            done -> assertThat(done.report().backup().reason()).isEqualTo(Backup.Reason.SCHEDULED));
    assertThat(administration.due()).isEmpty();
    assertThat(administration.nextScheduled(database, Task.BACK_UP))
        .contains(Instant.parse("2026-11-01T20:00:00Z"));
  }

  @Test
  void whatWasMissedWhileTheComputerSleptIsMadeUpForOnce() {
    backUp("daily 03:00");
    clock.pass(Duration.ofDays(5));

    assertThat(carryOutDue()).hasSize(1);
    assertThat(carryOutDue()).isEmpty();
    assertThat(administration.backups(database)).hasSize(1);
    assertThat(administration.nextScheduled(database, Task.BACK_UP))
        .contains(Instant.parse("2026-11-07T03:00:00Z"));
  }

  @Test
  void nothingIsBackedUpTwiceWhileNothingChanges() {
    backUp("every 1h");
    clock.pass(Duration.ofHours(1));
    carryOutDue();
    clock.pass(Duration.ofHours(1));

    assertThat(carryOutDue()).singleElement().isInstanceOf(DueTask.Result.NotChanged.class);
    assertThat(administration.backups(database)).hasSize(1);

    clock.pass(Duration.ofHours(1));
    Sql.run(file, "INSERT INTO users VALUES (1)");
    assertThat(carryOutDue()).singleElement().isInstanceOf(DueTask.Result.BackedUp.class);
  }

  @Test
  void aBackupThatIsGoneIsMadeAgainEvenWhenNothingChanged() throws IOException {
    backUp("every 1h");
    clock.pass(Duration.ofHours(1));
    carryOutDue();
    Files.delete(administration.backups(database).getFirst().file());
    clock.pass(Duration.ofHours(1));

    assertThat(carryOutDue()).singleElement().isInstanceOf(DueTask.Result.BackedUp.class);
  }

  @Test
  void alwaysMeansAlsoWhenNothingChanged() {
    rules(rules().withCondition(BackupSettings.Condition.ALWAYS));
    backUp("every 1h");
    clock.pass(Duration.ofHours(1));
    carryOutDue();
    clock.pass(Duration.ofHours(1));

    assertThat(carryOutDue()).singleElement().isInstanceOf(DueTask.Result.BackedUp.class);
  }

  @Test
  void whatFailedIsTriedAgainAfterAQuarterOfAnHourAndSaysWhy() throws IOException {
    backUp("daily 03:00");
    Path away = folder.resolve("away.db");
    Files.move(file, away);
    clock.pass(Duration.ofDays(1));

    assertThat(carryOutDue()).singleElement().isInstanceOf(DueTask.Result.Failed.class);
    assertThat(carryOutDue()).isEmpty();
    clock.pass(Duration.ofMinutes(15));
    Files.move(away, file);
    assertThat(carryOutDue()).singleElement().isInstanceOf(DueTask.Result.BackedUp.class);
  }

  @Test
  void twoProgramsThatFindTheSameDueDoItOnce() {
    backUp("every 1h");
    clock.pass(Duration.ofHours(1));
    List<DueTask> found = administration.due();

    try (Administration other =
        Administration.open(folder.resolve("home"), clock, Activity.Surface.COMMAND_LINE)) {
      assertThat(other.due()).hasSize(1);
      assertThat(administration.carryOut(found.getFirst(), Work.quiet()))
          .isInstanceOf(DueTask.Result.BackedUp.class);
      assertThat(other.carryOut(found.getFirst(), Work.quiet()))
          .isInstanceOf(DueTask.Result.Taken.class);
    }
    assertThat(administration.backups(database)).hasSize(1);
  }

  @Test
  void theNewestBackupIsProvedByItself() {
    backUp("every 1h");
    rules(rules().withProve(Optional.of(Schedule.parse("daily 12:00")), clock.instant()));
    clock.pass(Duration.ofHours(4));

    assertThat(carryOutDue())
        .hasSize(2)
        .anySatisfy(it -> assertThat(it).isInstanceOf(DueTask.Result.BackedUp.class))
        .anySatisfy(it -> assertThat(it).isInstanceOf(DueTask.Result.Proved.class));
    assertThat(administration.backups(database).getFirst().state()).isEqualTo(Backup.State.PROVED);
    clock.pass(Duration.ofDays(1));
    assertThat(carryOutDue())
        .anySatisfy(it -> assertThat(it).isInstanceOf(DueTask.Result.NothingToProve.class));
  }

  @Test
  void aCleanUpFollowsWhereRulesWereChosenAndOnlyThere() {
    rules(rules().withCondition(BackupSettings.Condition.ALWAYS));
    backUp("every 1h");
    for (int i = 0; i < 3; i++) {
      clock.pass(Duration.ofDays(40));
      carryOutDue();
    }
    assertThat(administration.backups(database)).hasSize(3);

    rules(
        rules()
            .withKeep(
                Optional.of(
                    RetentionPolicy.parse(
                        "last=1,hourly=0,daily=0,weekly=0,monthly=0,yearly=0",
                        RetentionPolicy.STANDARD))));
    clock.pass(Duration.ofDays(1));
    carryOutDue();

    assertThat(administration.backups(database)).hasSize(1);
    assertThat(administration.trashOf(database)).hasSize(3);
  }

  @Test
  void aLockedFileIsSaidAndNotAskedForAgainAtOnce() {
    backUp("every 1h");
    database =
        administration.update(database.withSettings(database.settings().with("busy-timeout", "1")));
    clock.pass(Duration.ofHours(1));
    try (OtherProgram _ = OtherProgram.using(file, "BEGIN EXCLUSIVE")) {
      assertThat(carryOutDue())
          .singleElement()
          .isInstanceOfSatisfying(
              DueTask.Result.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(DatabaseBusy.class));
      assertThat(administration.due()).isEmpty();
    }
    clock.pass(Duration.ofMinutes(15));
    assertThat(carryOutDue()).singleElement().isInstanceOf(DueTask.Result.BackedUp.class);
  }

  @Test
  void whatIsDoneByItselfIsWrittenDownAsThat() {
    backUp("every 1h");
    clock.pass(Duration.ofHours(1));
    carryOutDue();
    administration.backUp(database, Work.quiet());

    assertThat(administration.activity(Optional.of(database), 10))
        .extracting(Activity::surface)
        .containsExactly(Activity.Surface.LIBRARY, Activity.Surface.SCHEDULE);
  }

  @Test
  void theTrashIsEmptiedOnItsDayAlsoWithoutACleanUp() {
    Backup old = administration.backUp(database, Work.quiet()).backup();
    administration.trash(old);
    clock.pass(Duration.ofDays(6));
    assertThat(administration.databasesWithOldTrash()).isEmpty();
    clock.pass(Duration.ofDays(1));

    assertThat(administration.databasesWithOldTrash()).containsExactly(database);
    assertThat(administration.emptyOldTrash(database))
        .extracting(Backup::id)
        .containsExactly(old.id());

    assertThat(old.file()).doesNotExist();
    assertThat(administration.databasesWithOldTrash()).isEmpty();
    assertThat(administration.activity(Optional.of(database), 1).getFirst().kind())
        .isEqualTo(Activity.Kind.CLEAN_UP);
  }

  @Test
  void ofManyProgramsThatAskAtTheSameMomentOneDoesIt() throws Exception {
    backUp("every 1h");
    rules(rules().withCondition(BackupSettings.Condition.ALWAYS));
    int rounds = 10;
    List<Administration> programs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        programs.add(Administration.open(folder.resolve("home"), clock, Activity.Surface.LIBRARY));
      }
      for (int round = 0; round < rounds; round++) {
        clock.pass(Duration.ofHours(1));
        List<Callable<Long>> asking =
            programs.stream()
                .<Callable<Long>>map(
                    program ->
                        () ->
                            program.due().stream()
                                .map(task -> program.carryOut(task, Work.quiet()))
                                .filter(DueTask.Result.BackedUp.class::isInstance)
                                .count())
                .toList();
        long made = 0;
        for (Future<Long> asked : threads.invokeAll(asking)) {
          made += asked.get();
        }
        assertThat(made).isEqualTo(1);
      }
    } finally {
      programs.forEach(Administration::close);
    }
    assertThat(administration.backups(database)).hasSize(rounds);
  }

  private List<DueTask.Result> carryOutDue() {
    return administration.due().stream()
        .map(task -> administration.carryOut(task, Work.quiet()))
        .toList();
  }

  private void backUp(String schedule) {
    rules(rules().withBackUp(Optional.of(Schedule.parse(schedule)), clock.instant()));
  }

  private BackupSettings rules() {
    return BackupSettings.of(database.settings());
  }

  private void rules(BackupSettings settings) {
    database = administration.update(database.withSettings(settings.in(database.settings())));
  }
}
