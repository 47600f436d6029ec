package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.FileShape;
import dev.switchback.backup.Manifest;
import dev.switchback.backup.ManifestFile;
import dev.switchback.backup.OldCopies;
import dev.switchback.backup.OldCopy;
import dev.switchback.backup.TakeIn;
import dev.switchback.backup.TakeInReport;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.history.Reading;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Takes copies into the list of backups that somebody else has made.
final class TakingIn {
  private final Folders folders;
  private final Clock clock;
  private final Operations operations;
  private final ActivityLog log;
  private final BackupRecords backups;
  private final MigrationsReader migrations;
  private final Words words;
  private final Looker looker = new Looker();

  TakingIn(
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

  /// What lies in `place`, and which of it are copies of the database. Changes nothing.
  List<OldCopy> look(Database database, Path place, Work work) {
    OldCopies copies = new OldCopies(clock.getZone(), file -> migrations.applied(database, file));
    return copies.look(place, original(database), work);
  }

  private OldCopies.Original original(Database database) {
    DatabaseFile file = DatabaseFile.of(database.file());
    Set<String> schemas = new HashSet<>();
    Set<Path> listed = new HashSet<>();
    for (Backup backup : all(file)) {
      listed.add(DatabaseFile.of(backup.file()).real());
      ManifestFile.of(backup.file())
          .map(Manifest::shape)
          .ifPresent(shape -> schemas.add(shape.schemaSha256()));
    }
    try {
      schemas.add(looker.lookAsRecovered(file, FileShape::of).value().schemaSha256());
    } catch (Failure unreadable) {
      // Then its backups have to do.
    }
    return new OldCopies.Original(file, schemas, schema(database, file), known(database), listed);
  }

  private List<Backup> all(DatabaseFile file) {
    List<Backup> all = new ArrayList<>(backups.of(file.real()));
    all.addAll(backups.trash(file.real()));
    return all;
  }

  /// That of the database; where it can't be read, that of its newest good backup.
  private Optional<SchemaSnapshot> schema(Database database, DatabaseFile file) {
    List<Path> sources = new ArrayList<>(List.of(database.file()));
    all(file).stream()
        .filter(it -> it.isGood() && !it.isPacked())
        .map(Backup::file)
        .forEach(sources::add);
    for (Path source : sources) {
      try {
        return Optional.of(
            looker.lookAsRecovered(DatabaseFile.of(source), SchemaSnapshot::of).value());
      } catch (Failure unreadable) {
        // The next one will do.
      }
    }
    return Optional.empty();
  }

  private Set<Version> known(Database database) {
    try {
      Reading reading = migrations.read(database);
      return new TreeSet<>(
          Timeline.of(reading.migrations(), reading.history()).rows().stream()
              .map(TimelineRow::version)
              .toList());
    } catch (Failure unreadable) {
      return Set.of();
    }
  }

  /// Verifies them one by one and lists them. What can't be read after all is left out, and said.
  TakeInReport take(Database database, List<OldCopy.Recognised> copies, Work given) {
    DatabaseFile file = DatabaseFile.of(database.file());
    long id = operations.begin(database, file, Activity.Kind.TAKE_IN, "");
    Work work = log.recording(id, given);
    List<Backup> taken = new ArrayList<>();
    List<OldCopy.Refused> refused = new ArrayList<>();
    try {
      for (OldCopy.Recognised copy : copies) {
        take(database, file, copy, taken, refused, work);
      }
      TakeInReport report = new TakeInReport(taken, refused);
      operations.end(
          id,
          file,
          refused.isEmpty() && taken.stream().allMatch(Backup::isGood)
              ? Activity.Outcome.DONE
              : Activity.Outcome.DONE_WITH_PROBLEMS,
          words.oldCopies().say(database, report),
          false);
      return report;
    } catch (Failure e) {
      operations.endWithFailure(id, e);
      throw e;
    }
  }

  private void take(
      Database database,
      DatabaseFile file,
      OldCopy.Recognised copy,
      List<Backup> taken,
      List<OldCopy.Refused> refused,
      Work work) {
    Path folder = folders.newTry();
    try {
      TakeIn.Taken made =
          new TakeIn(clock)
              .take(
                  copy,
                  file,
                  database.name(),
                  folders.newBackup(file.real(), Backup.Reason.TAKEN_IN, copy.at()),
                  folder,
                  session -> MigrationSet.EMPTY,
                  work);
      if (backups.findByFile(made.backup().file()).isEmpty()) {
        taken.add(backups.add(made.backup(), made.rows()));
      } else {
        refused.add(new OldCopy.Refused(copy.file(), OldCopy.Why.LISTED_ALREADY, ""));
      }
    } catch (OperationCancelled asked) {
      throw asked;
    } catch (Failure unreadable) {
      refused.add(
          new OldCopy.Refused(
              copy.file(), OldCopy.Why.UNREADABLE, words.failures().say(unreadable).sentence()));
    } finally {
      PrivateFolder.delete(folder);
    }
  }
}
