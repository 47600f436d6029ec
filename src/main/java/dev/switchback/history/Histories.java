package dev.switchback.history;

import dev.switchback.failure.SqlFailed;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All formats of histories that are understood: finds, reads and writes them. Thread-safe.
public final class Histories {
  private final List<HistoryFormat> formats;

  /// @param formats in the order in which they are asked; the first that knows a table keeps it
  Histories(List<HistoryFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /// Those of this program.
  public static Histories standard() {
    return new Histories(Formats.all());
  }

  /// Every history in a database, one for a table at most, Switchback's own first.
  public List<FoundHistory> find(Session session) {
    return find(Tables.of(session));
  }

  List<FoundHistory> find(Tables tables) {
    List<FoundHistory> found = new ArrayList<>();
    for (HistoryFormat format : formats) {
      format
          .find(tables)
          .filter(one -> found.stream().noneMatch(f -> f.table().equalsIgnoreCase(one.table())))
          .ifPresent(found::add);
    }
    // A number that a program may use for anything says nothing beside a history.
    if (found.size() > 1) {
      found.removeIf(one -> one.tool() == Tool.USER_VERSION);
    }
    found.sort(Comparator.comparing(one -> !one.tool().isOwn()));
    return found;
  }

  /// Reads the history that `choice` asks for or, where it leaves that open, the one that is found:
  /// Switchback's own when it has rows, else the first of another tool. Without any there is
  /// nothing remembered yet, by the chosen tool or by Switchback.
  ///
  /// A choice of a tool that nothing here reads is as none.
  public Recorded read(Session session, HistoryChoice made) {
    HistoryChoice choice =
        made.tool().filter(t -> !isRead(t)).isPresent() ? HistoryChoice.FOUND : made;
    List<FoundHistory> found = find(session);
    Optional<FoundHistory> meant =
        choice.tool().isPresent()
            ? found.stream().filter(one -> one.tool() == choice.tool().get()).findFirst()
            : counting(session, found);
    Tool tool = choice.tool().or(() -> meant.map(FoundHistory::tool)).orElse(Tool.SWITCHBACK);
    HistoryFormat format = format(tool, choice);
    String table =
        choice.table().or(() -> meant.map(FoundHistory::table)).orElseGet(format::usualTable);
    return format.read(session, table);
  }

  /// The newest migration that the found history says is applied; empty when it says none, or can't
  /// be understood. A hint for people, read without the files.
  public Optional<Version> newestApplied(Session session) {
    try {
      return Optional.ofNullable(
              Join.of(read(session, HistoryChoice.FOUND), MigrationSet.EMPTY)
                  .history()
                  .applied()
                  .lastEntry())
          .map(Map.Entry::getKey);
    } catch (SqlFailed | SqliteError notUnderstood) {
      return Optional.empty();
    }
  }

  /// The tools whose histories are understood.
  public List<Tool> tools() {
    return formats.stream().map(HistoryFormat::tool).distinct().toList();
  }

  /// The tables that can be read as the history of `tool`.
  public List<String> fitting(Tables tables, Tool tool) {
    return tables.tables().stream()
        .filter(
            table ->
                formats.stream().anyMatch(format -> format.tool() == tool && format.fits(table)))
        .map(Tables.Table::name)
        .toList();
  }

  private Optional<FoundHistory> counting(Session session, List<FoundHistory> found) {
    Optional<FoundHistory> own =
        found.stream()
            .filter(one -> one.tool().isOwn())
            .filter(one -> HistoryTable.mark(session) > 0)
            .findFirst();
    return own.or(() -> found.stream().filter(one -> !one.tool().isOwn()).findFirst())
        .or(() -> found.stream().findFirst());
  }

  /// What the tool of `recorded` makes of it once it has seen `migrations`.
  public Recorded beside(MigrationSet migrations, Recorded recorded) {
    return formats.stream()
        .filter(format -> format.tool() == recorded.tool())
        .findFirst()
        .map(format -> format.beside(migrations, recorded))
        .orElse(recorded);
  }

  /// What writes the history of `tool` in `table`, for one run; empty where it can only be read.
  ///
  /// @param table empty for the tool's usual one
  public Optional<Ledger> ledger(Tool tool, String table, HistoryChoice choice) {
    if (!isRead(tool)) {
      return Optional.empty();
    }
    HistoryFormat format = format(tool, choice);
    return format.ledger(table.isEmpty() ? format.usualTable() : table);
  }

  /// What writes Switchback's own history.
  public static Ledger ownLedger() {
    return SwitchbackFormat.own();
  }

  /// Tables that nobody's format knows and that look like a history somebody made for himself, the
  /// likeliest first.
  public List<MappingProposal> proposals(Session session) {
    Tables tables = Tables.of(session);
    return MappingProposals.of(session, tables, find(tables));
  }

  /// Tables that look as if a tool had left them when a rebuild was cut off.
  ///
  /// @param found the histories that were recognised
  public List<Leftover> leftovers(Session session, List<FoundHistory> found) {
    return Leftovers.in(session, found);
  }

  /// The rows of a table as they are stored, by column, as text; nothing when there is none.
  public List<Map<String, String>> rows(Session session, String table) {
    return ToolTable.read(session, table, "1").rows().stream().map(Cells::shown).toList();
  }

  /// Whether the history that `choice` names can be read in this database.
  public HistoryFit fit(Session session, HistoryChoice choice) {
    Optional<Tool> tool = choice.tool();
    if (tool.filter(this::isRead).isEmpty()) {
      return HistoryFit.UNKNOWN_TOOL;
    }
    Tables tables = Tables.of(session);
    HistoryFormat format = format(tool.get(), choice);
    Optional<String> named = choice.mapping().map(Mapping::table).or(choice::table);
    if (named.isEmpty()) {
      return format.find(tables).isPresent() ? HistoryFit.FITS : HistoryFit.NO_TABLE;
    }
    return tables
        .find(named.get())
        .map(table -> format.fits(table) ? HistoryFit.FITS : HistoryFit.OTHER_COLUMNS)
        .orElse(HistoryFit.NO_TABLE);
  }

  private boolean isRead(Tool tool) {
    return formats.stream().anyMatch(format -> format.tool() == tool);
  }

  private HistoryFormat format(Tool tool, HistoryChoice choice) {
    if (tool.isHomeMade() && choice.mapping().isPresent()) {
      return new HomeMadeFormat(tool, choice.mapping().get());
    }
    return formats.stream()
        .filter(format -> format.tool() == tool)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No format for " + tool));
  }
}
