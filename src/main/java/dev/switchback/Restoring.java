package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Extent;
import dev.switchback.backup.ReadableBackup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.Restorer;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.Failure;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.SqlFailed;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.registry.UndoPlan;
import dev.switchback.sqlite.CommitWatch;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.RawCopy;
import dev.switchback.words.Words;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Puts backups back, whole or some tables of them, and undoes and redoes by that. Each is written
/// into the journal.
final class Restoring {
  private static final int TRIES = 3;

  private final Folders folders;
  private final Clock clock;
  private final Operations operations;
  private final ActivityLog log;
  private final MigrationsReader migrations;
  private final Words words;
  private final Restorer restorer;

  Restoring(
      Folders folders,
      Clock clock,
      Operations operations,
      ActivityLog log,
      MigrationsReader migrations,
      Words words) {
    this.folders = folders;
    this.clock = clock;
    this.operations = operations;
    this.log = log;
    this.migrations = migrations;
    this.words = words;
    this.restorer = new Restorer(clock);
  }

  /// What putting some tables back would do. Changes nothing.
  TablesPlanning planTables(Database database, Backup backup, List<String> tables) {
    return restorer.planTables(
        DatabaseFile.of(database.file()), backup, tables, migrations::historyTables);
  }

  private Set<String> histories(Database database) {
    return migrations.look(database, migrations::historyTables);
  }

  /// What the journal calls it: the tables, the point, or the backup's file.
  private static String subjectOf(RestorePlan plan) {
    return switch (plan.extent()) {
      case Extent.Whole _ -> String.valueOf(plan.backup().file().getFileName());
      case Extent.Tables tables -> String.join(", ", tables.names());
      case Extent.Point point -> point.to().text();
    };
  }

  RestoreReport restore(Database database, RestorePlan plan, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    long id = operations.begin(database, file, Activity.Kind.RESTORE, subjectOf(plan));
    RestoreReport report =
        restore(id, database, plan, Backup.Reason.BEFORE_RESTORE, log.recording(id, given));
    operations.end(
        id,
        file,
        outcomeOf(report.outcome()),
        words.restores().say(report),
        plan.place() == RestorePlan.Place.IN_PLACE);
    return report;
  }

  /// Undoes or redoes. That the operation is undone is written down together with how this one
  /// ended; when it is cut off before that, the next start does it.
  RestoreReport undo(Database database, UndoPlan undo, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    boolean isUndo = undo.direction() == UndoPlan.Direction.UNDO;
    long id =
        operations.begin(
            database,
            file,
            isUndo ? Activity.Kind.UNDO : Activity.Kind.REDO,
            undo.activity().subject());
    log.about(id, undo.activity().id());
    RestoreReport report =
        restore(
            id,
            database,
            undo.restore(),
            isUndo ? Backup.Reason.BEFORE_UNDO : Backup.Reason.BEFORE_REDO,
            log.recording(id, given));
    if (report.outcome() == RestoreReport.Outcome.DONE) {
      log.mark(undo.activity().id(), undo.direction());
    }
    operations.end(
        id, file, outcomeOf(report.outcome()), words.restores().say(database, undo, report), true);
    return report;
  }

