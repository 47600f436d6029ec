package dev.switchback.registry;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.Histories;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Join;
import dev.switchback.history.Ledger;
import dev.switchback.history.Leftover;
import dev.switchback.history.Reading;
import dev.switchback.history.Recorded;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.schema.Conditions;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the migrations of a database and what it remembers of them, in whichever tool's form, and
/// lines the two up. Changes nothing but the catalogue, which notes what it saw.
public final class MigrationsReader {
  private final Histories histories = Histories.standard();
  private final MigrationFolder folders = new MigrationFolder();
  private final Looker looker = new Looker();
  private final SeenMigrations seen;

  public MigrationsReader(SeenMigrations seen) {
    this.seen = seen;
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
        isOpen(database, recorded)
            ? database.settings().projectTool().orElse(Tool.SWITCHBACK)
            : isOnlyANumber(database, recorded) ? Tool.SWITCHBACK : recorded.tool();
    return database.source().map(folder -> folders.read(folder, tool, database.file()));
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
    MigrationSet migrations = source.map(SourceReading::migrations).orElse(MigrationSet.EMPTY);
    boolean isOfFiles =
        source.flatMap(SourceReading::tool).filter(Tool.USER_VERSION::equals).isPresent();
    if (isOnlyANumber(database, recorded) && !isOfFiles) {
      return join(database, Recorded.nothing(Tool.SWITCHBACK, ""), source);
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
    return seen.remember(
        DatabaseFile.of(database.file()).real(),
        Join.of(histories.beside(migrations, counting), migrations));
  }

  /// The tables that histories stand in: no part of the user's schema.
  public Set<String> historyTables(Session session) {
    return histories.find(session).stream().map(FoundHistory::table).collect(Collectors.toSet());
  }

  /// Reads all three, waiting for nobody.
  public Reading read(Database database) {
    Recorded recorded =
        looker
            .lookAsRecovered(
                DatabaseFile.of(database.file()),
                session -> histories.read(session, database.settings().history()))
            .value();
    return withConditions(database, join(database, recorded, source(database, recorded)));
  }

  /// The same with the conditions of the next pending migrations looked up, up to the first that
  /// would be run: what holds behind that one, only the run can tell.
  public Reading withConditions(Database database, Reading reading) {
    List<TimelineRow> pending =
        Timeline.of(reading.migrations(), reading.history()).pending().stream()
            .takeWhile(row -> !row.up().conditions().isEmpty())
            .toList();
    if (pending.isEmpty()) {
      return reading;
    }
    Set<Version> unmet =
        looker
            .lookAsRecovered(
                DatabaseFile.of(database.file()),
                session ->
                    pending.stream()
                        .takeWhile(row -> isUnmet(session, row))
                        .map(TimelineRow::version)
                        .collect(Collectors.toSet()))
            .value();
    return new Reading(reading.migrations(), reading.history().withUnmet(unmet));
  }

  /// A condition that can't be looked up is the run's to report.
  private static boolean isUnmet(Session session, TimelineRow row) {
    try {
      return Conditions.firstUnmet(session, row.up().conditions()).isPresent();
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
                    looker
                        .lookAsRecovered(DatabaseFile.of(database.file()), histories::find)
                        .value()
                        .stream()
                        .filter(found -> found.tool() == tool)
                        .map(FoundHistory::table)
                        .findFirst()
                        .orElse(""));
    return histories
        .ledger(tool, table, choice)
        .orElseThrow(() -> new IllegalStateException(tool + " keeps a history that is only read"));
  }
}
