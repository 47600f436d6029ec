package dev.switchback.ui.histories;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.Histories;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Tables;
import dev.switchback.history.ToolTable;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.Session;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks into the file itself.
public final class FileHistoryLook implements HistoryLook {
  private static final int ROWS = 50;

  private final Looker looker = new Looker();
  private final Histories histories = Histories.standard();

  @Override
  public Findings find(Database database) {
    return looker
        .lookAsRecovered(
            DatabaseFile.of(database.file()),
            session -> find(session, database.settings().history()))
        .value();
  }

  private Findings find(Session session, HistoryChoice chosen) {
    Tables tables = Tables.of(session);
    List<FoundHistory> found = histories.find(session);
    Tool counting = histories.read(session, HistoryChoice.FOUND).tool();
    Map<Tool, List<String>> fitting = new EnumMap<>(Tool.class);
    histories.tools().forEach(tool -> fitting.put(tool, histories.fitting(tables, tool)));
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (Tables.Table table : tables.tables()) {
      if (!table.name().startsWith("sqlite_")) {
        columns.put(table.name(), table.columns().stream().map(Tables.Column::name).toList());
      }
    }
    Optional<FoundHistory> recognised =
        found.stream().filter(one -> one.tool() == counting).findFirst();
    List<Findings.Guess> guesses =
        histories.proposals(session).stream()
            .map(proposal -> new Findings.Guess(proposal.mapping(), proposal.reasons()))
            .toList();
    return new Findings(chosen, recognised, found, guesses, fitting, columns);
  }

  @Override
  public List<Map<String, String>> rows(Database database, String table) {
    return looker
        .lookAsRecovered(
            DatabaseFile.of(database.file()),
            session ->
                ToolTable.read(session, table, "1 LIMIT " + ROWS).rows().stream()
                    .map(cells -> cells.shown())
                    .toList())
        .value();
  }
}
