package dev.switchback.template;

import dev.switchback.schema.Names;
import dev.switchback.schema.SchemaObject;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.template.Rebuild.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes the two scripts that change a table in a way SQLite can't: by a new table that takes the
/// old one's place, and back. Reads the schema of `session`; writes nothing to it.
///
/// Both scripts are run on an empty copy of the schema in memory first. Renames of columns are left
/// to SQLite, which follows them through indexes, triggers, views and foreign keys.
public final class TableRebuild {
  private final Scratch scratch;
  private final SchemaObject table;
  private final RebuildRequest request;
  private final boolean hasStatistics;

  private TableRebuild(
      Scratch scratch, SchemaObject table, RebuildRequest request, boolean hasStatistics) {
    this.scratch = scratch;
    this.table = table;
    this.request = request;
    this.hasStatistics = hasStatistics;
  }

  public static Rebuild of(Session session, RebuildRequest request) {
    List<SchemaObject> schema = Scratch.read(session);
    Optional<SchemaObject> table =
        schema.stream()
            .filter(o -> o.type() == SchemaObject.Type.TABLE || o.type() == SchemaObject.Type.VIEW)
            .filter(o -> o.name().equalsIgnoreCase(request.table()))
            .findFirst();
    if (table.isEmpty()) {
      return new Rebuild.Refused(new Reason.NoSuchTable(request.table()));
    }
    if (!isRebuildable(session, table.get())) {
      return new Rebuild.Refused(new Reason.NotRebuildable(table.get().name()));
    }
    boolean statistics = hasStatistics(session, table.get().name());
    try (Scratch scratch = Scratch.of(schema)) {
      return new TableRebuild(scratch, table.get(), request, statistics).scripts();
    } catch (Stopped stopped) {
      return new Rebuild.Refused(stopped.reason());
    } catch (SqliteError e) {
      return new Rebuild.Refused(new Reason.RefusedBySqlite("", e.result().message()));
    }
  }

  private static boolean isRebuildable(Session session, SchemaObject table) {
    boolean plain =
        session.number(
                "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                    + " AND name = ?",
                table.name())
            > 0;
    return plain && !Names.isOwn(table.name()) && TableText.of(table.sql()).isPresent();
  }

  private static boolean hasStatistics(Session session, String table) {
    boolean any =
        session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'") > 0;
    return any && session.number("SELECT count(*) FROM sqlite_stat1 WHERE tbl = ?", table) > 0;
  }

  /// The present text of a table.
  static TableText table(Scratch scratch, String name) {
    return scratch.objects().stream()
        .filter(o -> o.type() == SchemaObject.Type.TABLE && o.name().equalsIgnoreCase(name))
        .findFirst()
        .flatMap(o -> TableText.of(o.sql()))
        .orElseThrow(() -> new Stopped(new Reason.NoSuchTable(name)));
  }

  private Rebuild scripts() {
    requireHere();
    List<String> renames = new ArrayList<>();
    List<String> renamesBack = new ArrayList<>();
    for (RebuildChange change : request.changes()) {
      if (change instanceof RebuildChange.RenameColumn(String column, String newName)) {
        renames.add(rename(column, newName));
        renamesBack.addFirst(renaming(newName, column));
      }
    }
    TableText middle = table(scratch, table.name());
    List<SchemaObject> objects = scratch.objects();
    TableEditing editing = new TableEditing(middle);
    TableText target = editing.after(request.changes());
    if (target.text().equals(middle.text()) && request.values().isEmpty()) {
      return onlyRenamed(renames, renamesBack);
    }
    TableFacts before = TableFacts.of(scratch.session(), table.name());
    List<String> dropped =
        middle.columnNames().stream().filter(c -> target.column(c).isEmpty()).toList();
    request.values().values().forEach(this::requireOneValuePerRow);
    CopyAndSwap.Result up =
        new CopyAndSwap(scratch, table.name()).carryOut(target, request.values(), objects, dropped);
    TableFacts after = TableFacts.of(scratch.session(), table.name());
    WayBack back = WayBack.of(before, after, request.values().keySet());
    CopyAndSwap.Result down =
        new CopyAndSwap(scratch, table.name()).carryOut(middle, back.values(), objects, List.of());
    renamesBack.forEach(this::tried);
    List<RebuildNote> notes = new ArrayList<>(editing.notes());
    notes.addAll(up.notes());
    notes.addAll(back.notes());
    RebuildText text = new RebuildText(table.name(), hasStatistics);
    return new Rebuild.Scripts(
        text.up(renames, up, notes),
        text.down(down, renamesBack, notes),
        up.columns().columns(),
        notes);
  }

