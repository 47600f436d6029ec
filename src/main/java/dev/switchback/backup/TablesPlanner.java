package dev.switchback.backup;

import dev.switchback.backup.TableFacts.Column;
import dev.switchback.backup.TablesPlanning.Reason;
import dev.switchback.schema.Names;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Says what putting some tables back would do, or why it can't be done. Reads only; works inside a
/// transaction too, so that a plan can be compared with what is true when it is carried out.
final class TablesPlanner {
  private final TableFacts today;
  private final TableFacts backup;

  /// What came of it: no reasons, or no parts.
  record Found(Extent.Tables tables, List<Reason> reasons) {
    Found {
      reasons = List.copyOf(reasons);
    }
  }

  private TablesPlanner(Session session) {
    today = new TableFacts(session, "main");
    backup = new TableFacts(session, TableFacts.BACKUP);
  }

  /// Makes the backup readable beside today's file, and plans.
  ///
  /// @param histories tables of today's file that remember migrations
  static Found plan(
      Session session, DatabaseFile backup, List<String> wanted, Set<String> histories) {
    try {
      session.attach(backup, TableFacts.BACKUP);
    } catch (SqliteError e) {
      if (!e.result().message().contains("same text encoding")) {
        throw e;
      }
      return new Found(new Extent.Tables(List.of(), List.of()), List.of(new Reason.Encodings()));
    }
    return again(session, wanted, histories);
  }

  /// Plans again in a session in which the backup is readable already.
  static Found again(Session session, List<String> wanted, Set<String> histories) {
    return new TablesPlanner(session).plan(wanted, histories);
  }

  private Found plan(List<String> wanted, Set<String> histories) {
    List<Reason> reasons = new ArrayList<>();
    List<TablePart> parts = new ArrayList<>();
    Set<String> chosen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    chosen.addAll(wanted);
    for (String table : chosen) {
      List<Reason> against = against(table, histories);
      reasons.addAll(against);
      if (against.isEmpty()) {
        parts.add(part(table));
      }
    }
    return reasons.isEmpty()
        ? new Found(new Extent.Tables(parts, dangling(chosen)), List.of())
        : new Found(new Extent.Tables(List.of(), List.of()), reasons);
  }

  private List<Reason> against(String table, Set<String> histories) {
    if (!backup.has(table)) {
      return List.of(new Reason.NotInBackup(table));
    }
    if (Names.isOwn(table) || histories.stream().anyMatch(table::equalsIgnoreCase)) {
      return List.of(new Reason.History(table));
    }
    if (backup.isVirtual(table)
        || today.isVirtual(table)
        || table.toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
      return List.of(new Reason.Virtual(table));
    }
    return today.has(table) ? againstColumns(table) : List.of();
  }

  private List<Reason> againstColumns(String table) {
    List<Column> now = today.columns(table);
    List<Column> then = backup.columns(table);
    List<Reason> reasons = new ArrayList<>();
    List<Column> gone = without(then, now);
    if (!gone.isEmpty()) {
      reasons.add(new Reason.ColumnsGone(table, names(gone)));
    }
    List<Column> needed = without(now, then).stream().filter(Column::isNeeded).toList();
    if (!needed.isEmpty()) {
      reasons.add(new Reason.ColumnsNeeded(table, names(needed)));
    }
    if (reasons.isEmpty() && !key(now).equals(key(then))) {
      reasons.add(new Reason.OtherKey(table));
    }
    return reasons;
  }

