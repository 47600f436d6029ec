package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.health.Verdict;
import dev.switchback.registry.Database;
import dev.switchback.registry.DueTask;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Does what is due while the window is open: somebody asks it every minute. Each task waits in the
/// queue of its database for what is being done there.
public final class ScheduledWork {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Consumer<Database> changed;
  private final BiConsumer<Database, String> alarm;
  private static final String SECOND = "second place";
  private static final String TRASH = "trash ";

  private final Set<String> underway = new HashSet<>();

  /// @param changed told each database that was backed up or whose backup was proved
  public ScheduledWork(
      Administration administration, FxJobs jobs, Words words, Consumer<Database> changed) {
    this(administration, jobs, words, changed, (_, _) -> {});
  }

  /// @param alarm told what became of a database that was healthy until now
  public ScheduledWork(
      Administration administration,
      FxJobs jobs,
      Words words,
      Consumer<Database> changed,
      BiConsumer<Database, String> alarm) {
    this.alarm = alarm;
    this.administration = administration;
    this.jobs = jobs;
    this.words = words;
    this.changed = changed;
  }

  /// Looks what is due and queues it. Where the catalogue can't be read now, the next time will do.
  public void tick() {
    jobs.look(text("scheduled.looking"), _ -> administration.due(), this::start, failure -> {});
    jobs.look(
        text("scheduled.looking"),
        _ -> administration.waitingForSecondPlace(),
        this::copy,
        failure -> {});
    jobs.look(
        text("scheduled.looking"),
        _ -> administration.databasesWithOldTrash(),
        this::emptyTrash,
        failure -> {});
  }

  private void emptyTrash(List<Database> databases) {
    for (Database database : databases) {
      String key = TRASH + database.file();
      if (underway.add(key)) {
        jobs.operate(
            database.file(),
            text("scheduled.emptying", database.name()),
            _ -> administration.emptyOldTrash(database),
            gone -> {
              underway.remove(key);
              changed.accept(database);
            },
            failure -> underway.remove(key));
      }
    }
  }

  private void copy(List<Backup> waiting) {
    if (waiting.isEmpty() || !underway.add(SECOND)) {
      return;
    }
    jobs.operate(
        waiting.getFirst().database(),
        text("scheduled.second", waiting.size()),
        administration::copyToSecondPlace,
        copied -> underway.remove(SECOND),
        failure -> underway.remove(SECOND));
  }

  private void start(List<DueTask> due) {
    for (DueTask task : due) {
      String key = task.task() + " " + task.database().file();
      if (!underway.add(key)) {
        continue;
      }
      String title =
          switch (task.task()) {
            case BACK_UP -> text("scheduled.backUp", task.database().name());
            case CHECK -> text("scheduled.check", task.database().name());
            case PROVE -> text("scheduled.prove", task.database().name());
          };
      Shown shown = new Shown();
      Operation operation =
          jobs.operate(
              task.database().file(),
              title,
              work -> administration.carryOut(task, work),
              result -> {
                underway.remove(key);
                shown.result = Optional.of(result);
                shown.tell();
              },
              failure -> underway.remove(key));
      shown.operation = Optional.of(operation);
      shown.tell();
    }
  }

  /// What is known of one so far: where everything happens on one thread, its result comes first.
  private final class Shown {
    private Optional<Operation> operation = Optional.empty();
    private Optional<DueTask.Result> result = Optional.empty();

    void tell() {
      operation.ifPresent(it -> result.ifPresent(done -> ended(it, done)));
    }
  }

  private void ended(Operation operation, DueTask.Result result) {
    boolean good =
        switch (result) {
          case DueTask.Result.BackedUp(var _, var report, var _) -> report.backup().isGood();
          case DueTask.Result.Proved(var _, var report) -> report.isProved();
          case DueTask.Result.Checked(var _, var report, var _) ->
              report.verdict() == Verdict.HEALTHY;
          case DueTask.Result.NotChanged _,
              DueTask.Result.NothingToProve _,
              DueTask.Result.Taken _ ->
              true;
          case DueTask.Result.Failed _ -> false;
        };
    operation.conclude(
        good ? OperationState.DONE : OperationState.FAILED, words.schedules().say(result));
    changed.accept(result.due().database());
    if (result instanceof DueTask.Result.Checked checked && checked.isNewlyUnhealthy()) {
      alarm.accept(result.due().database(), words.schedules().say(result));
    }
  }
}