  private RestoreReport restore(
      long id, Database database, RestorePlan plan, Backup.Reason reason, Work work) {
    Instant begun = clock.instant();
    DatabaseFile file = DatabaseFile.of(database.file());
    Duration lockWait = database.settings().busyTimeout();
    AtomicReference<Optional<Kept>> kept = new AtomicReference<>(Optional.empty());
    RestoreReport.Outcome outcome = RestoreReport.Outcome.FAILED_UNCHANGED;
    Map<String, Long> rows = Map.of();
    Optional<Failure> failure = Optional.empty();
    try (ReadableBackup readable = ReadableBackup.open(plan.backup(), work)) {
      Backup backup = readable.plain();
      restorer.requireUsable(backup, work);
      if (plan.place() == RestorePlan.Place.BESIDE) {
        rows = restorer.restoreBeside(backup, plan.target(), work);
      } else {
        rows =
            switch (plan.extent()) {
              case Extent.Whole _, Extent.Point _ -> {
                restorer.restoreInPlace(
                    backup,
                    file,
                    lockWait,
                    () -> kept.set(Optional.of(keepAside(id, file, reason, plan, lockWait, work))),
                    work);
                outcome = RestoreReport.Outcome.FAILED_CHANGED;
                yield restorer.prove(backup, file, work);
              }
              case Extent.Tables tables -> {
                restoreTables(
                    database,
                    backup,
                    tables,
                    () -> kept.set(Optional.of(keepAside(id, file, reason, plan, lockWait, work))),
                    work);
                outcome = RestoreReport.Outcome.FAILED_CHANGED;
                yield restorer.proveTables(backup, file, tables, work);
              }
            };
      }
      outcome = RestoreReport.Outcome.DONE;
    } catch (OperationCancelled e) {
      outcome = RestoreReport.Outcome.CANCELLED_UNCHANGED;
    } catch (Failure e) {
      failure = Optional.of(e);
    } catch (RuntimeException | Error e) {
      operations.endWithFault(id, e);
      throw e;
    }
    Optional<Kept> aside = Objects.requireNonNull(kept.get());
    return new RestoreReport(
        plan,
        outcome,
        plan.target(),
        aside.flatMap(Kept::backup),
        aside.map(Kept::file),
        rows,
        failure,
        Duration.between(begun, clock.instant()),
        id);
  }

  private record Kept(Optional<Backup> backup, Path file) {}

  /// What somebody commits while a copy is kept aside, or between that and the lock, is in none:
  /// then it is kept aside again.
  private void restoreTables(
      Database database, Backup backup, Extent.Tables tables, Runnable keepAside, Work work) {
    DatabaseFile file = DatabaseFile.of(database.file());
    file.requireFile();
    Set<String> histories = histories(database);
    for (int i = 0; i < TRIES; i++) {
      try (CommitWatch watch = CommitWatch.of(file, database.settings().busyTimeout(), work)) {
        keepAside.run();
        if (!watch.hasSomebodyCommitted()
            && restorer.restoreTables(
                backup,
                file,
                tables,
                database.settings().forRuns(),
                histories,
                () -> isOvertaken(watch),
                work)) {
          return;
        }
      }
    }
    throw new DatabaseBusy(file.path(), "keep aside", Holders.of(file));
  }

  /// The watch ends with the answer "no", so that whoever writes is the last one to close the file,
  /// and leaves no log behind.
  private static boolean isOvertaken(CommitWatch watch) {
    boolean overtaken = watch.hasSomebodyCommitted();
    if (!overtaken) {
      watch.close();
    }
    return overtaken;
  }

  /// Keeps a copy of the present file. One that SQLite can't read is kept as it lies there, with
  /// its companions.
  private Kept keepAside(
      long id,
      DatabaseFile file,
      Backup.Reason reason,
      RestorePlan plan,
      Duration lockWait,
      Work work) {
    try {
      String subject = subjectOf(plan);
      Backup copy =
          operations.makeBackup(file, reason, subject, new CopyOut(lockWait), work).backup();
      log.safetyCopy(id, copy.id());
      return new Kept(Optional.of(copy), copy.file());
    } catch (NotADatabase | DatabaseDamaged | DatabaseTooNew | SqlFailed unreadable) {
      work.started(Step.KEEP_ASIDE, file.name());
      Path target = folders.newBackup(file.real(), reason, clock.instant());
      Path kept = new RawCopy().make(file, target, work);
      work.finished(Step.KEEP_ASIDE, file.name(), "");
      return new Kept(Optional.empty(), kept);
    }
  }

  private static Activity.Outcome outcomeOf(RestoreReport.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Activity.Outcome.DONE;
      case FAILED_UNCHANGED -> Activity.Outcome.FAILED_UNCHANGED;
      case FAILED_CHANGED -> Activity.Outcome.FAILED_PARTLY;
      case CANCELLED_UNCHANGED -> Activity.Outcome.CANCELLED_UNCHANGED;
    };
  }
}
