package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupFacts;
import dev.switchback.backup.BackupMaker;
import dev.switchback.backup.BackupOrder;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.Care;
import dev.switchback.failure.SourceMissing;
import dev.switchback.failure.SqlFailed;
import dev.switchback.migration.MigrationSet;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.BackupSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseRegister;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// Makes backups where they belong, with what they have to say about themselves, and enters them
/// into the catalogue.
final class BackingUp {
  private final Folders folders;
  private final Clock clock;
  private final BackupRecords backups;
  private final DatabaseRegister register;
  private final MigrationsReader migrations;
  private final SecondPlaces secondPlaces;

  BackingUp(
      Folders folders,
      Clock clock,
      BackupRecords backups,
      DatabaseRegister register,
      MigrationsReader migrations,
      SecondPlaces secondPlaces) {
    this.folders = folders;
    this.clock = clock;
    this.backups = backups;
    this.register = register;
    this.migrations = migrations;
    this.secondPlaces = secondPlaces;
  }

  BackupReport make(
      DatabaseFile file, Backup.Reason reason, String subject, CopyOut copyOut, Work work) {
    return make(databaseOf(file), file, reason, subject, Care.Packing.PLAIN, copyOut, work);
  }

  /// One that somebody asked for, or whose time has come.
  BackupReport make(
      Database database, DatabaseFile file, Backup.Reason reason, BackupWish wish, Work work) {
    BackupSettings rules = BackupSettings.of(database.settings());
    return make(
        database,
        file,
        reason,
        "",
        wish.packing().orElse(rules.packing()),
        new CopyOut(database.settings().busyTimeout(), wish.pace()),
        work);
  }

  private BackupReport make(
      Database database,
      DatabaseFile file,
      Backup.Reason reason,
      String subject,
      Care.Packing packing,
      CopyOut copyOut,
      Work work) {
    Path target = folders.newBackup(file.real(), reason, clock.instant());
    BackupOrder order =
        new BackupOrder(
            reason, subject, database.name(), packing, copy -> migrations(copy, database));
    BackupFacts made = new BackupMaker(clock, copyOut).backUp(file, target, order, work);
    Backup added = backups.add(made.backup(), made.rows());
    Backup recorded = reason.isSafetyCopy() ? added : secondPlaces.copy(database, added, work);
    return new BackupReport(
        recorded,
        made.copied(),
        made.verified(),
        made.restarts(),
        made.rows(),
        made.findings(),
        PlainFiles.sameDisk(file.folder(), target));
  }

  private Database databaseOf(DatabaseFile file) {
    return register.all().stream()
        .filter(it -> DatabaseFile.of(it.file()).real().equals(file.real()))
        .findFirst()
        .orElseGet(() -> Database.unregistered(file.path(), Optional.empty()));
  }

  /// A backup isn't worth less because the folder of its migrations is gone, or because nobody
  /// understands its history.
  private MigrationSet migrations(Session copy, Database database) {
    try {
      return migrations
          .source(database, migrations.inside(copy, database).recorded())
          .map(SourceReading::migrations)
          .orElse(MigrationSet.EMPTY);
    } catch (SourceMissing | SqlFailed notToBeRead) {
      return MigrationSet.EMPTY;
    }
  }
}