  private static List<String> key(List<Column> columns) {
    return columns.stream()
        .filter(column -> column.key() > 0)
        .sorted(java.util.Comparator.comparingLong(Column::key))
        .map(column -> column.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<Column> without(List<Column> columns, List<Column> others) {
    return columns.stream().filter(column -> others.stream().noneMatch(column::isNamed)).toList();
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private TablePart part(String wanted) {
    boolean isThere = today.has(wanted);
    TableFacts its = isThere ? today : backup;
    String table = its.name(wanted).orElse(wanted);
    List<Column> then = backup.columns(table);
    List<Column> now = its.columns(table);
    return new TablePart(
        table,
        isThere ? TablePart.How.INTO_TODAYS : TablePart.How.MADE_NEW,
        names(then),
        names(without(now, then)),
        isThere
            && without(now, then).isEmpty()
            && !isMadeLike(table, today.sql(table), backup.sql(table)),
        its.triggers(table).stream().map(TableFacts.Named::name).toList(),
        its.indexes(table).stream().map(TableFacts.Named::name).toList(),
        today.viewsOf(table),
        its.references(table).stream()
            .map(TableFacts.Reference::parent)
            .filter(parent -> !parent.equalsIgnoreCase(table))
            .distinct()
            .toList(),
        referringTo(table),
        its.countsUp(table) ? sequence(table) : OptionalLong.empty());
  }

  private static boolean isMadeLike(String table, String one, String other) {
    return made(table, one).to(made(table, other)).isEmpty();
  }

  private static SchemaSnapshot made(String table, String sql) {
    SchemaObject object = new SchemaObject(SchemaObject.Type.TABLE, table, table, sql);
    return new SchemaSnapshot(List.of(object), Map.of());
  }

  private List<String> referringTo(String table) {
    return today.tables().stream()
        .filter(other -> !other.equalsIgnoreCase(table))
        .filter(
            other ->
                today.references(other).stream()
                    .anyMatch(reference -> reference.parent().equalsIgnoreCase(table)))
        .toList();
  }

  private OptionalLong sequence(String table) {
    return Stream.of(today.sequence(table), backup.sequence(table))
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  /// References that would lead nowhere: more of them than now. What is true is looked at again
  /// before the commit; this is so that it can be said before.
  private List<Extent.Dangling> dangling(Set<String> chosen) {
    Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    tables.addAll(today.tables());
    tables.addAll(chosen);
    List<Extent.Dangling> dangling = new ArrayList<>();
    for (String table : tables) {
      TableFacts declared = today.has(table) ? today : backup;
      for (TableFacts.Reference reference : declared.references(table)) {
        boolean touched = chosen.contains(table) || chosen.contains(reference.parent());
        if (touched) {
          long then =
              leadingNowhere(
                  reference, afterwards(table, chosen), afterwards(reference.parent(), chosen));
          long now = today.has(table) ? leadingNowhere(reference, today, today) : 0;
          if (then > now) {
            dangling.add(new Extent.Dangling(table, reference.parent(), then));
          }
        }
      }
    }
    return dangling;
  }

  private TableFacts afterwards(String table, Set<String> chosen) {
    return chosen.contains(table) ? backup : today;
  }

  private static long leadingNowhere(
      TableFacts.Reference reference, TableFacts child, TableFacts parent) {
    List<String> set =
        reference.from().stream().map(from -> "c." + Names.quoted(from) + " IS NOT NULL").toList();
    String rows =
        "SELECT count(*) FROM "
            + child.schema()
            + "."
            + Names.quoted(reference.table())
            + " AS c WHERE "
            + String.join(" AND ", set);
    if (!parent.has(reference.parent())) {
      return child.session().number(rows);
    }
    List<String> to = reference.to().isEmpty() ? keyOf(reference, parent) : reference.to();
    if (to.size() != reference.from().size()) {
      return 0;
    }
    List<String> same = new ArrayList<>();
    for (int i = 0; i < to.size(); i++) {
      same.add("p." + Names.quoted(to.get(i)) + " = c." + Names.quoted(reference.from().get(i)));
    }
    return child
        .session()
        .number(
            rows
                + " AND NOT EXISTS (SELECT 1 FROM "
                + parent.schema()
                + "."
                + Names.quoted(reference.parent())
                + " AS p WHERE "
                + String.join(" AND ", same)
                + ")");
  }

  private static List<String> keyOf(TableFacts.Reference reference, TableFacts parent) {
    return key(parent.columns(reference.parent()));
  }
}
