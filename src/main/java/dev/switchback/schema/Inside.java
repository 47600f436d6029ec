package dev.switchback.schema;

import dev.switchback.sqlite.Session;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What stands in a database: the numbers of its header, its objects, and what they need.
///
/// @param pages of the main file, those that are free among them
/// @param encoding `UTF-8`, `UTF-16le` or `UTF-16be`
/// @param autoVacuum whether free pages are given back
/// @param applicationId what the header says it is a file of; 0 where nothing
/// @param userVersion the application's own number
/// @param objects how many there are of each type, SQLite's own left out
/// @param tables in the order of their names
/// @param features what is used, the oldest first
/// @param modules the modules of virtual tables
public record Inside(
    long pages,
    long freePages,
    String encoding,
    AutoVacuum autoVacuum,
    long applicationId,
    long userVersion,
    Map<SchemaObject.Type, Long> objects,
    List<Table> tables,
    Set<Feature> features,
    List<String> modules) {
  public Inside {
    objects = Map.copyOf(objects);
    tables = List.copyOf(tables);
    modules = List.copyOf(modules);
  }

  /// What becomes of pages that are free (sqlite.org/pragma.html#pragma_auto_vacuum).
  public enum AutoVacuum {
    NONE,
    FULL,
    INCREMENTAL
  }

  /// @param rows empty where they weren't counted, or can't be
  public record Table(String name, long columns, long indexes, Optional<Long> rows) {}

  /// Whether the rows of each table are counted, which reads all of them.
  public enum Rows {
    COUNTED,
    LEFT_OUT
  }

  /// Reads it. Changes nothing.
  public static Inside of(Session session, String journalMode, Rows rows, Work work) {
    SchemaSnapshot schema = SchemaSnapshot.of(session);
    Map<String, Long> counted = rows == Rows.COUNTED ? RowCounts.of(session, work) : Map.of();
    List<String> modules = modules(schema);
    return new Inside(
        session.number("PRAGMA page_count"),
        session.number("PRAGMA freelist_count"),
        session.text("PRAGMA encoding"),
        AutoVacuum.values()[Math.toIntExact(session.number("PRAGMA auto_vacuum"))],
        session.number("PRAGMA application_id"),
        session.number("PRAGMA user_version"),
        schema.objects().stream()
            .collect(Collectors.groupingBy(SchemaObject::type, Collectors.counting())),
        tables(session, schema, counted),
        features(session, journalMode, modules),
        modules);
  }

  /// The number of the first SQLite that has all that is used; 3000000 where any has.
  public int neededNumber() {
    return features.stream().mapToInt(Feature::sinceNumber).max().orElse(3_000_000);
  }

  private static List<Table> tables(
      Session session, SchemaSnapshot schema, Map<String, Long> counted) {
    List<Table> tables = new ArrayList<>();
    for (SchemaObject object : schema.objects()) {
      if (object.type() == SchemaObject.Type.TABLE) {
        tables.add(
            new Table(
                object.name(),
                schema.columns().getOrDefault(object.name(), List.of()).size(),
                session.number("SELECT count(*) FROM pragma_index_list(?)", object.name()),
                Optional.ofNullable(counted.get(object.name()))));
      }
    }
    return tables;
  }

  private static List<String> modules(SchemaSnapshot schema) {
    return schema.objects().stream()
        .map(object -> object.sql().strip().split("\\s+", 7))
        .filter(words -> words.length > 3 && words[1].equalsIgnoreCase("virtual"))
        .map(words -> String.join(" ", words).replaceFirst("(?is)^.*?\\busing\\s+(\\w+).*", "$1"))
        .distinct()
        .sorted()
        .toList();
  }

  private static Set<Feature> features(Session session, String journalMode, List<String> modules) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    if (journalMode.equals("wal")) {
      features.add(Feature.WRITE_AHEAD_LOG);
    }
    if (!modules.isEmpty()) {
      features.add(Feature.VIRTUAL_TABLE);
    }
    String tables = " FROM pragma_table_list AS t WHERE t.schema = 'main' AND t.type = 'table'";
    add(features, session, Feature.STRICT, "SELECT count(*)" + tables + " AND t.strict");
    add(features, session, Feature.WITHOUT_ROWID, "SELECT count(*)" + tables + " AND t.wr");
    add(
        features,
        session,
        Feature.GENERATED_COLUMN,
        "SELECT count(*) FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c"
            + " WHERE t.schema = 'main' AND t.type = 'table' AND c.hidden IN (2, 3)");
    add(
        features,
        session,
        Feature.FOREIGN_KEYS,
        "SELECT count(*) FROM pragma_table_list AS t, pragma_foreign_key_list(t.name)"
            + " WHERE t.schema = 'main' AND t.type = 'table'");
    String indexes = "SELECT count(*) FROM pragma_table_list AS t, pragma_index_list(t.name) AS i";
    add(
        features,
        session,
        Feature.PARTIAL_INDEX,
        indexes + " WHERE t.schema = 'main' AND t.type = 'table' AND i.partial");
    add(
        features,
        session,
        Feature.EXPRESSION_INDEX,
        indexes
            + ", pragma_index_info(i.name) AS c"
            + " WHERE t.schema = 'main' AND t.type = 'table' AND c.cid = -2");
    return features;
  }

  private static void add(Set<Feature> features, Session session, Feature feature, String sql) {
    if (session.number(sql) > 0) {
      features.add(feature);
    }
  }
}
