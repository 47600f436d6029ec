package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.Restorer;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckPlace;
import dev.switchback.health.CheckReport;
import dev.switchback.health.HealthCheck;
import dev.switchback.health.Verdict;
import dev.switchback.history.HistoryTable;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.CheckRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.registry.Settings;
import dev.switchback.run.JournalModeChange;
import dev.switchback.run.JournalModePlan;
import dev.switchback.run.JournalModeReport;
import dev.switchback.run.MigrationRun;
import dev.switchback.run.Performer;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.SafeRun;
import dev.switchback.run.TryOnCopy;
import dev.switchback.run.TryReport;
import dev.switchback.run.UnblockReport;
import dev.switchback.run.UnblockRun;
import dev.switchback.run.Unblocking;
import dev.switchback.run.UnknownName;
import dev.switchback.run.UnknownNames;
import dev.switchback.schema.SchemaNeed;
import dev.switchback.script.ScriptMaking;
import dev.switchback.script.Scripting;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Carries operations out and writes each into the journal: before it begins, at each step, and how
/// it ended.
final class Operations {
  private final Folders folders;
  private final Performer performer;
  private final Clock clock;
  private final ActivityLog log;
  private final BackingUp backups;
  private final CheckRecords checks;
  private final Words words;
  private final Looker looker = new Looker();
  private final MigrationsReader migrations;
  private final KeptTries tries = new KeptTries();

  Operations(
      Folders folders,
      Performer performer,
      Clock clock,
      ActivityLog log,
      BackingUp backups,
      CheckRecords checks,
      MigrationsReader migrations,
      Words words) {
    this.folders = folders;
    this.performer = performer;
    this.clock = clock;
    this.log = log;
    this.backups = backups;
    this.checks = checks;
    this.migrations = migrations;
    this.words = words;
  }

  RunReport carryOut(Database database, Plan plan, Duration lockWait, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    Activity.Kind kind = kindOf(plan.target());
    String subject = subjectOf(plan);
    long id =
        log.begin(
            file.real(),
            database.name(),
            kind,
            subject,
            plan.tool().isOwn() ? markOf(file, HistoryTable::mark) : plan.historyMark(),
            Interruptions.note(plan, database.settings().history()));
    Work work = log.recording(id, given);
    try {
      Optional<RunReport> stopped = stoppedByNames(database, plan);
      if (stopped.isEmpty() && isToBeMade(database, file)) {
        Sessions.create(file, database.settings().journalMode().orElse(JournalMode.DELETE));
      }
      SafeRun run =
          new SafeRun(
              stoppable -> safetyCopy(id, file, plan, lockWait, stoppable),
              it -> {
                MigrationRun carrying =
                    new MigrationRun(
                        file,
                        it,
                        migrations.ledger(database, it.tool()),
                        database.settings().forRuns(),
                        lockWait,
                        performer,
                        clock,
                        work);
                return tries
                    .promise(file, it, database.settings().forTries())
                    .map(carrying::carryOut)
                    .orElseGet(carrying::carryOut);
              });
      RunReport report = stopped.orElseGet(() -> run.carryOut(plan, work)).withActivity(id);
      Account account = words.runs().say(database, report);
      end(id, file, outcomeOf(report.outcome()), account, isWritten(report));
      return report;
    } catch (Failure e) {
      endWithFailure(id, e);
      throw e;
    } catch (RuntimeException | Error e) {
      endWithFault(id, e);
      throw e;
    }
  }

  /// What a plan's files name and SQLite doesn't have. A file that can't be looked at now needs
  /// nothing that anybody knew of.
  List<UnknownName> unknownNames(Database database, Plan plan) {
    List<SchemaNeed> needs;
    try {
      needs = migrations.look(database, SchemaNeed::of);
    } catch (Failure unreadable) {
      needs = List.of();
    }
    Settings settings = database.settings();
    return new UnknownNames(settings.names(), settings.forRuns().names(), needs).in(plan);
  }

  private Optional<RunReport> stoppedByNames(Database database, Plan plan) {
    List<UnknownName> names =
        plan.allowed().contains(Allowance.UNKNOWN_NAMES)
            ? List.of()
            : unknownNames(database, plan).stream().filter(UnknownName::isInTheWay).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(SafeRun.notStarted(plan, new RunFailure.NamesUnknown(names)));
  }

  private static boolean isToBeMade(Database database, DatabaseFile file) {
    return !file.exists() && database.settings().isCreatedWhenMissing();
  }

