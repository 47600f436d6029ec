package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.Care;
import dev.switchback.backup.Drill;
import dev.switchback.backup.DrillFinding;
import dev.switchback.backup.DrillReport;
import dev.switchback.backup.ManifestFile;
import dev.switchback.failure.Failure;
import dev.switchback.history.Reading;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// What is done with backups after they were made.
final class Keeping {
  private final Folders folders;
  private final Clock clock;
  private final Operations operations;
  private final ActivityLog log;
  private final BackupRecords backups;
  private final MigrationsReader migrations;
  private final Words words;

  Keeping(
      Folders folders,
      Clock clock,
      Operations operations,
      ActivityLog log,
      BackupRecords backups,
      MigrationsReader migrations,
      Words words) {
    this.folders = folders;
    this.clock = clock;
    this.operations = operations;
    this.log = log;
    this.backups = backups;
    this.migrations = migrations;
    this.words = words;
  }

  /// Restores a backup to a temporary file, checks and counts it there, and writes down what came
  /// of it.
  DrillReport prove(Database database, Backup backup, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    String subject = String.valueOf(backup.file().getFileName());
    long id = operations.begin(database, file, Activity.Kind.PROVE, subject);
    Work work = log.recording(id, given);
    Path folder = folders.newTry();
    try {
      DrillReport report =
          new Drill(clock)
              .carryOut(
                  backup,
                  backups.rows(backup.id()),
                  ManifestFile.of(backup.file()),
                  session -> unknown(session, database),
                  folder,
                  work);
      Care.Proof proof =
          new Care.Proof(
              report.at(), report.isProved(), words.proofs().detail(report), report.took());
      Backup proved = isGone(report) ? backup : backups.proved(backup, proof);
      writeManifest(proved);
      DrillReport told =
          new DrillReport(proved, report.findings(), report.rows(), report.at(), report.took());
      operations.end(
          id,
          file,
          report.isProved() ? Activity.Outcome.DONE : Activity.Outcome.DONE_WITH_PROBLEMS,
          words.proofs().say(database, told),
          false);
      return told;
    } catch (Failure e) {
      operations.endWithFailure(id, e);
      throw e;
    } finally {
      PrivateFolder.delete(folder);
    }
  }

  /// Its disk may come back: that is shown as missing, and says nothing about what is in it.
  private static boolean isGone(DrillReport report) {
    return report.findings().contains(new DrillFinding.FileGone());
  }

  /// Enters every backup that has a manifest and isn't entered yet.
  List<Backup> readManifests() {
    return ManifestFile.below(folders.backups()).stream()
        .filter(manifest -> backups.findByFile(manifest.backup().file()).isEmpty())
        .map(manifest -> backups.add(manifest.backup(), manifest.rows()))
        .toList();
  }

  /// Keeps it from every clean-up, or lets it go again. Its manifest says so too.
  Backup pin(Backup backup, BackupRecords.Pin pin) {
    Backup pinned = backups.pin(backup, pin);
    writeManifest(pinned);
    return pinned;
  }

  /// Migrations that are applied in a restored file and whose text its source hasn't.
  private List<Version> unknown(Session session, Database database) {
    try {
      MigrationsReader.Inside inside = migrations.inside(session, database);
      Reading reading =
          migrations.join(
              database, inside.recorded(), migrations.source(database, inside.recorded()));
      return Timeline.of(reading.migrations(), reading.history()).rows().stream()
          .filter(row -> row.state() == MigrationState.MISSING)
          .map(TimelineRow::version)
          .toList();
    } catch (Failure sourceUnreadable) {
      return List.of();
    }
  }

  /// The manifest follows what was decided about its backup. What stands in the catalogue counts;
  /// where the disk refuses, the manifest stays as it was.
  private void writeManifest(Backup backup) {
    try {
      ManifestFile.update(backup);
    } catch (Failure staysAsItWas) {
      // See above.
    }
  }
}
