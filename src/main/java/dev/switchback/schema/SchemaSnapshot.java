package dev.switchback.schema;

import dev.switchback.sql.Comments;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All objects of a database at one moment, Switchback's own history left out.
///
/// @param columns by table; a table whose module is missing has none
public record SchemaSnapshot(List<SchemaObject> objects, Map<String, List<Column>> columns) {
  public SchemaSnapshot {
    objects = List.copyOf(objects);
    columns = Map.copyOf(columns);
  }

  /// Reads the schema. Changes nothing.
  public static SchemaSnapshot of(Session session) {
    List<SchemaObject> objects =
        session
            .query(
                """
                SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
                WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END,
                  name
                """,
                SchemaSnapshot::object)
            .stream()
            .filter(object -> !Names.isOwn(object.table()))
            .toList();
    Map<String, List<Column>> columns = new HashMap<>();
    for (SchemaObject object : objects) {
      if (object.type() == SchemaObject.Type.TABLE) {
        columns.put(object.name(), columnsOf(session, object.name()));
      }
    }
    return new SchemaSnapshot(objects, columns);
  }

  private static SchemaObject object(Row row) {
    return new SchemaObject(
        SchemaObject.Type.valueOf(row.text(1).toUpperCase(Locale.ROOT)),
        row.text(2),
        row.text(3),
        row.text(4));
  }

  private static List<Column> columnsOf(Session session, String table) {
    try {
      return session.query(
          "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo(?)",
          SchemaSnapshot::column,
          table);
    } catch (SqliteError moduleMissing) {
      return List.of();
    }
  }

  private static Column column(Row row) {
    List<String> words = new ArrayList<>();
    row.textOrNone(2).filter(type -> !type.isEmpty()).ifPresent(words::add);
    if (row.number(3) != 0) {
      words.add("NOT NULL");
    }
    row.textOrNone(4).ifPresent(value -> words.add("DEFAULT " + value));
    if (row.number(5) != 0) {
      words.add("PRIMARY KEY");
    }
    return new Column(row.text(1), String.join(" ", words));
  }

  /// The same without the tables named and what belongs to them.
  public SchemaSnapshot without(Set<String> tables) {
    return new SchemaSnapshot(
        objects.stream()
            .filter(object -> tables.stream().noneMatch(object.table()::equalsIgnoreCase))
            .toList(),
        columns);
  }

  /// The same as far as two tools that write the same schema differently agree: without comments,
  /// white space, the case of letters and the quotes around names.
  public SchemaSnapshot comparable() {
    return new SchemaSnapshot(
        objects.stream()
            .map(
                o ->
                    new SchemaObject(
                        o.type(),
                        o.name(),
                        o.table(),
                        Comments.without(o.sql())
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[\"`\\[\\]]", "")
                            .replace("create table if not exists ", "create table ")))
            .toList(),
        columns);
  }

  /// What has to happen to this schema to become `after`.
  public SchemaDiff to(SchemaSnapshot after) {
    Map<String, SchemaObject> mine = byKey(objects);
    Map<String, SchemaObject> theirs = byKey(after.objects);
    List<SchemaChange> changes = new ArrayList<>();
    for (SchemaObject object : after.objects) {
      SchemaObject before = mine.get(key(object));
      if (before == null) {
        changes.add(new SchemaChange.Added(object));
      } else if (!before.isMadeLike(object)) {
        changes.add(new SchemaChange.Changed(before, object, columnChanges(object.name(), after)));
      }
    }
    for (SchemaObject object : objects) {
      if (!theirs.containsKey(key(object))) {
        changes.add(new SchemaChange.Removed(object));
      }
    }
    return new SchemaDiff(changes);
  }

  private List<SchemaChange.ColumnChange> columnChanges(String table, SchemaSnapshot after) {
    Map<String, String> mine = definitions(columns.getOrDefault(table, List.of()));
    Map<String, String> theirs = definitions(after.columns.getOrDefault(table, List.of()));
    List<SchemaChange.ColumnChange> changes = new ArrayList<>();
    for (Column column : after.columns.getOrDefault(table, List.of())) {
      String before = mine.get(column.name());
      if (before == null) {
        changes.add(change(SchemaChange.ColumnChange.Kind.ADDED, column));
      } else if (!before.equals(column.definition())) {
        changes.add(change(SchemaChange.ColumnChange.Kind.CHANGED, column));
      }
    }
    for (Column column : columns.getOrDefault(table, List.of())) {
      if (!theirs.containsKey(column.name())) {
        changes.add(change(SchemaChange.ColumnChange.Kind.REMOVED, column));
      }
    }
    return changes;
  }

  private static SchemaChange.ColumnChange change(
      SchemaChange.ColumnChange.Kind kind, Column column) {
    return new SchemaChange.ColumnChange(kind, column.name(), column.definition());
  }

  private static Map<String, String> definitions(List<Column> columns) {
    Map<String, String> definitions = new HashMap<>();
    columns.forEach(column -> definitions.put(column.name(), column.definition()));
    return definitions;
  }

  private static Map<String, SchemaObject> byKey(List<SchemaObject> objects) {
    Map<String, SchemaObject> byKey = new HashMap<>();
    objects.forEach(object -> byKey.put(key(object), object));
    return byKey;
  }

  private static String key(SchemaObject object) {
    return object.type() + " " + object.name();
  }
}