  UnblockReport unblock(Database database, Unblocking unblocking, Duration lockWait, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    String subject =
        unblocking.blockage().version().map(Version::text).orElse(unblocking.blockage().table());
    long id = begin(database, file, Activity.Kind.UNBLOCK, subject);
    Work work = log.recording(id, given);
    Optional<Backup> copy = Optional.empty();
    Optional<Failure> failure = Optional.empty();
    try {
      Backup made =
          makeBackup(file, Backup.Reason.BEFORE_UNBLOCK, subject, new CopyOut(lockWait), work)
              .backup();
      log.safetyCopy(id, made.id());
      if (made.state() != Backup.State.VERIFIED) {
        throw new BackupUnusable(made.file(), made.detail());
      }
      copy = Optional.of(made);
      new UnblockRun(file, migrations.ledger(database, unblocking.tool()), lockWait, clock)
          .carryOut(unblocking, work);
    } catch (Failure e) {
      failure = Optional.of(e);
    } catch (RuntimeException | Error e) {
      endWithFault(id, e);
      throw e;
    }
    UnblockReport report = new UnblockReport(unblocking, failure, copy, id);
    end(
        id,
        file,
        failure.isEmpty() ? Activity.Outcome.DONE : Activity.Outcome.FAILED_UNCHANGED,
        words.blockages().say(database, report),
        failure.isEmpty());
    return report;
  }

  private static boolean isWritten(RunReport report) {
    return switch (report.outcome()) {
      case DONE, FAILED_PARTLY, CANCELLED_PARTLY, FAILED_UNCHANGED -> true;
      case NOTHING_TO_DO, CANCELLED_UNCHANGED -> false;
    };
  }

  TryReport tryOnCopy(Database database, Plan plan, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    Optional<TryReport> known = tries.find(file, plan, database.settings().forTries());
    if (known.isPresent()) {
      return known.get();
    }
    if (!isToBeMade(database, file)) {
      return tryOnCopy(database, file, file, plan, given);
    }
    Path folder = folders.newTry();
    try {
      DatabaseFile empty = DatabaseFile.of(folder.resolve("empty.db"));
      Sessions.create(empty, JournalMode.DELETE);
      return tryOnCopy(database, file, empty, plan, given);
    } finally {
      PrivateFolder.delete(folder);
    }
  }

  private TryReport tryOnCopy(
      Database database, DatabaseFile file, DatabaseFile copied, Plan plan, Work given) {
    long id = begin(database, file, Activity.Kind.TRY, subjectOf(plan));
    Work work = log.recording(id, given);
    try {
      TryReport report = trying(database, plan).carryOut(copied, plan, work);
      tries.keep(file, plan, database.settings().forTries(), report);
      end(
          id,
          file,
          report.up().failure().isPresent()
              ? Activity.Outcome.DONE_WITH_PROBLEMS
              : Activity.Outcome.DONE,
          words.tries().say(database, report),
          false);
      return report;
    } catch (Failure e) {
      endWithFailure(id, e);
      throw e;
    } catch (RuntimeException | Error e) {
      endWithFault(id, e);
      throw e;
    }
  }

  private TryOnCopy trying(Database database, Plan plan) {
    return new TryOnCopy(
        folders.newTry(),
        () -> migrations.ledger(database, plan.tool()),
        database.settings().forTries(),
        database.settings().busyTimeout(),
        performer,
        clock);
  }

  /// What a try of this plan on this content showed.
  Optional<TryReport> knownTry(Database database, Plan plan) {
    return tries.find(DatabaseFile.of(database.file()), plan, database.settings().forTries());
  }

  /// A try that isn't written into the journal.
  TryReport tryQuietly(Database database, Plan plan, Work work) {
    DatabaseFile file = DatabaseFile.of(database.file());
    TryReport report = trying(database, plan).carryOut(file, plan, work);
    tries.keep(file, plan, database.settings().forTries(), report);
    return report;
  }

  Scripting script(Database database, Plan plan, Work work) {
    return new ScriptMaking(
            folders.newTry(),
            () -> migrations.ledger(database, plan.tool()),
            database.settings().forTries(),
            database.settings().busyTimeout(),
            performer,
            clock)
        .make(DatabaseFile.of(database.file()), plan, work);
  }

