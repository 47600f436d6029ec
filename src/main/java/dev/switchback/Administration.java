package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.FoundCopy;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.Restorer;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandPlanning;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.ToolVerb;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.history.Reading;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
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
import dev.switchback.registry.HistoryFindings;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Proposals;
import dev.switchback.registry.Protection;
import dev.switchback.registry.SeenMigrations;
import dev.switchback.registry.StatusReader;
import dev.switchback.registry.UndoPlan;
import dev.switchback.run.Adoption;
import dev.switchback.run.Evidence;
import dev.switchback.run.Performer;
import dev.switchback.run.Preflight;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.run.UnblockReport;
import dev.switchback.run.Unblocking;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.NewMigration;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.template.Filled;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateFilling;
import dev.switchback.template.TemplateValues;
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
/// that draws the window. Methods that look change nothing on disk but the catalogue. What prevents
/// an answer is thrown as a [dev.switchback.failure.Failure].
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
  private final Commanding commanding;
  private final MigrationsReader migrations;
  private final BringingUpToDate upToDate = new BringingUpToDate(this);
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
    this.migrations = new MigrationsReader(new SeenMigrations(catalogue, clock));
    this.statuses = new StatusReader(migrations, backups, checks);
    this.restorer = new Restorer(clock);
    this.operations =
        new Operations(folders, performer, clock, log, backups, checks, migrations, words);
    this.commanding = new Commanding(folders, operations, log, backups, migrations, words);
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

  /// Which history of a database counts and why, what else could be meant, and its rows. To see
  /// what a choice would give before it is kept, ask with settings that have it.
  public HistoryFindings history(Database database) {
    return HistoryFindings.of(database);
  }

  /// Plain copies of a database's file that its own program keeps beside it, newest first. They may
  /// lack what was only in the log when they were made.
  public List<FoundCopy> copiesBeside(Database database) {
    return FoundCopy.beside(database.file());
  }

  /// Reads a folder of migrations.
  public SourceReading source(Path folder) {
    return sources.read(folder);
  }

  /// Computes what would be done to reach `target`.
  public Planning plan(
      Database database, Target target, Atomicity atomicity, Set<Allowance> allowed) {
    Reading reading = migrations.read(database);
    return Planner.plan(reading.migrations(), reading.history(), target, atomicity, allowed);
  }

  /// What a database without a history seems to have had: its migrations replayed one by one on an
  /// empty file, and what that leaves compared with what is there. Touches no file but that one.
  ///
  /// @throws dev.switchback.failure.Failure when the file can't be read, or when asked to stop
  public Adoption adoption(Database database, Work work) {
    return new Adopting(folders, migrations).look(database, work);
  }

  /// What keeps the tool of its history from going on. After a crash this sees what recovery will
  /// leave, where [#status] can't look yet.
  public List<Blockage> blockages(Database database) {
    return migrations.read(database).history().blockages();
  }

  /// What speaks for each blockage's migration having been applied, in the order of the timeline's
  /// blockages; without items where nothing can be said.
  public List<Evidence> evidence(Database database, Work work) {
    return new Adopting(folders, migrations).evidence(database, work);
  }

  /// What dealing with `blockage` in this way would be carried out as.
  public Unblocking planUnblocking(Database database, Blockage blockage, Unblocking.Choice choice) {
    return Adopting.unblocking(migrations.read(database), blockage, choice);
  }

  /// Deals with a blockage. Writes to the history's own table, after a safety copy. Always returns
  /// a report.
  public UnblockReport unblock(
      Database database, Unblocking unblocking, Duration lockWait, Work work) {
    return operations.unblock(database, unblocking, lockWait, work);
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

  /// Runs what is pending, if anything is; for the start of an application. Safe when several
  /// programs do it at once: each migration is run once. Looks at a database once in the life of
  /// this object: after it was found up to date, asking again costs nothing and touches nothing.
  ///
  /// Takes a safety copy before it writes, unless that is allowed to be left out.
  public Brought bringUpToDate(
      Database database, Set<Allowance> allowed, Duration lockWait, Work work) {
    return upToDate.bring(database, allowed, lockWait, work);
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

  /// What a new migration would be, written by nobody yet.
  public NewMigration draftMigration(
      Path folder, String description, NewMigration.Content content) {
    return NewMigration.in(sources.read(folder), description, content, clock.instant());
  }

  /// Fills a template in, looking at the database's schema where one is given.
  public Filled fillTemplate(
      Template template, TemplateValues values, Optional<Database> database) {
    return database
        .filter(it -> template != Template.EMPTY)
        .map(
            it ->
                looker
                    .lookAsRecovered(
                        DatabaseFile.of(it.file()),
                        session -> TemplateFilling.of(template, values, session))
                    .value())
        .orElseGet(() -> TemplateFilling.of(template, values));
  }

  /// What a database consists of.
  public SchemaSnapshot schema(Database database) {
    return looker.lookAsRecovered(DatabaseFile.of(database.file()), SchemaSnapshot::of).value();
  }

  /// Builds the sample shop below the home folder and registers it; gives it back when it is there.
  public Database openSampleShop(Work work) {
    return new SampleShopOpening(this, folders.home()).open(work);
  }

  /// Removes the sample shop: its registration, its files and its backups.
  public void removeSampleShop() {
    new SampleShopOpening(this, folders.home()).remove();
  }

  /// The commands with which the project of a database probably runs its migrations, found in the
  /// folders of its migrations and its file and above them. Runs nothing.
  public List<CommandProposal> proposeCommands(Database database) {
    return commanding.propose(database);
  }

  /// What would be run to do `verb` with the project's command, as the database's settings say it.
  ///
  /// @param given a version, a name or a message, where the verb takes one
  public CommandPlanning planCommand(Database database, ToolVerb verb, List<String> given) {
    return commanding.plan(database, verb, given);
  }

  /// Runs the project's command on a copy of the file. The file is kept locked meanwhile, unless
  /// the verb only looks. Always returns a report.
  public CommandReport tryCommand(
      Database database, CommandPlan plan, Duration lockWait, Work work) {
    return commanding.tryOnCopy(database, plan, lockWait, work);
  }

  /// Runs the project's command on the file, after a safety copy. Always returns a report.
  public CommandReport runCommand(
      Database database, CommandPlan plan, Duration lockWait, Work work) {
    return commanding.run(database, plan, lockWait, work);
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
