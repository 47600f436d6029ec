package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.HistoryEntry.Event;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// MyBatis Migrations (3.3): `CHANGELOG`, a row for each applied script, with the time of the
/// machine that ran it. Its first script makes the table, and the way back of that one takes it
/// away.
final class MyBatisFormat implements HistoryFormat {
  private static final String TABLE = "CHANGELOG";
  private static final String[] COLUMNS = {"ID", "APPLIED_AT", "DESCRIPTION"};
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  @Override
  public Tool tool() {
    return Tool.MYBATIS;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    return tables.withColumns(TABLE, COLUMNS).stream()
        .filter(MyBatisFormat::isItsOwn)
        .findFirst()
        .map(
            table ->
                new FoundHistory(
                    Tool.MYBATIS, table.name(), "columns " + String.join(", ", COLUMNS)));
  }

  /// Three columns of such names are not much: their types have to be those of the template too.
  private static boolean isItsOwn(Tables.Table table) {
    return table.column("ID").filter(c -> c.type().startsWith("numeric")).isPresent()
        && table.column("APPLIED_AT").filter(c -> c.type().startsWith("varchar")).isPresent();
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
    ToolTable rows = ToolTable.read(session, table, "ID");
    List<HistoryEntry> entries = new ArrayList<>();
    for (Cells cells : rows.rows()) {
      entries.add(
          HistoryEntry.bare(
                  entries.size() + 1L, Event.APPLIED, Version.named(cells.text("ID").orElse("")))
              .withDescription(cells.text("DESCRIPTION").orElse(""))
              .withTimes(cells.text("APPLIED_AT").flatMap(MyBatisFormat::time), Optional.empty())
              .withCells(cells.shown()));
    }
    return new Recorded(
        Tool.MYBATIS, table, new Recorded.State.Events(entries), List.of(), rows.mark());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          LocalDateTime.parse(text.strip(), LOCAL).atZone(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeParseException another) {
      return ToolTimes.parse("text", text);
    }
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new MyBatisLedger(table));
  }

  private record MyBatisLedger(String table) implements Ledger {
    @Override
    public Tool tool() {
      return Tool.MYBATIS;
    }

    @Override
    public long mark(Session session) {
      return ToolTable.read(session, table, "ID").mark();
    }

    /// The first script makes the table: making it before would only be in its way.
    @Override
    public void prepare(Session session) {}

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      if (step.action() == PlanStep.Action.ROLL_BACK) {
        if (isThere(session)) {
          session.execute(
              "DELETE FROM " + Names.quoted(table) + " WHERE ID = CAST(? AS NUMERIC)",
              step.version().text());
        }
        return;
      }
      if (!isThere(session)) {
        create(session);
      }
      session.execute(
          "INSERT INTO " + Names.quoted(table) + " (ID, APPLIED_AT, DESCRIPTION) VALUES (?, ?, ?)",
          step.version().text(),
          LOCAL.format(facts.at().orElse(Instant.EPOCH).atZone(ZoneId.systemDefault())),
          step.description());
    }

    private boolean isThere(Session session) {
      return session.number(
              "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"
                  + " COLLATE NOCASE",
              table)
          > 0;
    }

    /// As the tool's template does, without the statement that SQLite doesn't know.
    private void create(Session session) {
      session.execute(
          "CREATE TABLE "
              + Names.quoted(table)
              + " (ID NUMERIC(20,0) NOT NULL PRIMARY KEY, APPLIED_AT VARCHAR(25) NOT NULL,"
              + " DESCRIPTION VARCHAR(255) NOT NULL)");
    }
  }
}
