package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Restorer;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.health.CheckKind;
import dev.switchback.health.HealthCheck;
import dev.switchback.health.Verdict;
import dev.switchback.history.FoundHistory;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Reading;
import dev.switchback.history.Recorded;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planner;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Act;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.Agreement;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.registry.Protection;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.ResetPlanning;
import dev.switchback.registry.ResetRefusal;
import dev.switchback.registry.ResetReport;
import dev.switchback.run.MigrationRun;
import dev.switchback.run.Performer;
import dev.switchback.run.RunReport;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.TableRows;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.EmptyDatabase;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.Overwrite;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Sessions;
import dev.switchback.words.Words;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Empties a database and runs all of its migrations again.
///
/// They are run on a new file in a private folder. Only when that worked and was checked is its
/// content put into the place of the old one, in one transaction of SQLite's: a crash leaves the
/// old database or the new one, and other programs' locks are respected.
final class Resetting {
  private final Folders folders;
  private final Operations operations;
  private final ActivityLog log;
  private final MigrationsReader migrations;
  private final Performer performer;
  private final Clock clock;
  private final Words words;
  private final Looker looker = new Looker();

  Resetting(
      Folders folders,
      Operations operations,
      ActivityLog log,
      MigrationsReader migrations,
      Performer performer,
      Clock clock,
      Words words) {
    this.folders = folders;
    this.operations = operations;
    this.log = log;
    this.migrations = migrations;
    this.performer = performer;
    this.clock = clock;
    this.words = words;
  }

  /// What it would do, found out on a new file. The database isn't touched.
  ResetPlanning plan(Database database, Work work) {
    Optional<ResetRefusal> refusal = refusal(database);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    DatabaseFile file = DatabaseFile.of(database.file());
    file.requireFile();
    Path folder = folders.newTry();
    try {
      DatabaseFile fresh = EmptyDatabase.like(file, folder.resolve("reset.db"));
      return switch (planning(database, fresh)) {
        case Refusal refused -> new ResetRefusal.NotPlanned(refused);
        case Plan plan when plan.isEmpty() ->
            new ResetRefusal.Not(ResetRefusal.Reason.NO_MIGRATIONS);
        case Plan plan -> {
          RunReport report = run(database, fresh, plan, work);
          work.cancellation().throwIfRequested("reset");
          yield report.outcome() == RunReport.Outcome.DONE
              ? compared(file, fresh, plan)
              : new ResetRefusal.FailsWhenEmpty(report);
        }
      };
    } finally {
      PrivateFolder.delete(folder);
    }
  }

  private static Optional<ResetRefusal> refusal(Database database) {
    if (Agreement.neededFor(database, Act.Known.RESET) == Agreement.NEVER) {
      return Optional.of(
          new ResetRefusal.Not(
              database.protection() == Protection.PROTECTED
                  ? ResetRefusal.Reason.PROTECTED
                  : ResetRefusal.Reason.NOT_DEVELOPMENT));
    }
    return database.source().isEmpty()
        ? Optional.of(new ResetRefusal.Not(ResetRefusal.Reason.NO_MIGRATIONS))
        : Optional.empty();
  }

  /// The plan of running everything on an empty file, in the history that counts in the database.
  private Planning planning(Database database, DatabaseFile fresh) {
    Database kept = withItsHistory(database);
    Recorded nothing =
        looker.look(fresh, session -> migrations.inside(session, kept)).value().recorded();
    Reading reading = migrations.join(kept, nothing, migrations.source(kept, nothing));
    Set<Allowance> allowed = EnumSet.noneOf(Allowance.class);
    return Planner.plan(
        reading.migrations(),
        reading.history(),
        new Target.RunAll(),
        Atomicity.AS_THE_TOOL,
        allowed);
  }

  /// The same database, of which somebody decided what is found in it now: on an empty file nothing
  /// would be found.
  private Database withItsHistory(Database database) {
    HistoryChoice chosen = database.settings().history();
    if (chosen.tool().isPresent()) {
      return database;
    }
    MigrationsReader.Inside inside =
        looker
            .lookAsRecovered(
                DatabaseFile.of(database.file()), session -> migrations.inside(session, database))
            .value();
    Recorded now = inside.recorded();
    boolean isThere = inside.found().stream().anyMatch(one -> one.tool() == now.tool());
    if (!isThere || now.tool() == Tool.USER_VERSION) {
      return database;
    }
    Optional<String> table =
        inside.found().stream()
            .filter(one -> one.tool() == now.tool())
            .map(FoundHistory::table)
            .findFirst();
    HistoryChoice found =
        new HistoryChoice(
            Optional.of(now.tool()),
            now.tool().isOwn() ? Optional.empty() : table,
            chosen.mapping());
    return database.withSettings(database.settings().withHistory(found));
  }

  private RunReport run(Database database, DatabaseFile fresh, Plan plan, Work work) {
    return new MigrationRun(
            fresh,
            plan,
            migrations.ledger(database, plan.tool()),
            database.settings().forRuns(),
            Duration.ofSeconds(5),
            performer,
            clock,
            work.onCopy())
        .carryOut();
  }

  private ResetPlan compared(DatabaseFile file, DatabaseFile fresh, Plan plan) {
    Restorer.Contents now = contents(file);
    Restorer.Contents then = contents(fresh);
    return new ResetPlan(
        plan,
        RowCounts.compare(now.rows(), then.rows()),
        now.schema().to(then.schema()),
        file.totalBytes(),
        Holders.of(file));
  }