  /// An aggregate would make one row of all. As a condition SQLite refuses it, and everything else
  /// that isn't one value.
  private void requireOneValuePerRow(String expression) {
    tried(
        "SELECT 1 FROM %s WHERE (%s\n) IS NULL"
            .formatted(SqlNames.written(table.name()), expression));
  }

  /// A table that needs a function or collation of its application can't be made here.
  private void requireHere() {
    if (!scratch.has(table)) {
      try {
        scratch.run(table.sql());
      } catch (SqliteError e) {
        throw CopyAndSwap.refused(table.sql(), e);
      }
    }
  }

  private Rebuild onlyRenamed(List<String> renames, List<String> renamesBack) {
    if (renames.isEmpty()) {
      return new Rebuild.Refused(new Reason.NothingToDo(table.name()));
    }
    return new Rebuild.Scripts(
        RebuildText.of(renames), RebuildText.of(renamesBack), List.of(), List.of());
  }

  private String rename(String column, String newName) {
    if (table(scratch, table.name()).column(column).isEmpty()) {
      throw new Stopped(new Reason.NoSuchColumn(table.name(), column));
    }
    String sql = renaming(column, newName);
    tried(sql);
    return sql;
  }

  private void tried(String sql) {
    try {
      scratch.run(sql);
    } catch (SqliteError e) {
      throw CopyAndSwap.refused(sql, e);
    }
  }

  private String renaming(String from, String to) {
    return "ALTER TABLE %s RENAME COLUMN %s TO %s"
        .formatted(SqlNames.written(table.name()), SqlNames.written(from), SqlNames.written(to));
  }

  /// What the way back puts into columns that were dropped, and what it can't give back.
  ///
  /// @param values expressions by column of the old table
  private record WayBack(Map<String, String> values, List<RebuildNote> notes) {
    static WayBack of(TableFacts before, TableFacts after, Set<String> changed) {
      Map<String, String> values = new HashMap<>();
      List<RebuildNote> notes = new ArrayList<>();
      for (TableFacts.Field field : before.fields()) {
        Optional<TableFacts.Field> now = after.field(field.name());
        boolean isGenerated = field.kind() == TableFacts.Field.Kind.GENERATED;
        boolean isKey = before.key().filter(key -> key.equals(field.name())).isPresent();
        if (now.isEmpty() && !isGenerated && !(isKey && after.hasRowIds())) {
          String filler = filler(field, before, after);
          notes.add(new RebuildNote.ValuesLost(field.name(), filler));
          if (before.needsValue(field)) {
            values.put(field.name(), filler);
          }
        } else if (now.isPresent() && !isGenerated) {
          boolean converted = !now.get().affinity().equals(field.affinity());
          boolean given = changed.stream().anyMatch(field.name()::equalsIgnoreCase);
          if (converted || given) {
            notes.add(new RebuildNote.ValuesChanged(field.name()));
          }
        }
      }
      return new WayBack(values, notes);
    }

    private static String filler(TableFacts.Field field, TableFacts before, TableFacts after) {
      if (!before.needsValue(field)) {
        return field.value().orElse("NULL");
      }
      boolean unique = before.unique().contains(field.name().toLowerCase(Locale.ROOT));
      String number = after.rowId().map(SqlNames::written).orElse("row_number() OVER ()");
      return unique ? number : field.filler();
    }
  }
}