  BackupReport backUp(Database database, Backup.Reason reason, BackupWish wish, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    long id = begin(database, file, Activity.Kind.BACK_UP, "");
    Work work = log.recording(id, given);
    try {
      BackupReport report = backups.make(database, file, reason, wish, work);
      end(
          id,
          file,
          report.backup().state() == Backup.State.VERIFIED
              ? Activity.Outcome.DONE
              : Activity.Outcome.DONE_WITH_PROBLEMS,
          words.backups().say(database, report),
          false);
      return report;
    } catch (Failure e) {
      endWithFailure(id, e);
      throw e;
    } catch (RuntimeException | Error e) {
      endWithFault(id, e);
      throw e;
    }
  }

  BackupReport makeBackup(
      DatabaseFile file, Backup.Reason reason, String subject, CopyOut copyOut, Work work) {
    return backups.make(file, reason, subject, copyOut, work);
  }

  private Backup safetyCopy(long id, DatabaseFile file, Plan plan, Duration lockWait, Work work) {
    Backup.Reason reason = reasonFor(kindOf(plan.target()));
    Backup copy = makeBackup(file, reason, subjectOf(plan), new CopyOut(lockWait), work).backup();
    log.safetyCopy(id, copy.id());
    if (copy.state() != Backup.State.VERIFIED) {
      throw new BackupUnusable(copy.file(), copy.detail());
    }
    return copy;
  }

  CheckReport check(Database database, CheckKind kind, CheckPlace place, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    file.requireFile();
    long id = begin(database, file, Activity.Kind.CHECK, "");
    Work work = log.recording(id, given);
    try {
      CheckReport report = check(file, kind, place, database.settings().busyTimeout(), work);
      checks.add(file.real(), report);
      end(
          id,
          file,
          report.verdict() == Verdict.HEALTHY
              ? Activity.Outcome.DONE
              : Activity.Outcome.DONE_WITH_PROBLEMS,
          words.checks().say(database, report),
          false);
      return report;
    } catch (Failure e) {
      endWithFailure(id, e);
      throw e;
    } catch (RuntimeException | Error e) {
      endWithFault(id, e);
      throw e;
    }
  }

  /// A log or journal that a crashed program left would be finished by opening the file for a
  /// check, so then a copy is checked. So is one that can't be written: SQLite leaves out CHECK
  /// constraints where it can only read, and needs to write beside a log.
  private CheckReport check(
      DatabaseFile file, CheckKind kind, CheckPlace place, Duration lockWait, Work work) {
    HealthCheck health = new HealthCheck(clock, checks.effort(file.real(), kind));
    boolean clean = file.walBytes() == 0 && file.journalBytes() == 0;
    boolean inPlace = clean && place == CheckPlace.FILE;
    if (inPlace && Files.isWritable(file.real()) && Files.isWritable(file.folder())) {
      return health.check(() -> Sessions.forChecking(file, lockWait, work), kind, work);
    }
    Path folder = folders.newTry();
    try {
      Path copy = folder.resolve("check.db");
      new CopyOut(lockWait).copy(file, copy, Step.CLONE, work);
      return health.check(() -> Sessions.forChecking(DatabaseFile.of(copy)), kind, work);
    } finally {
      PrivateFolder.delete(folder);
    }
  }

  JournalModeReport changeJournalMode(
      Database database, JournalModePlan plan, Duration lockWait, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    long id = begin(database, file, Activity.Kind.JOURNAL_MODE, plan.to().name());
    Work work = log.recording(id, given);
    Optional<Failure> failure = Optional.empty();
    try {
      new JournalModeChange(file, lockWait).carryOut(plan, work);
    } catch (Failure e) {
      failure = Optional.of(e);
    }
    JournalModeReport report = new JournalModeReport(plan, failure, id);
    end(
        id,
        file,
        failure.isEmpty() ? Activity.Outcome.DONE : Activity.Outcome.FAILED_UNCHANGED,
        words.settings().say(database, report),
        failure.isEmpty());
    return report;
  }

  long begin(Database database, DatabaseFile file, Activity.Kind kind, String subject) {
    return log.begin(
        file.real(),
        database.name(),
        kind,
        subject,
        markOf(file, Interruptions::schemaVersion),
        "");
  }

  private long markOf(DatabaseFile file, Function<Session, Long> reader) {
    try {
      return looker.lookAsRecovered(file, reader).value();
    } catch (Failure unreadable) {
      return Interruptions.UNKNOWN;
    }
  }