  private Restorer.Contents contents(DatabaseFile file) {
    return new Restorer(clock)
        .contents(file)
        .orElseThrow(() -> new FileFailed(file.path(), "count", "it can't be read"));
  }

  ResetReport carryOut(Database database, ResetPlan plan, Duration lockWait, Work given) {
    if (refusal(database).isPresent()) {
      throw new IllegalArgumentException("Not to be reset: " + database.name());
    }
    DatabaseFile file = DatabaseFile.of(database.file());
    String subject = plan.plan().steps().getLast().version().text();
    long id = operations.begin(database, file, Activity.Kind.RESET, subject);
    Attempt attempt = new Attempt(database, file, plan, lockWait, id, log.recording(id, given));
    ResetReport report = attempt.carryOut();
    operations.end(
        id,
        file,
        switch (report.outcome()) {
          case DONE -> Activity.Outcome.DONE;
          case FAILED_UNCHANGED, CHANGED_SINCE -> Activity.Outcome.FAILED_UNCHANGED;
          case FAILED_CHANGED -> Activity.Outcome.FAILED_PARTLY;
          case CANCELLED_UNCHANGED -> Activity.Outcome.CANCELLED_UNCHANGED;
        },
        words.resets().say(database, report),
        report.outcome() == ResetReport.Outcome.DONE
            || report.outcome() == ResetReport.Outcome.FAILED_CHANGED);
    return report;
  }

  /// There are other rows than those that somebody agreed to lose.
  private static final class NotAsPlanned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// One reset, with what is known of it so far.
  private final class Attempt {
    private final Database database;
    private final DatabaseFile file;
    private final ResetPlan plan;
    private final Duration lockWait;
    private final long id;
    private final Work work;
    private final Instant begun = clock.instant();
    private Optional<RunReport> run = Optional.empty();
    private Optional<Backup> copy = Optional.empty();
    private Map<String, Long> rows = Map.of();
    private ResetReport.Outcome outcome = ResetReport.Outcome.FAILED_UNCHANGED;

    Attempt(
        Database database,
        DatabaseFile file,
        ResetPlan plan,
        Duration lockWait,
        long id,
        Work work) {
      this.database = database;
      this.file = file;
      this.plan = plan;
      this.lockWait = lockWait;
      this.id = id;
      this.work = work;
    }

    ResetReport carryOut() {
      Optional<Failure> failure = Optional.empty();
      Path folder = folders.newTry();
      try {
        file.requireFile();
        file.requireOneName();
        reset(EmptyDatabase.like(file, folder.resolve("reset.db")));
      } catch (OperationCancelled e) {
        outcome = ResetReport.Outcome.CANCELLED_UNCHANGED;
      } catch (Failure e) {
        failure = Optional.of(e);
      } finally {
        PrivateFolder.delete(folder);
      }
      Duration took = Duration.between(begun, clock.instant());
      return new ResetReport(plan, outcome, run, copy, rows, failure, took, id);
    }

    private void reset(DatabaseFile fresh) {
      RunReport report = Resetting.this.run(database, fresh, plan.plan(), work);
      run = Optional.of(report);
      work.cancellation().throwIfRequested("reset");
      if (report.outcome() != RunReport.Outcome.DONE) {
        return;
      }
      requireHealthy(fresh);
      try {
        new Overwrite(lockWait).overwrite(fresh, file, this::keepAside, work);
      } catch (NotAsPlanned changedSince) {
        outcome = ResetReport.Outcome.CHANGED_SINCE;
        return;
      }
      outcome = ResetReport.Outcome.FAILED_CHANGED;
      prove(fresh);
    }

    private void keepAside() {
      copy = Optional.of(safetyCopy());
      if (!isAsPlanned()) {
        throw new NotAsPlanned();
      }
    }

    private void requireHealthy(DatabaseFile fresh) {
      Verdict verdict =
          new HealthCheck(clock)
              .check(() -> Sessions.forChecking(fresh), CheckKind.INTEGRITY, work)
              .verdict();
      if (verdict == Verdict.DAMAGED || verdict == Verdict.CANNOT_BE_OPENED) {
        throw new FileFailed(fresh.path(), "check", "the new database did not pass its check");
      }
    }

    private Backup safetyCopy() {
      Backup made =
          operations
              .makeBackup(
                  file,
                  Backup.Reason.BEFORE_RESET,
                  plan.plan().steps().getLast().version().text(),
                  new CopyOut(lockWait),
                  work)
              .backup();
      log.safetyCopy(id, made.id());
      if (made.state() != Backup.State.VERIFIED) {
        throw new BackupUnusable(made.file(), made.detail());
      }
      return made;
    }

    /// Whether the rows are those that somebody agreed to lose.
    private boolean isAsPlanned() {
      Map<String, Long> then =
          plan.tables().stream()
              .filter(table -> table.before().isPresent())
              .collect(Collectors.toMap(TableRows::table, table -> table.before().getAsLong()));
      return contents(file).rows().equals(then);
    }

    private void prove(DatabaseFile fresh) {
      work.started(Step.PROVE, file.name());
      Restorer.Contents now = contents(file);
      Restorer.Contents meant = contents(fresh);
      if (!now.rows().equals(meant.rows()) || !now.schema().to(meant.schema()).isEmpty()) {
        throw new FileFailed(
            file.path(), "prove the reset of", "it doesn't count what the new database did");
      }
      rows = now.rows();
      outcome = ResetReport.Outcome.DONE;
      work.finished(Step.PROVE, file.name(), "");
    }
  }
}
