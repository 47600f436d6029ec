package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Extent;
import dev.switchback.backup.ReadableBackup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.Restorer;
import dev.switchback.failure.FileFailed;
import dev.switchback.health.CheckKind;
import dev.switchback.health.HealthCheck;
import dev.switchback.health.Verdict;
import dev.switchback.history.Join;
import dev.switchback.history.Reading;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planner;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.registry.PointPlanning;
import dev.switchback.registry.PointPlanning.Reason;
import dev.switchback.run.MigrationRun;
import dev.switchback.run.Performer;
import dev.switchback.run.RunReport;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Sessions;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Makes the database as it was right after a migration: the nearest backup from before that, with
/// the migrations up to it run again, in a private folder. What is looked at before it is agreed to
/// is then what is put in place, byte for byte.
final class GoingToPoint {
  private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

  private final Folders folders;
  private final BackupRecords backups;
  private final MigrationsReader migrations;
  private final Performer performer;
  private final Clock clock;
  private final Set<Path> ready = ConcurrentHashMap.newKeySet();

  GoingToPoint(
      Folders folders,
      BackupRecords backups,
      MigrationsReader migrations,
      Performer performer,
      Clock clock) {
    this.folders = folders;
    this.backups = backups;
    this.migrations = migrations;
    this.performer = performer;
    this.clock = clock;
  }

  /// Touches no file but those of a private folder.
  PointPlanning plan(
      Database database, Version typed, RestorePlan.Place place, Optional<Path> target, Work work) {
    Reading reading = migrations.read(database);
    Timeline timeline = Timeline.of(reading.migrations(), reading.history());
    Optional<TimelineRow> row = timeline.meant(typed);
    if (row.isEmpty()) {
      return refused(typed, new Reason.Unknown());
    }
    Version to = row.get().version();
    if (!reading.history().applied().containsKey(to)) {
      return refused(to, new Reason.NotApplied());
    }
    DatabaseFile file = DatabaseFile.of(database.file());
    List<Backup> good = backups.of(file.real()).stream().filter(Backup::isGood).toList();
    Optional<NearestBackup.Found> nearest =
        new NearestBackup(migrations).find(database, good, reading.history(), to);
    if (nearest.isEmpty()) {
      return refused(to, new Reason.NoBackup(good.size()));
    }
    KeptTexts.Found texts = new KeptTexts(good).find(reading, timeline, nearest.get().missing());
    if (!texts.reasons().isEmpty()) {
      return new PointPlanning.Refused(to, texts.reasons());
    }
    Attempt attempt = new Attempt(database, file, reading, to, nearest.get(), texts, work);
    return attempt.make(place, target);
  }

  private static PointPlanning refused(Version to, Reason reason) {
    return new PointPlanning.Refused(to, List.of(reason));
  }

  /// Deletes what was made ready for a plan. Does nothing for a plan of another kind.
  void giveBack(RestorePlan plan) {
    Path folder = plan.backup().file().getParent();
    if (folder != null && ready.remove(folder)) {
      PrivateFolder.delete(folder);
    }
  }

  /// Deletes all that was made ready.
  void giveBackAll() {
    for (Path folder : List.copyOf(ready)) {
      ready.remove(folder);
      PrivateFolder.delete(folder);
    }
  }

  /// One point, being made.
  private final class Attempt {
    private final Database database;
    private final DatabaseFile file;
    private final Reading reading;
    private final Version to;
    private final NearestBackup.Found nearest;
    private final KeptTexts.Found texts;
    private final Work work;
    private final Path folder = folders.newTry();

    Attempt(
        Database database,
        DatabaseFile file,
        Reading reading,
        Version to,
        NearestBackup.Found nearest,
        KeptTexts.Found texts,
        Work work) {
      this.database = database;
      this.file = file;
      this.reading = reading;
      this.to = to;
      this.nearest = nearest;
      this.texts = texts;
      this.work = work;
    }

