package dev.switchback.health;

import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts references to rows that don't exist (sqlite.org/pragma.html#pragma_foreign_key_check).
public final class ForeignKeys {
  private ForeignKeys() {}

  /// So many broken rows are remembered one by one; more are only counted.
  private static final int REMEMBERED = 100_000;

  /// Rows of `table` that point to rows of `parent` that don't exist.
  ///
  /// @param example one of them by its rowid; 0 in a table without rowids
  /// @param rowids all of them; empty in a table without rowids, or when there are very many
  public record Broken(String table, String parent, long rows, long example, Set<Long> rowids) {
    public Broken {
      rowids = Set.copyOf(rowids);
    }

    /// Whether every one of these is also in `then`.
    private boolean isWithin(Broken then) {
      boolean sameDeclaration =
          then.table.equalsIgnoreCase(table) && then.parent.equalsIgnoreCase(parent);
      boolean bothRemembered = rowids.size() == rows && then.rowids.size() == then.rows;
      return sameDeclaration
          && rows <= then.rows
          && (!bothRemembered || then.rowids.containsAll(rowids));
    }
  }

  /// A declaration that can't work, because the parent's columns aren't unique or don't exist, or
  /// that can't be checked, because it needs a collation of the application.
  public record Mismatch(String table, String message) {
    boolean isCertain() {
      return message.contains("foreign key mismatch");
    }
  }

  /// What one look found.
  public record Result(List<Broken> broken, List<Mismatch> mismatches) {
    public Result {
      broken = List.copyOf(broken);
      mismatches = List.copyOf(mismatches);
    }

    public long brokenRows() {
      return broken.stream().mapToLong(Broken::rows).sum();
    }

    /// Those of this result with rows that weren't broken in `before`, by table and parent.
    public List<Broken> worseThan(Result before) {
      return broken.stream()
          .filter(now -> before.broken.stream().noneMatch(now::isWithin))
          .toList();
    }
  }

  private static Set<Long> rowids(Session session, String table, String parent, long rows) {
    if (rows > REMEMBERED) {
      return Set.of();
    }
    return new HashSet<>(
        session.query(
            """
            SELECT DISTINCT "rowid" FROM pragma_foreign_key_check(?)
            WHERE coalesce("parent", '?') = ? AND "rowid" IS NOT NULL
            """,
            row -> row.number(1),
            table,
            parent));
  }

  /// Looks at every table that declares foreign keys. Works in a transaction and with foreign keys
  /// off.
  public static Result check(Session session) {
    List<Broken> broken = new ArrayList<>();
    List<Mismatch> mismatches = new ArrayList<>();
    List<String> tables =
        session.query(
            """
            SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0
              AND sql LIKE '%references%' ORDER BY name
            """,
            row -> row.text(1));
    for (String table : tables) {
      try {
        broken.addAll(
            session.query(
                """
                SELECT coalesce("parent", '?'), count(*), coalesce(min("rowid"), 0)
                FROM pragma_foreign_key_check(?) GROUP BY 1
                """,
                row ->
                    new Broken(
                        table,
                        row.text(1),
                        row.number(2),
                        row.number(3),
                        rowids(session, table, row.text(1), row.number(2))),
                table));
      } catch (SqliteError e) {
        if (e.result().primaryCode() != 1) {
          throw e;
        }
        mismatches.add(new Mismatch(table, e.result().message()));
      }
    }
    return new Result(broken, mismatches);
  }
}