  void end(long id, DatabaseFile file, Activity.Outcome outcome, Account account, boolean written) {
    Optional<String> stamp = Optional.empty();
    Map<String, Long> rows = Map.of();
    if (written && file.exists()) {
      FileStamp now = file.stamp();
      stamp = Optional.of(now.asText());
      Map<String, Long> counted = rowsOf(file);
      // What somebody wrote while the rows were counted isn't what this operation left.
      rows = file.stamp().equals(now) ? counted : Map.of();
    }
    writeDown(id, outcome, account.headline(), text(account), stamp, rows);
  }

  /// Empty when nobody can count now, for instance because somebody has the file locked.
  private Map<String, Long> rowsOf(DatabaseFile file) {
    try {
      return new Restorer(clock).contents(file).map(Restorer.Contents::rows).orElse(Map.of());
    } catch (Failure unreadable) {
      return Map.of();
    }
  }

  /// What was done is answered in any case. Where the catalogue can't be written, the next start
  /// finds the operation as interrupted and looks what became of it.
  private void writeDown(
      long id,
      Activity.Outcome outcome,
      String summary,
      String report,
      Optional<String> stamp,
      Map<String, Long> rows) {
    try {
      log.end(id, outcome, summary, report, stamp, rows);
    } catch (Failure catalogueUnwritable) {
      // Nothing else knows of it; see above.
    }
  }

  void endWithFailure(long id, Failure failure) {
    Activity.Outcome outcome =
        failure instanceof OperationCancelled
            ? Activity.Outcome.CANCELLED_UNCHANGED
            : Activity.Outcome.FAILED_UNCHANGED;
    writeDown(
        id,
        outcome,
        words.failures().say(failure).sentence(),
        failure.code() + ": " + failure.getMessage(),
        Optional.empty(),
        Map.of());
  }

  /// A fault of this program, or of whoever listens to its work: what it left is looked up as after
  /// a crash, so that nothing is written down as running for ever.
  void endWithFault(long id, Throwable fault) {
    try {
      new Interruptions(log, folders, words).resolve(id);
    } catch (RuntimeException notEither) {
      fault.addSuppressed(notEither);
    }
  }

  private static String text(Account account) {
    return account.headline()
        + account.parts().stream()
            .map(part -> "\n" + part.label() + "\n  " + String.join("\n  ", part.lines()))
            .collect(Collectors.joining());
  }

  private static String subjectOf(Plan plan) {
    return plan.steps().stream()
        .map(step -> step.version().text())
        .collect(Collectors.joining(", "));
  }

  private static Activity.Kind kindOf(Target target) {
    return switch (target) {
      case Target.RunAll all -> Activity.Kind.RUN;
      case Target.RunUpTo upTo -> Activity.Kind.RUN;
      case Target.RunNext next -> Activity.Kind.RUN;
      case Target.RunOnly only -> Activity.Kind.RUN;
      case Target.RollBackLast last -> Activity.Kind.ROLL_BACK;
      case Target.RollBackTo to -> Activity.Kind.ROLL_BACK;
      case Target.RollBackAll all -> Activity.Kind.ROLL_BACK;
      case Target.Stamp stamp -> Activity.Kind.STAMP;
      case Target.Unstamp unstamp -> Activity.Kind.STAMP;
    };
  }

  private static Backup.Reason reasonFor(Activity.Kind kind) {
    return switch (kind) {
      case ROLL_BACK -> Backup.Reason.BEFORE_ROLL_BACK;
      case STAMP -> Backup.Reason.BEFORE_STAMP;
      case UNBLOCK -> Backup.Reason.BEFORE_UNBLOCK;
      case COMMAND -> Backup.Reason.BEFORE_COMMAND;
      case MEND -> Backup.Reason.BEFORE_MEND;
      case RUN,
          TRY,
          BACK_UP,
          RESTORE,
          RESET,
          CHECK,
          SALVAGE,
          PROVE,
          CLEAN_UP,
          TAKE_IN,
          UNDO,
          REDO,
          JOURNAL_MODE ->
          Backup.Reason.BEFORE_RUN;
    };
  }

  private static Activity.Outcome outcomeOf(RunReport.Outcome outcome) {
    return switch (outcome) {
      case DONE, NOTHING_TO_DO -> Activity.Outcome.DONE;
      case FAILED_UNCHANGED -> Activity.Outcome.FAILED_UNCHANGED;
      case FAILED_PARTLY -> Activity.Outcome.FAILED_PARTLY;
      case CANCELLED_UNCHANGED -> Activity.Outcome.CANCELLED_UNCHANGED;
      case CANCELLED_PARTLY -> Activity.Outcome.CANCELLED_PARTLY;
    };
  }
}
