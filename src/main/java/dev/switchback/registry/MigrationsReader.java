package dev.switchback.registry;

import dev.switchback.code.CodeMigration;
import dev.switchback.history.FoundHistory;
import dev.switchback.history.Histories;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Join;
import dev.switchback.history.Ledger;
import dev.switchback.history.Leftover;
import dev.switchback.history.Reading;
import dev.switchback.history.Recorded;
import dev.switchback.migration.CodePart;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Preconditions;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.run.CodeChecks;
import dev.switchback.schema.Conditions;
import dev.switchback.source.CodeJar;
import dev.switchback.source.CodeMigrations;
import dev.switchback.source.Joined;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.SourceReading;
import dev.switchback.source.Wanted;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the migrations of a database and what it remembers of them, in whichever tool's form, and
/// lines the two up. Changes nothing but the catalogue, which notes what it saw.
public final class MigrationsReader {
  private final Histories histories = Histories.standard();
  private final MigrationFolder folders = new MigrationFolder();
  private final Looker looker = new Looker();
  private final SeenMigrations seen;
  private final CodeMigrations code = new CodeMigrations();
  private final Map<Path, List<Migration>> given = new ConcurrentHashMap<>();

  public MigrationsReader(SeenMigrations seen) {
    this.seen = seen;
  }

  /// Looks into a database. One that isn't there, and is to be made by the first run, is empty.
  public <T> T look(Database database, Function<Session, T> reader) {
    DatabaseFile file = DatabaseFile.of(database.file());
    if (isYetToBeMade(database)) {
      try (Session nothing = Sessions.inMemory()) {
        return reader.apply(nothing);
      }
    }
    return looker.lookAsRecovered(file, reader).value();
  }

  /// Whether the file isn't there, and is to be made by the first run.
  public static boolean isYetToBeMade(Database database) {
    return database.settings().isCreatedWhenMissing() && !DatabaseFile.of(database.file()).exists();
  }

  /// What stands inside a database.
  ///
  /// @param recorded the history that counts
  /// @param found all that were recognised
  /// @param leftovers tables that interrupted rebuilds may have left
  public record Inside(Recorded recorded, List<FoundHistory> found, List<Leftover> leftovers) {
    public Inside {
      found = List.copyOf(found);
      leftovers = List.copyOf(leftovers);
    }

    public static Inside nothing() {
      return new Inside(Recorded.nothing(Tool.SWITCHBACK, ""), List.of(), List.of());
    }
  }

  public Inside inside(Session session, Database database) {
    List<FoundHistory> found = histories.find(session);
    return new Inside(
        histories.read(session, database.settings().history()),
        found,
        histories.leftovers(session, found));
  }

  /// The files, read as the tool reads them whose history counts; empty without a folder.
  ///
  /// @throws dev.switchback.failure.SourceMissing when the folder can't be read
  public Optional<SourceReading> source(Database database, Recorded recorded) {
    Tool tool =
        database
            .settings()
            .layout()
            .orElseGet(
                () ->
                    isOpen(database, recorded)
                        ? database.settings().projectTool().orElse(Tool.SWITCHBACK)
                        : isOnlyANumber(database, recorded) ? Tool.SWITCHBACK : recorded.tool());
    Wanted wanted = new Wanted(Optional.of(database.file()), database.settings().toolOptions());
    if (database.settings().layout().filter(Tool::isOwn).isPresent()) {
      return database.source().map(folders::readAsOwn);
    }
    return database.source().map(folder -> folders.read(folder, tool, wanted));
  }

  /// From here on these belong to the migrations of `database`, beside those of its folder.
  ///
  /// @throws IllegalArgumentException when a version isn't a number, or stands twice
  public void give(Database database, List<CodeMigration> migrations) {
    List<Migration> made = migrations.stream().map(CodeMigrations::given).toList();
    MigrationSet unique = new MigrationSet(made, List.of());
    given.put(DatabaseFile.of(database.file()).real(), unique.migrations());
  }

  /// Puts migrations in Java among those of the files, where the history is Switchback's own.
  private MigrationSet withCode(Database database, Recorded counting, MigrationSet files) {
    List<CodeJar> jars = database.source().map(CodeMigrations::jarsIn).orElse(List.of());
    List<Migration> own = given.getOrDefault(DatabaseFile.of(database.file()).real(), List.of());
    if (jars.isEmpty() && own.isEmpty()) {
      return files;
    }
    List<CodeMigrations.Made> made = new ArrayList<>();
    if (!counting.tool().isOwn()) {
      jars.forEach(jar -> made.add(otherHistory(jar.file(), counting.tool())));
      own.forEach(m -> made.add(otherHistory(Path.of(m.description()), counting.tool())));
      return Joined.of(files, made);
    }
    made.add(new CodeMigrations.Made(own, List.of()));
    for (CodeJar jar : jars) {
      made.add(
          database.settings().allowsJar(jar.checksum().value())
              ? code.of(jar)
              : CodeMigrations.notAllowed(jar, applied(counting)));
    }
    return Joined.of(files, made);
  }

  private static CodeMigrations.Made otherHistory(Path file, Tool tool) {
    return new CodeMigrations.Made(
        List.of(),
        List.of(
            new SourceProblem(
                file,
                0,
                SourceProblem.Kind.JAR_OF_OTHER_HISTORY,
                Optional.empty(),
                tool.displayName())));
  }

  private static List<HistoryEntry> applied(Recorded recorded) {
    return recorded.state() instanceof Recorded.State.Events(List<HistoryEntry> entries)
        ? List.copyOf(
            new History(recorded.tool(), entries, List.of(), recorded.mark()).applied().values())
        : List.of();
  }

