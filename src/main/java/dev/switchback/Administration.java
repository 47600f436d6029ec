package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.Restorer;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.history.HistoryTable;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.History;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planner;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Target;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Catalogue;
import dev.switchback.registry.CheckRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseRegister;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Folders;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Proposals;
import dev.switchback.registry.Protection;
import dev.switchback.registry.StatusReader;
import dev.switchback.registry.UndoPlan;
import dev.switchback.run.Performer;
import dev.switchback.run.Preflight;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.NewMigration;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The front door: everything that can be done, for the window, the command line and other
/// programs.
///
/// Every method blocks until it is done and may be called from any thread but never from the one
/// that draws the window. Methods that look change nothing on disk. What prevents an answer is
/// thrown as a [dev.switchback.failure.Failure].
public final class Administration implements AutoCloseable {
  private static final String PROGRAM = "Switchback " + ProgramVersion.TEXT;

  private final Folders folders;
  private final Clock clock;
  private final Catalogue catalogue;
  private final DatabaseRegister register;
  private final BackupRecords backups;
  private final ActivityLog log;
  private final StatusReader statuses;
  private final Operations operations;
  private final Restorer restorer;
  private final Looker looker = new Looker();
  private final MigrationFolder sources = new MigrationFolder();

  private Administration(Path home, Clock clock, Activity.Surface surface) {
    this.folders = new Folders(home.toAbsolutePath().normalize());
    this.clock = clock;
    Performer performer = new Performer(System.getProperty("user.name", "unknown"), PROGRAM);
    this.catalogue = Catalogue.open(folders.home(), performer, clock);
    Words words = new Words(Locale.ENGLISH, clock, Path.of(System.getProperty("user.home", "/")));
    this.register = new DatabaseRegister(catalogue, clock);
    this.backups = new BackupRecords(catalogue);
    this.log = new ActivityLog(catalogue, clock, surface);
    CheckRecords checks = new CheckRecords(catalogue);
    this.statuses = new StatusReader(backups, checks);
    this.restorer = new Restorer(clock);
    this.operations = new Operations(folders, performer, clock, log, backups, checks, words);
    new Interruptions(log, folders, words).resolve();
  }

  /// Opens the catalogue below `home`, creating or upgrading it when needed, and marks operations
  /// that a program left unfinished as interrupted.
  public static Administration open(Path home, Clock clock, Activity.Surface surface) {
    return new Administration(home, clock, surface);
  }

  /// The registered databases, by name. Does not touch their files.
  public List<Database> databases() {
    return register.all();
  }

  /// @throws dev.switchback.failure.UnknownName when nothing is registered under this name
  public Database database(String name) {
    return register.find(name);
  }

  /// What adding `path` would register: for a database file that file, for a folder the databases
  /// below it (at most four levels deep, known by their content).
  public List<NewDatabase> propose(Path path) {
    return new Proposals(register).propose(path);
  }

  /// Registers a file. Does not touch it.
  public Database add(
      String name,
      Path file,
      Optional<Path> source,
      Environment environment,
      Protection protection) {
    return register.add(name, file, source, environment, protection);
  }

  /// Changes what is registered of a database, found by its id.
  public Database update(Database database) {
    return register.update(database);
  }

  /// Forgets a database. Its file, its backups and their records stay.
  public void remove(Database database) {
    register.remove(database);
  }

  /// Looks at a database: file, history, migrations, newest check and backup.
  public DatabaseStatus status(Database database) {
    return statuses.read(database);
  }

  /// Reads a folder of migrations.
  public SourceReading source(Path folder) {
    return sources.read(folder);
  }

  /// Computes what would be done to reach `target`.
  public Planning plan(
      Database database, Target target, Atomicity atomicity, Set<Allowance> allowed) {
    MigrationSet migrations =
        database
            .source()
            .map(folder -> sources.read(folder).migrations())
            .orElse(MigrationSet.EMPTY);
    History history =
        looker.lookAsRecovered(DatabaseFile.of(database.file()), HistoryTable::read).value();
    return Planner.plan(migrations, history, target, atomicity, allowed);
  }

  /// What there is to know before a plan is carried out.
  public Preflight preflight(Database database, Plan plan) {
    DatabaseFile file = DatabaseFile.of(database.file());
    return new Preflight(
        file.totalBytes(),
        folders.backupsOf(file.real()),
        PlainFiles.freeBytes(folders.backupsOf(file.real())),
        Holders.of(file),
        Preflight.destructiveIn(plan));
  }

  /// Carries a plan out on a copy of the file, and rolls it back there. The file isn't touched.
  public TryReport tryOnCopy(Database database, Plan plan, Work work) {
    return operations.tryOnCopy(database, plan, work);
  }

  /// Carries a plan out: runs, rolls back or stamps. Writes to the file, after a safety copy unless
  /// the plan allows going without. Always returns a report, whatever happened.
  public RunReport carryOut(Database database, Plan plan, Duration lockWait, Work work) {
    return operations.carryOut(database, plan, lockWait, work);
  }

  /// Makes and verifies a backup.
  public BackupReport backUp(Database database, Work work) {
    return operations.backUp(database, work);
  }

  /// The backups of a database's file, newest first, those whose file is gone marked so.
  public List<Backup> backups(Database database) {
    return backups.of(DatabaseFile.of(database.file()).real());
  }

  /// Deletes a backup's file and its record.
  public void deleteBackup(Backup backup) {
    CopyOut.deleteWithCompanions(DatabaseFile.of(backup.file()));
    backups.remove(backup);
  }

  /// What restoring `backup` would do.
  public RestorePlan planRestore(
      Database database, Backup backup, RestorePlan.Place place, Optional<Path> target) {
    DatabaseFile file = DatabaseFile.of(database.file());
    Path written =
        switch (place) {
          case IN_PLACE -> file.path();
          case BESIDE ->
              target
                  .map(path -> path.toAbsolutePath().normalize())
                  .orElseGet(() -> Folders.beside(file.path(), backup.at()));
        };
    return restorer.plan(file, backup, place, written);
  }

  /// Puts a backup in place of the file or beside it. Always returns a report.
  public RestoreReport restore(Database database, RestorePlan plan, Work work) {
    return operations.restore(database, plan, work);
  }

  /// Checks the file. Writes nothing to it.
  public CheckReport check(Database database, CheckKind kind, Work work) {
    return operations.check(database, kind, work);
  }

  /// What undoing the last operation that wrote to the file would do; empty when there is none or
  /// its safety copy is gone.
  public Optional<UndoPlan> planUndo(Database database) {
    return new Undoing(log, backups, restorer).plan(DatabaseFile.of(database.file()));
  }

  /// Puts the safety copy back that was made before the operation.
  public RestoreReport undo(Database database, UndoPlan plan, Work work) {
    return operations.undo(database, plan, work);
  }

  /// Operations, newest first: of one database, or of all.
  public List<Activity> activity(Optional<Database> database, int limit) {
    return log.newest(database.map(it -> DatabaseFile.of(it.file()).real()), limit);
  }

  /// Writes an empty up and down file, numbered by the folder's own habit.
  ///
  /// @return the files written
  public List<Path> newMigration(Path folder, String description) {
    return NewMigration.in(sources.read(folder), description, clock.instant()).write();
  }

  /// Builds the sample shop below the home folder and registers it; gives it back when it is there.
  public Database openSampleShop(Work work) {
    return new SampleShopOpening(this, folders.home()).open(work);
  }

  /// Removes the sample shop: its registration, its files and its backups.
  public void removeSampleShop() {
    new SampleShopOpening(this, folders.home()).remove();
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
