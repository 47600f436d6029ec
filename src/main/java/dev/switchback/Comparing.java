package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.ReadableBackup;
import dev.switchback.compare.CompareLimit;
import dev.switchback.compare.Comparison;
import dev.switchback.compare.DifferencePage;
import dev.switchback.compare.RowComparing;
import dev.switchback.compare.RowExport;
import dev.switchback.compare.RowFormat;
import dev.switchback.compare.Side;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.DiskFull;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.RecoveryPending;
import dev.switchback.failure.SourceMissing;
import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.UnknownName;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Compares a database with a backup of it, row by row. Changes neither.
final class Comparing {
  private final Folders folders;
  private final MigrationsReader migrations;
  private final Looker looker = new Looker();

  Comparing(Folders folders, MigrationsReader migrations) {
    this.folders = folders;
    this.migrations = migrations;
  }

  /// Migrations that the database's history, of whichever tool, has applied and the backup's has
  /// not. None where one of the two, or what it remembers, can't be read.
  List<Version> pendingAgain(Database database, Backup backup) {
    try (ReadableBackup readable = ReadableBackup.open(backup)) {
      Set<Version> now =
          new TreeSet<>(migrations.applied(database, DatabaseFile.of(database.file())));
      now.removeAll(migrations.applied(database, readable.file()));
      return List.copyOf(now);
    } catch (DatabaseMissing
        | NotADatabase
        | DatabaseDamaged
        | DatabaseTooNew
        | RecoveryPending
        | SourceMissing
        | SqlFailed unreadable) {
      return List.of();
    }
  }

  Optional<Comparison> compare(Database database, Backup backup, CompareLimit limit, Work work) {
    try {
      return Optional.of(both(database, backup, work, comparing -> comparing.compare(limit)));
    } catch (DatabaseMissing | NotADatabase | DatabaseDamaged | DatabaseTooNew unreadable) {
      return Optional.empty();
    }
  }

  DifferencePage page(Database database, Backup backup, DifferencePage.Wish wish, Work work) {
    return both(database, backup, work, comparing -> DifferencePage.of(comparing, wish))
        .orElseThrow(() -> new UnknownName("table", wish.table(), List.of()));
  }

  long export(
      Database database,
      Backup backup,
      String table,
      Side side,
      RowFormat format,
      Path target,
      Work work) {
    return both(
            database,
            backup,
            work,
            comparing -> new RowExport(comparing, format).write(table, side, target))
        .orElseThrow(() -> new UnknownName("table", table, List.of()));
  }

  private <T> T both(
      Database database, Backup backup, Work work, Function<RowComparing, T> question) {
    DatabaseFile file = DatabaseFile.of(database.file());
    try (ReadableBackup readable = ReadableBackup.open(backup, work)) {
      if (wouldHoldUpWriters(file)) {
        return withCopy(database, file, work, copy -> both(copy, readable.file(), work, question));
      }
      return both(file, readable.file(), work, question);
    }
  }

  private <T> T both(
      DatabaseFile today, DatabaseFile backup, Work work, Function<RowComparing, T> question) {
    return looker
        .lookAsRecovered(
            today,
            now ->
                looker
                    .lookAsRecovered(
                        backup, then -> question.apply(new RowComparing(now, then, work)))
                    .value())
        .value();
  }

  /// Comparing takes its time, and without a log nobody can commit while somebody reads
  /// (sqlite.org/lockingv3.html). Then a copy is compared, which is made step by step.
  private boolean wouldHoldUpWriters(DatabaseFile file) {
    return !Holders.of(file).isEmpty()
        && !looker.lookAsRecovered(file, Session::file).journalMode().equals("wal");
  }

  private <T> T withCopy(
      Database database, DatabaseFile file, Work work, Function<DatabaseFile, T> question) {
    Path folder = folders.newTry();
    try {
      Path copy = folder.resolve("compare.db");
      try {
        new CopyOut(database.settings().busyTimeout()).copy(file, copy, Step.CLONE, work);
      } catch (DiskFull noRoomForACopy) {
        return question.apply(file);
      }
      return question.apply(DatabaseFile.of(copy));
    } finally {
      PrivateFolder.delete(folder);
    }
  }
}
