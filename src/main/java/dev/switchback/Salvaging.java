package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.Salvage;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.time.Clock;

/// Salvages damaged files, and writes that into the journal.
final class Salvaging {
  private final Folders folders;
  private final Operations operations;
  private final ActivityLog log;
  private final BackupRecords backups;
  private final Clock clock;
  private final Words words;

  Salvaging(
      Folders folders,
      Operations operations,
      ActivityLog log,
      BackupRecords backups,
      Clock clock,
      Words words) {
    this.folders = folders;
    this.operations = operations;
    this.log = log;
    this.backups = backups;
    this.clock = clock;
    this.words = words;
  }

  SalvageReport carryOut(
      Database database, SalvageRequest request, KnownSchema.From from, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    file.requireFile();
    long id =
        operations.begin(
            database, file, Activity.Kind.SALVAGE, String.valueOf(request.into().getFileName()));
    Work work = log.recording(id, given);
    try {
      SalvageRequest known = KnownSchema.added(request, orNewestBackup(from, file));
      SalvageReport report = new Salvage(clock, folders.newTry()).carryOut(file, known, work);
      operations.end(
          id,
          file,
          report.outcome() == SalvageReport.Outcome.COMPLETE
              ? Activity.Outcome.DONE
              : Activity.Outcome.DONE_WITH_PROBLEMS,
          words.salvages().say(report),
          false);
      return report;
    } catch (Failure e) {
      operations.endWithFailure(id, e);
      throw e;
    }
  }

  /// A file whose page with the schema is lost can be read with that of its last backup.
  private KnownSchema.From orNewestBackup(KnownSchema.From from, DatabaseFile file) {
    if (!(from instanceof KnownSchema.From.Nowhere)) {
      return from;
    }
    return backups.of(file.real()).stream()
        .filter(backup -> backup.state() == Backup.State.VERIFIED)
        .filter(backup -> Files.isRegularFile(backup.file()))
        .findFirst()
        .<KnownSchema.From>map(backup -> new KnownSchema.From.OlderCopy(backup.file()))
        .orElse(from);
  }
}
