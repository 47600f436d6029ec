package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.CleanUpReport;
import dev.switchback.backup.DrillReport;
import dev.switchback.backup.FoundCopy;
import dev.switchback.backup.OldCopy;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.Restorer;
import dev.switchback.backup.Retention;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.backup.SchedulerEntry;
import dev.switchback.backup.SecondPlaceState;
import dev.switchback.backup.TablesPlanning;
import dev.switchback.backup.TakeInReport;
import dev.switchback.code.CodeMigration;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandPlanning;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.ToolVerb;
import dev.switchback.compare.CompareLimit;
import dev.switchback.compare.Comparison;
import dev.switchback.compare.DifferencePage;
import dev.switchback.compare.RowFormat;
import dev.switchback.compare.Side;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.Holder;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckPlace;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Effort;
import dev.switchback.history.Reading;
import dev.switchback.lint.Checklist;
import dev.switchback.mend.Mend;
import dev.switchback.mend.MendPlan;
import dev.switchback.mend.MendPlanning;
import dev.switchback.mend.MendReport;
import dev.switchback.mend.Space;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planner;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Catalogue;
import dev.switchback.registry.CheckRecords;
import dev.switchback.registry.Creation;
import dev.switchback.registry.CreationPlan;
import dev.switchback.registry.CreationPlanning;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseInfo;
import dev.switchback.registry.DatabaseRegister;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.DueTask;
import dev.switchback.registry.Environment;
import dev.switchback.registry.EnvironmentFile;
import dev.switchback.registry.Folders;
import dev.switchback.registry.HistoryFindings;
import dev.switchback.registry.KnownSchemas;
import dev.switchback.registry.LintFindings;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.PointPlanning;
import dev.switchback.registry.Proposals;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Registration;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.ResetPlanning;
import dev.switchback.registry.ResetReport;
import dev.switchback.registry.ScheduledRuns;
import dev.switchback.registry.SeenMigrations;
import dev.switchback.registry.Settings;
import dev.switchback.registry.SourceGuess;
import dev.switchback.registry.StartRun;
import dev.switchback.registry.StatusReader;
import dev.switchback.registry.UndoPlan;
import dev.switchback.run.Adoption;
import dev.switchback.run.Concern;
import dev.switchback.run.Evidence;
import dev.switchback.run.JournalModeChange;
import dev.switchback.run.JournalModePlan;
import dev.switchback.run.JournalModeReport;
import dev.switchback.run.Performer;
import dev.switchback.run.Preflight;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.run.UnblockReport;
import dev.switchback.run.Unblocking;
import dev.switchback.run.UnknownName;
import dev.switchback.run.Unplayed;
import dev.switchback.salvage.CombineConflict;
import dev.switchback.salvage.CombinePlan;
import dev.switchback.salvage.CombineReport;
import dev.switchback.salvage.CombineRequest;
import dev.switchback.salvage.Combined;
import dev.switchback.salvage.CombinedTrial;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.LostAndFound;
import dev.switchback.salvage.LostRows;
import dev.switchback.salvage.PageView;
import dev.switchback.salvage.SalvageDraft;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.TablePage;
import dev.switchback.schema.Inside;
import dev.switchback.schema.SchemaNeed;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.script.Scripting;
import dev.switchback.source.CodeJar;
import dev.switchback.source.CodeMigrations;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.NewMigration;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.template.Filled;
import dev.switchback.template.SqliteVersion;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateFilling;
import dev.switchback.template.TemplateValues;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
  private final CheckRecords checks;
  private final KnownSchemas schemas;
  private final StatusReader statuses;
  private final Operations operations;
  private final Restorer restorer;
  private final Comparing comparing;
  private final Keeping keeping;
  private final Resetting resetting;
  private final Restoring restoring;
  private final GoingToPoint points;
  private final Trash trash;
  private final TakingIn takingIn;
  private final Schedules schedules;
  private final SecondPlaces secondPlaces;
  private final Commanding commanding;
  private final Salvaging salvaging;
  private final SalvageDrafts drafts;
  private final Mending mending;
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
    this.checks = new CheckRecords(catalogue);
    this.migrations = new MigrationsReader(new SeenMigrations(catalogue, clock));
    this.schemas = new KnownSchemas(catalogue, clock);
    this.statuses = new StatusReader(migrations, backups, checks, schemas);
    this.restorer = new Restorer(clock);
    this.comparing = new Comparing(folders, migrations);
    this.secondPlaces = new SecondPlaces(folders, clock, backups, words);
    BackingUp backingUp =
        new BackingUp(folders, clock, backups, register, migrations, secondPlaces);
    this.operations =
        new Operations(folders, performer, clock, log, backingUp, checks, migrations, words);
    this.keeping = new Keeping(folders, clock, operations, log, backups, migrations, words);
    this.restoring = new Restoring(folders, clock, operations, log, migrations, words);
    this.points = new GoingToPoint(folders, backups, migrations, performer, clock);
    this.resetting = new Resetting(folders, operations, log, migrations, performer, clock, words);
    this.salvaging =
        new Salvaging(
            folders,
            operations,
            log,
            backups,
            clock,
            words,
            new SchemaOffers(backups, schemas, migrations));
    this.drafts = new SalvageDrafts(folders, salvaging);
    this.mending = new Mending(folders, operations, log, clock, words);
    this.trash = new Trash(folders, clock, operations, log, backups, words);
    this.takingIn = new TakingIn(folders, clock, operations, log, backups, migrations, words);
    ActivityLog bySchedule = new ActivityLog(catalogue, clock, Activity.Surface.SCHEDULE);
    Operations scheduled =
        new Operations(folders, performer, clock, bySchedule, backingUp, checks, migrations, words);
    this.schedules =
        new Schedules(
            clock,
            scheduled,
            new Keeping(folders, clock, scheduled, bySchedule, backups, migrations, words),
            new Trash(folders, clock, scheduled, bySchedule, backups, words),
            backups,
            register,
            checks,
            new ScheduledRuns(catalogue),
            words);
    this.commanding = new Commanding(folders, operations, log, backups, migrations, words);
    new Interruptions(log, folders, words).resolve();
    if (backups.isEmpty()) {
      keeping.readManifests();
    }
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
    return propose(List.of(path));
  }

  /// The same for several, which belong together: the migrations of a database may stand in a
  /// folder that is given with it.
  public List<NewDatabase> propose(List<Path> paths) {
    return new Proposals(register).propose(paths);
  }

  /// How many databases are looked for below folders, where so many were found that there may be
  /// more.
  public OptionalInt cutOffAt(List<NewDatabase> found) {
    return Proposals.cutOffAt(found);
  }

  /// Registers what was proposed, as it was proposed or changed since. Does not touch the file.
  public Database add(NewDatabase proposal, Protection protection) {
    Database added =
        register.add(
            proposal.name(),
            proposal.file(),
            proposal.source().map(SourceGuess::folder),
            proposal.environment(),
            protection);
    return proposal.settings().equals(Settings.NONE)
        ? added
        : register.update(added.withSettings(proposal.settings()));
  }

  /// The tools in whose layouts migrations can be read, Switchback first.
  public List<Tool> layouts() {
    return Proposals.layouts();
  }

  /// How the migrations in `folder` read in a layout; empty when it can't be read.
  ///
  /// @param layout empty to go by the looks of the files
  public Optional<SourceGuess> guess(Path folder, Optional<Tool> layout, Path database) {
    return Proposals.guess(folder, layout, database);
  }

  /// What the `.env` files of a database's project say of the file in each environment.
  public List<EnvironmentFile> environmentFiles(Database database) {
    return EnvironmentFile.of(database);
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

  /// What would be made for a new database. Touches nothing.
  public CreationPlanning planCreation(Creation creation) {
    return new Creating(register, clock).plan(creation);
  }

  /// Makes a new database and registers it, whole or not at all. Never replaces a file.
  public Database create(CreationPlan plan) {
    return new Creating(register, clock).carryOut(plan);
  }

  /// Changes what is registered of a database, found by its id.
  public Database update(Database database) {
    return register.update(database);
  }

  /// Makes a change of what is registered. Does not touch the files; where the file was moved, its
  /// backups and its activity are known for the new one.
  ///
  /// @throws IllegalArgumentException when the name is taken or empty
  public Database update(Registration change) {
    return register.update(change);
  }

  /// Forgets a database. Its file, its backups and their records stay.
  public void remove(Database database) {
    register.remove(database);
  }

  /// Looks at a database: file, history, migrations, newest check and backup.
  public DatabaseStatus status(Database database) {
    return statuses.read(database);
  }

  /// All that can be said about a database: file, header, objects, what they need, and, when that
  /// is wished, the rows of each table, which reads all of them.
  ///
  /// @throws dev.switchback.failure.Failure when asked to stop
  public DatabaseInfo info(Database database, Inside.Rows rows, Work work) {
    DatabaseFile file = DatabaseFile.of(database.file());
    DatabaseStatus status = statuses.read(database);
    OptionalInt writtenBy = file.exists() ? file.writerNumber() : OptionalInt.empty();
    Optional<String> mode = status.facts().journalMode();
    return new DatabaseInfo(
        status,
        mode.map(
            it ->
                looker
                    .lookAsRecovered(file, session -> Inside.of(session, it, rows, work))
                    .value()),
        writtenBy);
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

  /// From here on, as long as this object lives, these migrations in Java belong to `database`,
  /// beside those of its folder: in its timeline, in plans, tries, runs and roll backs. For
  /// programs that bring their migrations as classes; to be said again by each program and at each
  /// start, before anything is run. Replaces what was given before.
  ///
  /// @throws IllegalArgumentException when a version isn't a number, or stands twice
  public void provide(Database database, List<CodeMigration> given) {
    migrations.give(database, given);
    upToDate.forget(database);
  }

  /// The jars with migrations in Java beside the migrations of a database. Nothing in them is
  /// loaded. Which of them may be run, [dev.switchback.registry.Settings#allowsJar] tells.
  public List<CodeJar> jars(Database database) {
    return database.source().map(CodeMigrations::jarsIn).orElse(List.of());
  }

  /// Checks the migrations of a folder, before they are committed. Needs no database.
  ///
  /// @param target the release of SQLite that has to be able to run them
  public LintFindings lint(Path folder, SqliteVersion target) {
    return new Linting(migrations, log, clock).folder(sources.read(folder), target);
  }

  /// Checks the migrations of a database, with what it and the journal know of them.
  public LintFindings lint(Database database, SqliteVersion target) {
    return new Linting(migrations, log, clock).database(database, target);
  }

  /// Checks a migration that isn't written yet, beside those of a database.
  public Checklist lintDraft(Database database, Migration draft, SqliteVersion target) {
    return new Linting(migrations, log, clock).draft(database, draft, target);
  }

  /// Reads a folder of migrations.
  public SourceReading source(Path folder) {
    return sources.read(folder);
  }

  /// Computes what would be done to reach `target`.
  public Planning plan(
      Database database, Target target, Atomicity atomicity, Set<Allowance> allowed) {
    if (database.environment() == Environment.PRODUCTION
        && allowed.contains(Allowance.WITHOUT_SAFETY_COPY)) {
      return new Refusal(target, List.of(new Refusal.Reason.SafetyCopyNeeded()));
    }
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

  /// The migrations that [#adoption] couldn't replay, because they are programs or come after one
  /// that failed, with what their texts name.
  public List<Unplayed> unplayed(Database database, Adoption adoption) {
    return new Adopting(folders, migrations).unplayed(database, adoption);
  }

  /// What keeps the tool of its history from going on. After a crash this sees what recovery will
  /// leave, where [#status] can't look yet.
  ///
  /// Where the history says only where a step was to end, the objects tell which migration it was
  /// about: so this may replay the migrations on an empty file.
  public List<Blockage> blockages(Database database, Work work) {
    return new Adopting(folders, migrations).blockages(database, work);
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
    return preflight(
        database, Preflight.destructiveIn(plan), operations.unknownNames(database, plan));
  }

  private Preflight preflight(
      Database database, List<Preflight.Destructive> destructive, List<UnknownName> names) {
    DatabaseFile file = DatabaseFile.of(database.file());
    List<Holder> holders = Holders.of(file);
    return new Preflight(
        file.totalBytes(),
        folders.backupsOf(file.real()),
        PlainFiles.freeBytes(folders.backupsOf(file.real())),
        holders,
        Concern.of(file, checks.newest(file.real()), holders),
        destructive,
        names);
  }

  /// What the schema needs of its application: functions, collations and modules that SQLite lacks.
  public List<SchemaNeed> needs(Database database) {
    return migrations.look(database, SchemaNeed::of);
  }

  /// Carries a plan out on a copy of the file, and rolls it back there. The file isn't touched.
  public TryReport tryOnCopy(Database database, Plan plan, Work work) {
    return operations.tryOnCopy(database, plan, work);
  }

  /// Tries what is pending on a copy before anybody asked for it, and remembers it as [#tryOnCopy]
  /// does: only where the file is at most `largestBytes` large, nobody wrote to it within the last
  /// seconds, and no migration is a program or names other files. The file isn't touched, and
  /// nothing is written into the journal. For a thread of low priority.
  ///
  /// @throws dev.switchback.failure.Failure when no copy can be made, or when asked to stop
  public Ahead tryAhead(Database database, long largestBytes, Work work) {
    return new TryingAhead(this, operations, folders, clock).look(database, largestBytes, work);
  }

  /// Writes a plan out as a script of SQL, by carrying it out on a copy of the file and taking down
  /// what is run. The file isn't touched.
  public Scripting script(Database database, Plan plan, Work work) {
    return operations.script(database, plan, work);
  }

  /// Carries a plan out: runs, rolls back or stamps. Writes to the file, after a safety copy unless
  /// the plan allows going without. Always returns a report, whatever happened.
  public RunReport carryOut(Database database, Plan plan, Duration lockWait, Work work) {
    return operations.carryOut(database, plan, lockWait, work);
  }

  /// What changing the way a database's file is journalled would be.
  public JournalModePlan planJournalMode(Database database, JournalMode wanted) {
    return new JournalModeChange(DatabaseFile.of(database.file()), Duration.ZERO).plan(wanted);
  }

  /// Changes how the file is journalled. Writes two bytes of it; no row is touched. Always gives a
  /// report back.
  public JournalModeReport changeJournalMode(
      Database database, JournalModePlan plan, Duration lockWait, Work work) {
    return operations.changeJournalMode(database, plan, lockWait, work);
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

  /// The databases that are set to be brought up to date when Switchback starts. Touches no file.
  public List<Database> runAtStart() {
    return new StartRuns(this).wished();
  }

  /// Brings one of them up to date as [#bringUpToDate] does, unless somebody has to look first: in
  /// production, where it is protected, and where something pending takes data away.
  public StartRun runAtStart(Database database, Work work) {
    return new StartRuns(this).carryOut(database, work);
  }

  /// What a reset would do: everything goes, and all migrations are run again. Runs them on a new
  /// file; the database's file isn't touched.
  public ResetPlanning planReset(Database database, Work work) {
    return resetting.plan(database, work);
  }

  /// Does it, after a safety copy. Only for a database of development that isn't protected. Leaves
  /// the old database or the new one, whatever happens. Always returns a report.
  ///
  /// @throws IllegalArgumentException when the database is one that is never reset
  public ResetReport reset(Database database, ResetPlan plan, Duration lockWait, Work work) {
    return resetting.carryOut(database, plan, lockWait, work);
  }

  /// Makes and verifies a backup.
  public BackupReport backUp(Database database, Work work) {
    return backUp(database, BackupWish.byRules(), work);
  }

  /// The same in the way that somebody wants it.
  public BackupReport backUp(Database database, BackupWish wish, Work work) {
    return operations.backUp(database, Backup.Reason.ASKED_FOR, wish, work);
  }

  /// Proves a backup: restores it to a temporary file, checks that in full, counts it, and compares
  /// it with what was recorded. Needs room for the whole database; touches neither the backup nor
  /// the database. What came of it is written down.
  public DrillReport prove(Database database, Backup backup, Work work) {
    return keeping.prove(database, backup, work);
  }

  /// The backups and drills whose time has come by the rules of the databases. Reads the catalogue
  /// only; call it as often as you like.
  public List<DueTask> due() {
    return schedules.due();
  }

  /// Does what is due, unless another program is at it. Failures are among the results: what failed
  /// is due again a quarter of an hour later.
  public DueTask.Result carryOut(DueTask task, Work work) {
    return schedules.carryOut(task, work);
  }

  /// The databases in whose trash something has lain for seven days. Reads the catalogue only.
  public List<Database> databasesWithOldTrash() {
    return schedules.withOldTrash();
  }

  /// Deletes for ever what has lain in the trash of a database for seven days.
  ///
  /// @return what was deleted
  public List<Backup> emptyOldTrash(Database database) {
    return schedules.emptyOldTrash(database);
  }

  /// What is known of a second place, and of the copies there that `database` has or waits for.
  public SecondPlaceState secondPlace(Database database, Path place) {
    return secondPlaces.state(backups(database), place);
  }

  /// The backups whose copy in the second place is missing while that place is there.
  public List<Backup> waitingForSecondPlace() {
    return secondPlaces.waiting();
  }

  /// Copies what waits to the second place, and verifies it there.
  ///
  /// @return what was tried, as it now is
  public List<Backup> copyToSecondPlace(Work work) {
    return secondPlaces.retry(work);
  }

  /// When a task's next time is; empty when it isn't scheduled.
  public Optional<Instant> nextScheduled(Database database, ScheduledRuns.Task task) {
    return schedules.next(database, task);
  }

  /// What the system's scheduler has to be told to call this program for what is due.
  ///
  /// @param program the launcher to call; empty for the one that runs now
  public SchedulerEntry schedulerEntry(SchedulerEntry.Kind kind, Optional<Path> program) {
    return SchedulerEntry.of(
        kind,
        program.orElseGet(() -> Path.of(System.getProperty("switchback.program", "switchback"))),
        folders.home(),
        Path.of(System.getProperty("user.home", "/")));
  }

  /// Writes the files of an entry, in place of those that are there.
  ///
  /// @return the files written
  public List<Path> write(SchedulerEntry entry) {
    entry.files().forEach(PlainFiles::writeText);
    return entry.files().keySet().stream().sorted().toList();
  }

  /// Enters every backup into the catalogue that lies below the folder of backups with a manifest
  /// and isn't entered yet: what happens by itself where the catalogue was lost.
  ///
  /// @return those that were entered
  public List<Backup> readManifests() {
    return keeping.readManifests();
  }

  /// What lies in a folder of old copies (or a single one), and which of it are copies of a
  /// database: known by schema, history and tables, not by name. Changes nothing.
  public List<OldCopy> oldCopies(Database database, Path place, Work work) {
    return takingIn.look(database, place, work);
  }

  /// Verifies old copies and takes them into the list. Their files are never changed; no clean-up
  /// removes them.
  public TakeInReport takeIn(Database database, List<OldCopy.Recognised> copies, Work work) {
    return takingIn.take(database, copies, work);
  }

  /// The backups of a database's file, newest first, those whose file is gone marked so.
  public List<Backup> backups(Database database) {
    return backups.of(DatabaseFile.of(database.file()).real());
  }

  /// What the next clean-up by `policy` would remove, and why it keeps the rest. Touches nothing.
  public Retention previewCleanUp(Database database, RetentionPolicy policy) {
    return trash.preview(database, policy);
  }

  /// Puts the backups into the trash that no rule of the database keeps. Never the newest good one.
  public CleanUpReport cleanUp(Database database) {
    return trash.cleanUp(database);
  }

  /// Keeps a backup from every clean-up, or lets it go again.
  public Backup pin(Backup backup, BackupRecords.Pin pin) {
    return keeping.pin(backup, pin);
  }

  /// Takes a backup off the list and puts it into the trash, where it stays for seven days.
  public Backup trash(Backup backup) {
    return trash.put(backup);
  }

  /// The backups of a database in the trash, newest first.
  public List<Backup> trashOf(Database database) {
    return backups.trash(DatabaseFile.of(database.file()).real());
  }

  /// Puts a backup out of the trash on the list again.
  public Backup putBack(Backup backup) {
    return backups.putBack(backup);
  }

  /// Deletes what lies in the trash of a database for ever.
  ///
  /// @return what was deleted
  public List<Backup> emptyTrash(Database database) {
    return trash.empty(DatabaseFile.of(database.file()).real(), clock.instant());
  }

  /// Deletes a backup's file, its manifest and its record for ever, past the trash.
  public void deleteBackup(Backup backup) {
    trash.deleteForEver(backup);
  }

  /// What restoring `backup` would do.
  public RestorePlan planRestore(
      Database database, Backup backup, RestorePlan.Place place, Optional<Path> target) {
    DatabaseFile file = DatabaseFile.of(database.file());
    Path written = Folders.written(place, file.path(), target, backup.at());
    return restorer
        .plan(file, backup, place, written)
        .withPendingAgain(comparing.pendingAgain(database, backup));
  }

  /// What putting some tables of `backup` back into the present file would do: the rest of the file
  /// stays. Changes nothing.
  public TablesPlanning planRestoreTables(Database database, Backup backup, List<String> tables) {
    return restoring.planTables(database, backup, tables);
  }

  /// What going back to the moment right after a migration would do. Makes the database of that
  /// moment in a private folder, from the nearest backup before it and the migrations up to it:
  /// that takes as long, and as much room, as restoring and running them. To be given back by
  /// [#giveBack] when it isn't needed any more.
  ///
  /// @throws dev.switchback.failure.Failure when a backup can't be copied, or when asked to stop
  public PointPlanning planRestoreTo(
      Database database,
      Version version,
      RestorePlan.Place place,
      Optional<Path> target,
      Work work) {
    return points.plan(database, version, place, target, work);
  }

  /// Deletes what was made ready for a plan of [#planRestoreTo]; nothing for any other.
  public void giveBack(RestorePlan plan) {
    points.giveBack(plan);
  }

  /// Compares the database with a backup of it, row by row and table by table. Reads only; other
  /// programs may go on writing meanwhile.
  ///
  /// @return empty when today's file can't be read
  /// @throws dev.switchback.failure.Failure when the backup can't be read, or when asked to stop
  public Optional<Comparison> compare(
      Database database, Backup backup, CompareLimit limit, Work work) {
    return comparing.compare(database, backup, limit, work);
  }

  /// Some rows that aren't the same in the database and in a backup of it.
  ///
  /// @throws dev.switchback.failure.UnknownName when neither has such a table
  public DifferencePage differences(
      Database database, Backup backup, DifferencePage.Wish wish, Work work) {
    return comparing.page(database, backup, wish, work);
  }

  /// Writes the rows of one table that only `side` has, and its version of those that changed, to
  /// `target`, a new file.
  ///
  /// @return how many
  /// @throws dev.switchback.failure.UnknownName when neither has such a table
  public long exportDifferences(
      Database database,
      Backup backup,
      String table,
      Side side,
      RowFormat format,
      Path target,
      Work work) {
    return comparing.export(database, backup, table, side, format, target, work);
  }

  /// Puts a backup in place of the file or beside it. Always returns a report.
  public RestoreReport restore(Database database, RestorePlan plan, Work work) {
    return restoring.restore(database, plan, work);
  }

  /// Checks the file. Writes nothing to it.
  public CheckReport check(Database database, CheckKind kind, Work work) {
    return check(database, kind, CheckPlace.FILE, work);
  }

  /// The same, in the file or in a copy. A file with a log or a journal that a crashed program
  /// left, and one that can't be written, is checked in a copy in any case.
  public CheckReport check(Database database, CheckKind kind, CheckPlace place, Work work) {
    return operations.check(database, kind, place, work);
  }

  /// What the newest check of this kind took, for an idea of the next.
  public Effort checkEffort(Database database, CheckKind kind) {
    return checks.effort(DatabaseFile.of(database.file()).real(), kind);
  }

  /// What a cure would do, or why it can't be done. Touches nothing.
  ///
  /// @throws dev.switchback.failure.Failure when the schema can't be read
  public MendPlanning planMend(Database database, Mend mend) {
    return mending.plan(database, mend);
  }

  /// Carries a cure out on a copy, and says what came of it.
  public MendReport tryMend(Database database, MendPlan plan, Work work) {
    return mending.tryOnCopy(database, plan, work);
  }

  /// Carries a cure out on the file, after a safety copy, and proves it. Always returns a report.
  public MendReport mend(Database database, MendPlan plan, Duration lockWait, Work work) {
    return mending.carryOut(database, plan, lockWait, work);
  }

  /// What the room of a file is used for. Reads the head of every page; changes nothing.
  ///
  /// @throws dev.switchback.failure.Failure when a page can't be read, or when asked to stop
  public Space space(Database database, Work work) {
    return mending.space(database, work);
  }

  /// Reads what can still be read from a damaged file, into a new one. The file and its companions
  /// are copied as they lie there and never written to.
  ///
  /// @param from where the schema is taken from if the file's own is lost; from nowhere means the
  ///     newest verified backup, if there is one
  /// @throws dev.switchback.failure.Failure when nothing can be written, or when asked to stop;
  ///     then nothing is left of the new file
  public SalvageReport salvage(
      Database database, SalvageRequest request, KnownSchema.From from, Work work) {
    return salvaging.carryOut(database, request, from, work);
  }

  /// Where the schema of a file is known from, in case it has lost its own; the best first, and
  /// nothing at the end.
  public List<SchemaOffer> schemaOffers(Database database) {
    return salvaging.offers(database);
  }

  /// Salvages into a private folder, to be looked at before anything is kept. Has to be thrown away
  /// in the end, saved or not.
  public SalvageDraft draftSalvage(
      Database database, KnownSchema.From from, SalvageRequest.Extras extras, Work work) {
    return drafts.make(database, from, extras, work);
  }

  /// Copies what was salvaged to `target`, a new file.
  ///
  /// @return where it is
  /// @throws dev.switchback.failure.Failure when there is a file of that name, or it can't be
  ///     written
  public Path saveSalvage(SalvageDraft draft, Path target, Work work) {
    return drafts.save(draft, target, work);
  }

  /// Deletes a draft with everything in its folder.
  public void throwAway(SalvageDraft draft) {
    drafts.throwAway(draft);
  }

  /// Rows of a table of what was salvaged, or of a backup; a packed one is unpacked for it. Reads
  /// only.
  public TablePage rows(Path ofOurs, String table, long from, int most, Work work) {
    return salvaging.rows(ofOurs, table, from, most, work);
  }

  /// Rows without a home in what was salvaged, with the tables they could belong to. Reads only.
  public List<LostRows> lostRows(SalvageDraft draft) {
    return LostAndFound.of(draft.file());
  }

  /// Gives rows without a home to a table, because somebody says so. Writes to the draft only.
  public LostAndFound.Moved giveHome(SalvageDraft draft, LostRows rows, String table, Work work) {
    return drafts.give(draft, rows, table, work);
  }

  /// One page of the damaged file with what its bytes are taken for. The first time copies the
  /// file.
  public PageView pageOf(SalvageDraft draft, int number, Work work) {
    return drafts.page(draft, number, work);
  }

  /// Writes a report to a new file; never over another.
  ///
  /// @throws dev.switchback.failure.Failure when there is a file of that name, or it can't be
  ///     written
  public void writeReport(Path target, String text) {
    if (Files.exists(target)) {
      throw new FileFailed(target, "write", "there is a file of that name already");
    }
    PlainFiles.writeText(target, text);
  }

  /// Rows per table of a backup, as they were counted when it was made.
  public Map<String, Long> rowsOf(Backup backup) {
    return backups.rows(backup.id());
  }

  /// The same, but the new file is thrown away: to see what would come back.
  public SalvageReport trySalvage(
      Database database, SalvageRequest request, KnownSchema.From from, Work work) {
    return salvaging.trial(database, request, from, work);
  }

  /// What a salvage and a backup would give together. Nothing is kept.
  public CombinedTrial trySalvageWithBackup(
      Database database,
      SalvageRequest request,
      Path backup,
      CombineRequest.Prefer prefer,
      Work work) {
    return salvaging.trialCombined(database, request, backup, prefer, work);
  }

  /// Salvages a file and puts what came out together with a backup, in one new file.
  ///
  /// @throws dev.switchback.failure.Failure when nothing can be written, or when asked to stop;
  ///     then nothing is left of the new file
  public Combined salvageWithBackup(
      Database database,
      SalvageRequest request,
      Path backup,
      CombineRequest.Prefer prefer,
      Work work) {
    return salvaging.withBackup(database, request, backup, prefer, work);
  }

  /// What putting a salvaged file and a backup together would give, table by table. Reads only.
  public CombinePlan planCombine(CombineRequest request, Work work) {
    return salvaging.plan(request, work);
  }

  /// Rows of one table that the salvaged file and the backup both have, with different values.
  /// Reads only.
  ///
  /// @param from how many to leave out at the beginning
  public CombineConflict.Page combineConflicts(
      CombineRequest request, String table, long from, int most, Work work) {
    return salvaging.conflicts(request, table, from, most, work);
  }

  /// Puts a salvaged file and a backup together into a new file, and counts it. Changes neither.
  ///
  /// @throws dev.switchback.failure.Failure when nothing can be written, or when asked to stop;
  ///     then nothing is left of the new file
  public CombineReport combine(Database database, CombineRequest request, Work work) {
    return salvaging.combine(database, request, work);
  }

  /// Rows of any salvaged file that wait for somebody to say where they belong. Reads only.
  public List<LostRows> lostRows(Path salvaged) {
    return LostAndFound.of(salvaged);
  }

  /// Puts rows of any salvaged file into one of its tables. What a rule of the table refuses stays
  /// where it is, with the reason.
  public LostAndFound.Moved giveHome(Path salvaged, LostRows rows, String table, Work work) {
    return LostAndFound.give(salvaged, rows, table, work);
  }

  /// What undoing the last operation that wrote to the file would do; empty when there is none or
  /// its safety copy is gone.
  public Optional<UndoPlan> planUndo(Database database) {
    return new Undoing(log, backups, restorer)
        .plan(DatabaseFile.of(database.file()))
        .map(plan -> withPendingAgain(database, plan));
  }

  /// What redoing the operation that was undone last would do; empty when nothing was undone, when
  /// another operation has written to the file since, or when what the undo replaced is gone.
  public Optional<UndoPlan> planRedo(Database database) {
    return new Undoing(log, backups, restorer)
        .planRedo(DatabaseFile.of(database.file()))
        .map(plan -> withPendingAgain(database, plan));
  }

  private UndoPlan withPendingAgain(Database database, UndoPlan plan) {
    RestorePlan restore = plan.restore();
    return plan.withRestore(
        restore.withPendingAgain(comparing.pendingAgain(database, restore.backup())));
  }

  /// Puts the safety copy back that was made before the operation; or, for a redo, what the undo
  /// replaced. What is there now is kept aside.
  public RestoreReport undo(Database database, UndoPlan plan, Work work) {
    return restoring.undo(database, plan, work);
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

  /// What there is to know before a command that writes is run on the file.
  public Preflight preflightCommand(Database database) {
    return preflight(database, List.of(), List.of());
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
    points.giveBackAll();
    catalogue.close();
  }
}
