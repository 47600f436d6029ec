package dev.switchback.mend;

import dev.switchback.mend.MendRefusal.Reason;
import dev.switchback.schema.Names;
import dev.switchback.schema.SchemaObject;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Session;
import dev.switchback.template.Rebuild;
import dev.switchback.template.RebuildRequest;
import dev.switchback.template.TableRebuild;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what a cure would do. Looks at the schema only; touches nothing.
public final class MendPlanner {
  /// Measured with a warm cache (sqlite-notes, "Cures"): a first guess.
  private static final long BYTES_PER_SECOND = 60_000_000;

  private final DatabaseFile file;
  private final Looker looker = new Looker();

  public MendPlanner(DatabaseFile file) {
    this.file = file;
  }

  private record Numbers(long freePages, int pageSizeBytes) {}

  /// What is made again, and by which statements.
  private record Work(List<String> statements, List<String> about, List<String> newRowids) {}

  private sealed interface Found {
    record Yes(Work work) implements Found {}

    record No(Reason reason, String detail) implements Found {}
  }

  /// @throws dev.switchback.failure.Failure when the schema can't be read
  public MendPlanning plan(Mend mend) {
    record Look(Found found, Numbers numbers) {}
    Look look =
        looker
            .lookAsRecovered(
                file,
                session ->
                    new Look(
                        find(session, mend),
                        new Numbers(
                            session.number("PRAGMA freelist_count"),
                            (int) session.number("PRAGMA page_size"))))
            .value();
    return switch (look.found()) {
      case Found.No(Reason reason, String detail) -> new MendRefusal(mend, reason, detail);
      case Found.Yes(Work work) -> planned(mend, work, look.numbers());
    };
  }

  /// The statements of a cure as they would be planned now, in a session that holds the lock; none
  /// when it can't be done any more.
  static List<String> statements(Session session, Mend mend) {
    return switch (find(session, mend)) {
      case Found.Yes(Work work) -> work.statements();
      case Found.No _ -> List.of();
    };
  }

  private MendPlanning planned(Mend mend, Work work, Numbers numbers) {
    if (!Files.isWritable(file.real())) {
      return new MendRefusal(mend, Reason.READ_ONLY, "");
    }
    long size = file.totalBytes();
    long room = PlainFiles.freeBytes(file.real());
    long needs = mend instanceof Mend.Compact ? 2 * size : size;
    if (room < needs) {
      return new MendRefusal(mend, Reason.NO_ROOM, "");
    }
    return new MendPlan(
        mend,
        work.statements(),
        work.about(),
        size,
        numbers.freePages(),
        numbers.pageSizeBytes(),
        needs,
        room,
        Duration.ofMillis(size * 1000 / BYTES_PER_SECOND),
        Holders.of(file),
        work.newRowids());
  }

  private static Found find(Session session, Mend mend) {
    return switch (mend) {
      case Mend.Reindex(Optional<String> subject) -> reindex(session, subject);
      case Mend.RebuildTable(String table) -> rebuild(session, table);
      case Mend.Compact() ->
          new Found.Yes(new Work(List.of("VACUUM"), List.of(), withoutKey(session)));
    };
  }

  private static Found reindex(Session session, Optional<String> subject) {
    if (subject.isEmpty()) {
      return new Found.Yes(new Work(List.of("REINDEX"), indexes(session, ""), List.of()));
    }
    String name = subject.get();
    Optional<Named> found =
        session.first(
            """
            SELECT type, name, tbl_name, rootpage, coalesce(sql, '') FROM sqlite_schema
            WHERE name = ? COLLATE NOCASE AND type IN ('table', 'index')
            """,
            row -> new Named(row.text(1), row.text(2), row.text(3), row.number(4), row.text(5)),
            name);
    if (found.isEmpty()) {
      return new Found.No(Reason.NO_SUCH_OBJECT, name);
    }
    Named named = found.get();
    String quoted = Names.quoted(named.name());
    if (named.isTextSearch()) {
      String rebuild = "INSERT INTO " + quoted + "(" + quoted + ") VALUES ('rebuild')";
      return new Found.Yes(new Work(List.of(rebuild), List.of(named.name()), List.of()));
    }
    List<String> about =
        named.type().equals("index") ? List.of(named.name()) : indexes(session, named.name());
    return about.isEmpty()
        ? new Found.No(Reason.NO_SUCH_OBJECT, name)
        : new Found.Yes(new Work(List.of("REINDEX main." + quoted), about, List.of()));
  }

  private record Named(String type, String name, String table, long root, String sql) {
    boolean isTextSearch() {
      return root == 0 && sql.matches("(?is)CREATE\\s+VIRTUAL\\s+TABLE.*\\sUSING\\s+fts[345].*");
    }
  }

  /// @param table empty for those of all tables
  private static List<String> indexes(Session session, String table) {
    return session.query(
        """
        SELECT name FROM sqlite_schema WHERE type = 'index' AND rootpage > 0
          AND (?1 = '' OR tbl_name = ?1 COLLATE NOCASE) ORDER BY name
        """,
        row -> row.text(1),
        table);
  }

  /// Rows of a table whose rowid has no name of its own may get another one
  /// (sqlite.org/lang_vacuum.html).
  private static List<String> withoutKey(Session session) {
    return session.query(
        """
        SELECT l.name FROM pragma_table_list AS l
        WHERE l.schema = 'main' AND l.type = 'table' AND l.wr = 0
          AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
          AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(l.name) AS c
            WHERE c.pk = 1 AND upper(c.type) = 'INTEGER'
              AND (SELECT count(*) FROM pragma_table_xinfo(l.name) AS k WHERE k.pk > 0) = 1)
        ORDER BY l.name
        """,
        row -> row.text(1));
  }

  /// The scripts of a rebuild, with every value left as it is.
  private static Found rebuild(Session session, String table) {
    Optional<String> column =
        session.first(
            "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid",
            row -> row.text(1),
            table);
    if (column.isEmpty()) {
      return new Found.No(Reason.NO_SUCH_OBJECT, table);
    }
    RebuildRequest same =
        new RebuildRequest(table, List.of(), Map.of(column.get(), Names.quoted(column.get())));
    return switch (TableRebuild.of(session, same)) {
      case Rebuild.Scripts scripts -> {
        List<String> statements = new ArrayList<>();
        for (SqlStatement statement : Script.of(scripts.up()).statements()) {
          statements.add(statement.text());
        }
        boolean keepsRowids =
            scripts.notes().stream()
                .noneMatch(dev.switchback.template.RebuildNote.RowidsNotKept.class::isInstance);
        yield new Found.Yes(
            new Work(statements, List.of(table), keepsRowids ? List.of() : List.of(table)));
      }
      case Rebuild.Refused(Rebuild.Reason reason) ->
          new Found.No(
              Reason.NOT_REBUILDABLE,
              reason instanceof Rebuild.Reason.RefusedBySqlite(String _, String message)
                  ? message
                  : SchemaObject.Type.TABLE.name().toLowerCase(java.util.Locale.ROOT));
    };
  }
}
