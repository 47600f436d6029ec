package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.CleanUpReport;
import dev.switchback.backup.Timetable;
import dev.switchback.failure.Failure;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckPlace;
import dev.switchback.health.CheckRecord;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.CheckRecords;
import dev.switchback.registry.CheckSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseRegister;
import dev.switchback.registry.DueTask;
import dev.switchback.registry.ScheduledRuns;
import dev.switchback.registry.ScheduledRuns.Last;
import dev.switchback.registry.ScheduledRuns.Outcome;
import dev.switchback.registry.ScheduledRuns.Task;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Does by itself what somebody scheduled: backups and drills, and the clean-up after a backup.
///
/// Nothing runs here on its own: whoever asks (the window every minute, the command line when the
/// system's scheduler calls it) gets done what is due then.
final class Schedules {
  private final Clock clock;
  private final Operations operations;
  private final Keeping keeping;
  private final Trash trash;
  private final BackupRecords backups;
  private final DatabaseRegister register;
  private final CheckRecords checks;
  private final ScheduledRuns runs;
  private final Words words;

  Schedules(
      Clock clock,
      Operations operations,
      Keeping keeping,
      Trash trash,
      BackupRecords backups,
      DatabaseRegister register,
      CheckRecords checks,
      ScheduledRuns runs,
      Words words) {
    this.clock = clock;
    this.operations = operations;
    this.keeping = keeping;
    this.trash = trash;
    this.backups = backups;
    this.register = register;
    this.checks = checks;
    this.runs = runs;
    this.words = words;
  }

  /// What is due now, of all databases. Reads the catalogue only.
  List<DueTask> due() {
    List<DueTask> due = new ArrayList<>();
    for (Database database : register.all()) {
      for (Task task : Task.values()) {
        Last last = runs.last(real(database), task);
        if (!last.running() && isDue(database, task, last)) {
          due.add(new DueTask(database, task));
        }
      }
    }
    return due;
  }

  /// The databases in whose trash something has lain for long enough. Reads the catalogue only.
  List<Database> withOldTrash() {
    return register.all().stream().filter(trash::hasOld).toList();
  }

  /// Deletes what has lain there for long enough.
  ///
  /// @return what was deleted
  List<Backup> emptyOldTrash(Database database) {
    return trash.emptyOld(database);
  }

  /// When a task's next time is; empty when it isn't scheduled.
  Optional<Instant> next(Database database, Task task) {
    return timetable(database, task)
        .map(
            times -> {
              Last last = runs.last(real(database), task);
              return times.next(last.done(), last.failed());
            });
  }

  private boolean isDue(Database database, Task task, Last last) {
    return timetable(database, task)
        .filter(times -> times.isDue(last.done(), last.failed(), clock.instant()))
        .isPresent();
  }

  private Optional<Timetable> timetable(Database database, Task task) {
    BackupSettings rules = BackupSettings.of(database.settings());
    return (switch (task) {
          case BACK_UP -> rules.backUp();
          case PROVE -> rules.prove();
          case CHECK -> CheckSettings.of(database.settings()).planned();
        })
        .map(planned -> planned.timetable(clock.getZone()));
  }

  /// Does it, if it is still due and nobody else is at it.
  DueTask.Result carryOut(DueTask due, Work work) {
    OptionalLong claim =
        runs.claim(
            real(due.database()),
            due.task(),
            last -> isDue(due.database(), due.task(), last),
            clock.instant());
    if (claim.isEmpty()) {
      return new DueTask.Result.Taken(due);
    }
    DueTask.Result result;
    try {
      result =
          switch (due.task()) {
            case BACK_UP -> backUp(due, work);
            case PROVE -> prove(due, work);
            case CHECK -> check(due, work);
          };
    } catch (Failure failure) {
      result = new DueTask.Result.Failed(due, failure);
    } catch (RuntimeException | Error fault) {
      // Otherwise it would count as under way for as long as this process lives.
      runs.end(claim.getAsLong(), Outcome.FAILED, String.valueOf(fault));
      throw fault;
    }
    runs.end(claim.getAsLong(), outcome(result), words.schedules().say(result));
    return result;
  }

  private static Outcome outcome(DueTask.Result result) {
    return switch (result) {
      case DueTask.Result.BackedUp _, DueTask.Result.Proved _, DueTask.Result.Checked _ ->
          Outcome.DONE;
      case DueTask.Result.NotChanged _, DueTask.Result.NothingToProve _, DueTask.Result.Taken _ ->
          Outcome.NOT_NEEDED;
      case DueTask.Result.Failed _ -> Outcome.FAILED;
    };
  }

  private DueTask.Result backUp(DueTask due, Work work) {
    Database database = due.database();
    BackupSettings rules = BackupSettings.of(database.settings());
    if (rules.condition() == BackupSettings.Condition.CHANGED && !hasChanged(database)) {
      return new DueTask.Result.NotChanged(due);
    }
    BackupReport report =
        operations.backUp(database, Backup.Reason.SCHEDULED, BackupWish.byRules(), work);
    Optional<CleanUpReport> cleanUp = rules.keep().map(_ -> trash.cleanUp(database));
    return new DueTask.Result.BackedUp(due, report, cleanUp);
  }

  /// Compared with what the files were when the newest good backup was begun. Where nobody knows,
  /// they have changed.
  private boolean hasChanged(Database database) {
    DatabaseFile file = DatabaseFile.of(database.file());
    String now = file.stamp().asText();
    return backups.of(file.real()).stream()
        .filter(Backup::isGood)
        .findFirst()
        .flatMap(backup -> backup.care().sourceStamp())
        .filter(now::equals)
        .isEmpty();
  }

  /// The newest good one, unless that was proved already.
  private DueTask.Result prove(DueTask due, Work work) {
    return backups.of(real(due.database())).stream()
        .filter(Backup::isGood)
        .findFirst()
        .filter(backup -> backup.state() != Backup.State.PROVED)
        .<DueTask.Result>map(
            backup -> new DueTask.Result.Proved(due, keeping.prove(due.database(), backup, work)))
        .orElseGet(() -> new DueTask.Result.NothingToProve(due));
  }

  private DueTask.Result check(DueTask due, Work work) {
    CheckKind kind = CheckSettings.of(due.database().settings()).kind();
    Optional<CheckRecord> before = checks.newest(real(due.database()), kind);
    return new DueTask.Result.Checked(
        due, operations.check(due.database(), kind, CheckPlace.FILE, work), before);
  }

  private static Path real(Database database) {
    return DatabaseFile.of(database.file()).real();
  }
}