    PointPlanning make(RestorePlan.Place place, Optional<Path> target) {
      boolean done = false;
      try {
        DatabaseFile point = copied();
        Optional<Reason> reason = nearest.missing().isEmpty() ? Optional.empty() : runAgain(point);
        if (reason.isEmpty() && !appliedIn(point).equals(nearest.wanted())) {
          reason = Optional.of(new Reason.OtherPoint());
        }
        if (reason.isPresent()) {
          return refused(to, reason.get());
        }
        requireHealthy(point);
        RestorePlan plan = planned(point, place, target);
        ready.add(folder);
        done = true;
        return new PointPlanning.Planned(plan);
      } finally {
        if (!done) {
          PrivateFolder.delete(folder);
        }
      }
    }

    private DatabaseFile copied() {
      Path point = folder.resolve("point.db");
      Backup from = nearest.backup();
      try (ReadableBackup readable = ReadableBackup.open(from, work)) {
        new Restorer(clock).requireUsable(readable.plain(), work);
        work.started(Step.CLONE, String.valueOf(from.file().getFileName()));
        new CopyOut().copy(readable.file(), point, Step.CLONE, work);
      }
      work.finished(Step.CLONE, String.valueOf(from.file().getFileName()), "");
      return DatabaseFile.of(point);
    }

    /// Those that were applied then and are to be are given as they were run; nothing else is.
    private Optional<Reason> runAgain(DatabaseFile point) {
      MigrationSet set = texts.with(reading.migrations(), nearest.wanted());
      History now = Join.of(migrations.recorded(database, point), set).history();
      Planning planning =
          Planner.plan(
              set,
              now,
              new Target.RunAll(),
              Atomicity.AS_THE_TOOL,
              EnumSet.of(Allowance.EDITED, Allowance.MISSING, Allowance.OUT_OF_ORDER));
      return switch (planning) {
        case Refusal refusal -> Optional.of(new Reason.NotPlanned(refusal));
        case Plan plan -> {
          RunReport report = run(point, plan);
          work.cancellation().throwIfRequested("restore");
          yield report.outcome() == RunReport.Outcome.DONE
              ? Optional.empty()
              : Optional.of(new Reason.Failed(report));
        }
      };
    }

    private RunReport run(DatabaseFile point, Plan plan) {
      return new MigrationRun(
              point,
              plan,
              migrations.ledger(database, plan.tool()),
              database.settings().forRuns(),
              LOCK_WAIT,
              performer,
              clock,
              work.onCopy())
          .carryOut();
    }

    private Set<Version> appliedIn(DatabaseFile point) {
      return Set.copyOf(migrations.history(database, point).applied().keySet());
    }

    private void requireHealthy(DatabaseFile point) {
      Verdict verdict =
          new HealthCheck(clock)
              .check(() -> Sessions.forChecking(point), CheckKind.QUICK, work)
              .verdict();
      if (verdict == Verdict.DAMAGED || verdict == Verdict.CANNOT_BE_OPENED) {
        throw new FileFailed(point.path(), "check", "what was made did not pass its check");
      }
    }

    private RestorePlan planned(
        DatabaseFile point, RestorePlan.Place place, Optional<Path> target) {
      Backup from = nearest.backup();
      Backup made =
          new Backup(
              0,
              file.real(),
              point.real(),
              from.at(),
              point.totalBytes(),
              Backup.Reason.ASKED_FOR,
              to.text(),
              Backup.State.VERIFIED,
              Optional.of(PlainFiles.sha256(point.real(), work)),
              Optional.of(to),
              "");
      Path written = Folders.written(place, file.path(), target, from.at());
      TreeMap<Version, HistoryEntry> pending = new TreeMap<>(reading.history().applied());
      pending.keySet().removeAll(nearest.wanted());
      return new Restorer(clock)
          .plan(file, made, place, written)
          .withPendingAgain(List.copyOf(pending.keySet()))
          .withExtent(
              new Extent.Point(
                  to, String.valueOf(from.file().getFileName()), from.at(), nearest.missing()));
    }
  }
}
