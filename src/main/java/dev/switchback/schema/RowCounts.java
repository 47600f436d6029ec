package dev.switchback.schema;

import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// Counts the rows of every table. Virtual tables are left out: their rows live in tables of their
/// own.
public final class RowCounts {
  private static final int INTERRUPT = 9;

  private RowCounts() {}

  /// Rows by table. A table that can't be counted is left out.
  public static SortedMap<String, Long> of(Session session, Work work) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (String table : tables(session)) {
      work.cancellation().throwIfRequested("count rows");
      try {
        // An index may need a collation that only the application has.
        counts.put(
            table, session.number("SELECT count(*) FROM " + Names.quoted(table) + " NOT INDEXED"));
      } catch (SqliteError e) {
        if (e.result().primaryCode() == INTERRUPT) {
          throw session.failure("count rows", e);
        }
        // Not countable: its module or a function is missing here, or its pages are damaged.
      }
    }
    return counts;
  }

  /// @param notCounted tables for which there was no time
  public record Within(SortedMap<String, Long> rows, List<String> notCounted) {
    public Within {
      notCounted = List.copyOf(notCounted);
    }
  }

  /// The same as far as there is time. What is counted is counted exactly.
  ///
  /// @param isOver asked while SQLite counts, and has to answer at once
  public static Within within(Session session, BooleanSupplier isOver) {
    SortedMap<String, Long> counts = new TreeMap<>();
    List<String> notCounted = new ArrayList<>();
    session.stopWhen(isOver);
    try {
      for (String table : tables(session)) {
        try {
          // Unlike count(*), which is one step of SQLite's machine, a sum can be stopped.
          counts.put(
              table,
              session.number(
                  "SELECT coalesce(sum(1), 0) FROM " + Names.quoted(table) + " NOT INDEXED"));
        } catch (SqliteError e) {
          if (e.result().primaryCode() == INTERRUPT) {
            notCounted.add(table);
          }
        }
      }
    } finally {
      session.stopOnNothing();
    }
    return new Within(counts, notCounted);
  }

  /// The tables that hold rows themselves, Switchback's history left out.
  public static List<String> tables(Session session) {
    return session
        .query(
            """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY name
            """,
            row -> row.text(1))
        .stream()
        .filter(table -> !Names.isOwn(table))
        .toList();
  }

  /// Both counts side by side, every table of either.
  public static List<TableRows> compare(Map<String, Long> before, Map<String, Long> after) {
    TreeSet<String> tables = new TreeSet<>(before.keySet());
    tables.addAll(after.keySet());
    List<TableRows> rows = new ArrayList<>();
    for (String table : tables) {
      rows.add(new TableRows(table, count(before, table), count(after, table)));
    }
    return rows;
  }

  private static OptionalLong count(Map<String, Long> counts, String table) {
    Long count = counts.get(table);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
