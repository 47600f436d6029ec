package dev.switchback.history;

import dev.switchback.history.RowShape.Column;
import dev.switchback.history.RowShape.Meaning;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes one row for each applied migration, and takes it away when it isn't any more. Rows of one
/// run share a batch, where the tool has batches.
///
/// Of a migration that replaces others those have their rows, too.
final class RowLedger implements Ledger {
  private final RowShape shape;
  private final String table;
  private final RowValues values;

  RowLedger(RowShape shape, String table) {
    this.shape = shape;
    this.table = table;
    this.values = new RowValues(shape, table);
  }

  @Override
  public Tool tool() {
    return shape.tool();
  }

  @Override
  public long mark(Session session) {
    return RowOrder.read(session, table).mark();
  }

  @Override
  public List<String> tables() {
    return List.of(table);
  }

  @Override
  public void prepare(Session session) {
    if (columnsOf(session).isEmpty()) {
      String name = table.replace("\"", "\"\"");
      shape.create().forEach(sql -> session.execute(sql.replace("{table}", name)));
    }
  }

  private List<String> columnsOf(Session session) {
    return session.query("SELECT name FROM pragma_table_info(?)", row -> row.text(1), table);
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    List<RowKey> replaced = replacedBy(step);
    RowKey own = RowKey.of(shape, step);
    if (step.action() == PlanStep.Action.ROLL_BACK) {
      replaced.forEach(key -> delete(session, key));
      delete(session, own);
      return;
    }
    replaced.stream()
        .filter(key -> !isThere(session, key))
        .forEach(key -> insert(session, key, step, facts));
    if (replaced.isEmpty() || !isThere(session, own)) {
      insert(session, own, step, facts);
    }
  }

  private static List<RowKey> replacedBy(PlanStep step) {
    return step.migration().map(Migration::origin).map(Origin::lineage).stream()
        .flatMap(lineage -> lineage.replaces().stream())
        .map(RowKey::grouped)
        .toList();
  }

  private void insert(Session session, RowKey key, PlanStep step, HistoryEntry facts) {
    List<String> there = columnsOf(session);
    List<String> names = new ArrayList<>();
    List<@Nullable Object> cells = new ArrayList<>();
    for (Column column : shape.columns()) {
      if (column.meaning() != Meaning.ID && there.contains(column.name())) {
        names.add(Names.quoted(column.name()));
        cells.add(values.of(session, column, key, step, facts));
      }
    }
    session.execute(
        "INSERT INTO "
            + Names.quoted(table)
            + names.stream().collect(Collectors.joining(", ", " (", ") VALUES ("))
            + names.stream().map(name -> "?").collect(Collectors.joining(", ", "", ")")),
        cells.toArray());
  }

  private void delete(Session session, RowKey key) {
    session.execute("DELETE FROM " + Names.quoted(table) + where(), identity(key));
  }

  private boolean isThere(Session session, RowKey key) {
    return session.number("SELECT count(*) FROM " + Names.quoted(table) + where(), identity(key))
        > 0;
  }

  private String where() {
    return shape.identity().stream()
        .map(column -> Names.quoted(column.name()) + " = ?")
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private Object[] identity(RowKey key) {
    return shape.identity().stream().map(column -> key.cell(column.meaning())).toArray();
  }
}