  /// Nobody said that `PRAGMA user_version` counts migrations; programs use it for other things.
  private static boolean isOnlyANumber(Database database, Recorded recorded) {
    return recorded.tool() == Tool.USER_VERSION && database.settings().history().tool().isEmpty();
  }

  /// Nothing is remembered yet, and nobody chose.
  private static boolean isOpen(Database database, Recorded recorded) {
    return recorded.tool().isOwn()
        && recorded.mark() == 0
        && database.settings().history().tool().isEmpty();
  }

  /// Lines them up. Where nothing is remembered yet, and nobody chose, the tool of the project's
  /// configuration or else of the files is the one whose history will be written.
  public Reading join(Database database, Recorded recorded, Optional<SourceReading> source) {
    return seen.remember(
        DatabaseFile.of(database.file()).real(), linedUp(database, recorded, source));
  }

  /// What `file`, the database's or a copy of it, remembers as applied. Nothing is noted.
  ///
  /// @throws dev.switchback.failure.SourceMissing when the folder can't be read
  public Set<Version> applied(Database database, DatabaseFile file) {
    return history(database, file).applied().keySet();
  }

  /// The whole of what `file`, the database's or a copy of it, remembers. Nothing is noted.
  ///
  /// @throws dev.switchback.failure.SourceMissing when the folder can't be read
  public History history(Database database, DatabaseFile file) {
    Recorded recorded = recorded(database, file);
    return linedUp(database, recorded, source(database, recorded)).history();
  }

  /// The same as it stands there, not yet lined up with any migrations.
  public Recorded recorded(Database database, DatabaseFile file) {
    return looker
        .lookAsRecovered(file, session -> histories.read(session, database.settings().history()))
        .value();
  }

  private Reading linedUp(Database database, Recorded recorded, Optional<SourceReading> source) {
    MigrationSet migrations = source.map(SourceReading::migrations).orElse(MigrationSet.EMPTY);
    boolean isOfFiles =
        source.flatMap(SourceReading::tool).filter(Tool.USER_VERSION::equals).isPresent();
    if (isOnlyANumber(database, recorded) && !isOfFiles) {
      return linedUp(database, Recorded.nothing(Tool.SWITCHBACK, ""), source);
    }
    Recorded counting =
        isOpen(database, recorded)
            ? database
                .settings()
                .projectTool()
                .or(() -> source.flatMap(SourceReading::tool))
                .map(tool -> Recorded.nothing(tool, ""))
                .orElse(recorded)
            : recorded;
    MigrationSet all = withCode(database, counting, migrations);
    return Join.of(histories.beside(all, counting), all);
  }

  /// The tables that histories stand in: no part of the user's schema.
  public Set<String> historyTables(Session session) {
    return histories.find(session).stream().map(FoundHistory::table).collect(Collectors.toSet());
  }

  /// Reads all three, waiting for nobody.
  public Reading read(Database database) {
    Recorded recorded =
        look(database, session -> histories.read(session, database.settings().history()));
    return withConditions(database, join(database, recorded, source(database, recorded)));
  }

  /// The same with the conditions of the next pending migrations looked up, up to the first that
  /// would be run: what holds behind that one, only the run can tell.
  public Reading withConditions(Database database, Reading reading) {
    List<TimelineRow> pending =
        Timeline.of(reading.migrations(), reading.history()).pending().stream()
            .takeWhile(MigrationsReader::isConditional)
            .toList();
    if (pending.isEmpty()) {
      return reading;
    }
    Set<Version> unmet =
        look(
            database,
            session ->
                pending.stream()
                    .takeWhile(row -> isLeftOut(session, row))
                    .map(TimelineRow::version)
                    .collect(Collectors.toSet()));
    return new Reading(reading.migrations(), reading.history().withUnmet(unmet));
  }

  private static boolean isConditional(TimelineRow row) {
    return !row.preconditions().isEmpty() || row.java().filter(CodePart::hasCheck).isPresent();
  }

  /// Whether a migration stays pending, and those behind it go on. What it does besides is the
  /// run's to do.
  private static boolean isLeftOut(Session session, TimelineRow row) {
    Preconditions preconditions = row.preconditions();
    return switch (Conditions.look(session, preconditions.conditions())) {
      case Conditions.Found.Holding _ -> isNotApplicable(session, row);
      case Conditions.Found.Unmet _ -> preconditions.unmet() == Preconditions.Otherwise.CONTINUE;
      case Conditions.Found.Wrong _ -> preconditions.wrong() == Preconditions.Otherwise.CONTINUE;
    };
  }

  /// A check that fails is the run's to report.
  private static boolean isNotApplicable(Session session, TimelineRow row) {
    try {
      return row.java().flatMap(code -> CodeChecks.notApplicable(session, code)).isPresent();
    } catch (SqliteError wrong) {
      return false;
    }
  }

  /// What writes the database's history of `tool`, new for one run.
  ///
  /// @throws IllegalStateException when that history can only be read
  public Ledger ledger(Database database, Tool tool) {
    if (tool.isOwn()) {
      return Histories.ownLedger();
    }
    HistoryChoice choice = database.settings().history();
    String table =
        choice
            .table()
            .orElseGet(
                () ->
                    look(database, histories::find).stream()
                        .filter(found -> found.tool() == tool)
                        .map(FoundHistory::table)
                        .findFirst()
                        .orElse(""));
    return histories
        .ledger(tool, table, choice)
        .orElseThrow(() -> new IllegalStateException(tool + " keeps a history that is only read"));
  }
}
