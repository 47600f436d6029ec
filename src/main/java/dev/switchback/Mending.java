package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Finding;
import dev.switchback.health.HealthCheck;
import dev.switchback.health.Verdict;
import dev.switchback.mend.Mend;
import dev.switchback.mend.MendPlan;
import dev.switchback.mend.MendPlanner;
import dev.switchback.mend.MendPlanning;
import dev.switchback.mend.MendReport;
import dev.switchback.mend.MendRun;
import dev.switchback.mend.Space;
import dev.switchback.mend.SpaceReader;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Sessions;
import dev.switchback.words.Words;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Carries cures out the safe way: a safety copy, the cure, a proof; and writes that into the
/// journal.
final class Mending {
  private final Folders folders;
  private final Operations operations;
  private final ActivityLog log;
  private final Clock clock;
  private final Words words;
  private final Looker looker = new Looker();

  Mending(Folders folders, Operations operations, ActivityLog log, Clock clock, Words words) {
    this.folders = folders;
    this.operations = operations;
    this.log = log;
    this.clock = clock;
    this.words = words;
  }

  MendPlanning plan(Database database, Mend mend) {
    DatabaseFile file = DatabaseFile.of(database.file());
    file.requireFile();
    return new MendPlanner(file).plan(mend);
  }

  Space space(Database database, Work work) {
    DatabaseFile file = DatabaseFile.of(database.file());
    return looker.lookAsRecovered(file, session -> SpaceReader.read(session, file, work)).value();
  }

  /// On a copy, which is deleted afterwards.
  MendReport tryOnCopy(Database database, MendPlan plan, Work work) {
    Path folder = folders.newTry();
    try {
      Path copy = folder.resolve("rebuild.db");
      new CopyOut(database.settings().busyTimeout())
          .copy(DatabaseFile.of(database.file()), copy, Step.CLONE, work);
      return new MendRun(DatabaseFile.of(copy), Duration.ZERO, clock).carryOut(plan, work.onCopy());
    } finally {
      PrivateFolder.delete(folder);
    }
  }

  MendReport carryOut(Database database, MendPlan plan, Duration lockWait, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    String subject = words.mends().subject(plan.mend());
    long id = operations.begin(database, file, Activity.Kind.MEND, subject);
    Work work = log.recording(id, given);
    try {
      Optional<Backup> copy = Optional.empty();
      MendReport report;
      try {
        copy = Optional.of(safetyCopy(id, file, subject, lockWait, work));
        report = new MendRun(file, lockWait, clock).carryOut(plan, work);
      } catch (OperationCancelled _) {
        report = notBegun(plan, MendReport.Outcome.CANCELLED_UNCHANGED, Optional.empty());
      } catch (Failure e) {
        report = notBegun(plan, MendReport.Outcome.FAILED_UNCHANGED, Optional.of(e));
      }
      MendReport recorded = report.with(copy, id);
      operations.end(
          id,
          file,
          outcome(recorded.outcome()),
          words.mends().say(database, recorded),
          recorded.isWritten());
      return recorded;
    } catch (Failure e) {
      operations.endWithFailure(id, e);
      throw e;
    }
  }

  private static MendReport notBegun(
      MendPlan plan, MendReport.Outcome outcome, Optional<Failure> failure) {
    return new MendReport(
        plan,
        outcome,
        List.of(),
        List.of(),
        List.of(),
        plan.sizeBytes(),
        plan.sizeBytes(),
        failure,
        Optional.empty(),
        Duration.ZERO,
        0);
  }

  private static Activity.Outcome outcome(MendReport.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Activity.Outcome.DONE;
      case DONE_WITH_PROBLEMS -> Activity.Outcome.DONE_WITH_PROBLEMS;
      case FAILED_UNCHANGED -> Activity.Outcome.FAILED_UNCHANGED;
      case CANCELLED_UNCHANGED -> Activity.Outcome.CANCELLED_UNCHANGED;
    };
  }

  /// The copy of a file that something is wrong with doesn't pass its check. It is good enough when
  /// it counts, and the very same is wrong with the file: then putting it back is the way back.
  private Backup safetyCopy(
      long id, DatabaseFile file, String subject, Duration lockWait, Work work) {
    BackupReport made =
        operations.makeBackup(
            file, Backup.Reason.BEFORE_MEND, subject, new CopyOut(lockWait), work);
    log.safetyCopy(id, made.backup().id());
    if (made.backup().state() != Backup.State.VERIFIED && !isTheSame(file, made, work)) {
      throw new BackupUnusable(made.backup().file(), made.backup().detail());
    }
    return made.backup();
  }

  private boolean isTheSame(DatabaseFile file, BackupReport made, Work work) {
    CheckReport own =
        new HealthCheck(clock).check(() -> Sessions.forChecking(file, work), CheckKind.QUICK, work);
    return own.verdict() != Verdict.CANNOT_BE_OPENED
        && !made.rows().isEmpty()
        && originals(own.findings()).equals(originals(made.findings()));
  }

  private static List<String> originals(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.originals().stream())
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
