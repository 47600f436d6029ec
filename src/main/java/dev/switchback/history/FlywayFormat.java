package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.Remark;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Flyway (4 to 13): `flyway_schema_history`, formerly `schema_version`, a row for everything that
/// happened.
final class FlywayFormat implements HistoryFormat {
  private static final String TABLE = "flyway_schema_history";
  private static final String FORMER_TABLE = "schema_version";
  private static final String[] COLUMNS = {
    "installed_rank",
    "version",
    "description",
    "type",
    "script",
    "checksum",
    "installed_by",
    "installed_on",
    "execution_time",
    "success"
  };

  @Override
  public Tool tool() {
    return Tool.FLYWAY;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    List<Tables.Table> fitting = tables.withColumns(TABLE, COLUMNS);
    return fitting.stream()
        .filter(table -> table.isNamed(TABLE))
        .findFirst()
        .or(() -> fitting.stream().filter(table -> table.isNamed(FORMER_TABLE)).findFirst())
        .or(() -> fitting.stream().findFirst())
        .map(
            table ->
                new FoundHistory(
                    Tool.FLYWAY, table.name(), "columns " + String.join(", ", COLUMNS)));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return table.hasColumns(COLUMNS);
  }

  @Override
  public String usualTable() {
    return TABLE;
  }

  @Override
  public Recorded read(Session session, String table) {
    ToolTable rows = ToolTable.read(session, table, "installed_rank");
    List<HistoryEntry> entries = new ArrayList<>();
    List<Blockage> blockages = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      Optional<Version> version = version(cells);
      if (version.isEmpty()) {
        continue;
      }
      HistoryEntry entry = entry(version.get(), cells);
      entries.add(entry);
      if (entry.event() == Event.FAILED) {
        blockages.add(Blockage.failed(table, entry));
      }
    }
    return new Recorded(
        Tool.FLYWAY, table, new Recorded.State.Events(superseded(entries)), blockages, rows.mark());
  }

  /// What is repeated has no version; Flyway knows it by its description. The row that says that
  /// Flyway made the schema is about no migration.
  private static Optional<Version> version(Cells cells) {
    Optional<String> version = cells.text("version");
    if (version.isPresent()) {
      return version.map(Version::named);
    }
    return cells
        .text("description")
        .filter(none -> !type(cells).equals("SCHEMA"))
        .map(words -> Version.named("R__" + words.replace(' ', '_')));
  }

  private static String type(Cells cells) {
    return cells.text("type").orElse("");
  }

  private static HistoryEntry entry(Version version, Cells cells) {
    OptionalLong millis = cells.number("execution_time");
    HistoryEntry entry =
        HistoryEntry.bare(cells.number("installed_rank").orElse(0), event(cells), version)
            .withDescription(cells.text("description").orElse(""))
            .withTimes(
                cells.time("installed_on"),
                millis.isPresent()
                    ? Optional.of(Duration.ofMillis(millis.getAsLong()))
                    : Optional.empty())
            .withBy(cells.text("installed_by").orElse(""))
            .withRemarks(remarks(version, cells))
            .withCells(cells.shown());
    return cells
        .text("checksum")
        .map(crc -> entry.withChecksum(new Checksum("crc32", crc)))
        .orElse(entry);
  }

  private static Event event(Cells cells) {
    if (!cells.isTrue("success")) {
      return Event.FAILED;
    }
    return switch (type(cells)) {
      case "BASELINE" -> Event.STAMPED;
      case "DELETE", "UNDO_SQL", "UNDO_JDBC", "UNDO_SCRIPT", "UNDO_CUSTOM" -> Event.ROLLED_BACK;
      default -> Event.APPLIED;
    };
  }

  private static List<Remark> remarks(Version version, Cells cells) {
    List<Remark> remarks = new ArrayList<>();
    String type = type(cells);
    if (type.equals("BASELINE") || type.endsWith("_BASELINE")) {
      remarks.add(Remark.of(Remark.Kind.BASELINE));
    }
    if (type.equals("DELETE")) {
      remarks.add(Remark.of(Remark.Kind.DELETED));
    }
    if (!version.isNumber()) {
      remarks.add(Remark.of(Remark.Kind.REPEATABLE));
    }
    return remarks;
  }

  /// Of a migration that is repeated only the newest run counts.
  private static List<HistoryEntry> superseded(List<HistoryEntry> entries) {
    Set<String> newer = new HashSet<>();
    List<HistoryEntry> marked = new ArrayList<>();
    for (HistoryEntry entry : entries.reversed()) {
      boolean isOlder = !entry.version().isNumber() && !newer.add(entry.version().text());
      marked.add(
          isOlder
              ? entry.withRemarks(
                  List.of(Remark.of(Remark.Kind.REPEATABLE), Remark.of(Remark.Kind.SUPERSEDED)))
              : entry);
    }
    return marked.reversed();
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new FlywayLedger(table));
  }
}
