package dev.switchback.history;

import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Version;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Switchback's own history: the table `switchback_history` inside the database.
///
/// Rows are only ever added. The table is created by the first write and never by looking. It is an
/// ordinary table without STRICT, so that every SQLite since 3.7 can still open the file.
public final class HistoryTable {
  public static final String NAME = "switchback_history";

  private static final String CREATE =
      """
      CREATE TABLE switchback_history (
        id INTEGER PRIMARY KEY,
        event TEXT NOT NULL CHECK (event IN ('applied', 'rolled_back', 'stamped', 'failed')),
        version TEXT NOT NULL,
        description TEXT NOT NULL,
        checksum_algorithm TEXT NOT NULL,
        checksum TEXT NOT NULL,
        up_sql TEXT NOT NULL,
        down_sql TEXT,
        at TEXT NOT NULL,
        duration_ms INTEGER NOT NULL,
        performed_by TEXT NOT NULL,
        program TEXT NOT NULL,
        detail TEXT
      )\
      """;

  private HistoryTable() {}

  /// Whether the database has one.
  public static boolean isIn(Session session) {
    // Found by its name in SQLite's own index of the schema, not by reading the whole of it.
    return session.number("SELECT count(*) FROM pragma_table_info(?)", NAME) > 0;
  }

  /// Reads it; empty when there is none.
  public static History read(Session session) {
    if (!isIn(session)) {
      return History.EMPTY;
    }
    try {
      return new History(entries(session));
    } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
      throw new SqlFailed(
          session.file().path(),
          "read the history",
          new SqliteResult(1, "SQLITE_ERROR", "not understood: " + NAME + ": " + e.getMessage()));
    }
  }

  /// The same; empty when the table is there and isn't Switchback's.
  public static History readIfUnderstood(Session session) {
    try {
      return read(session);
    } catch (SqlFailed | SqliteError somebodyElses) {
      return History.EMPTY;
    }
  }

  private static List<HistoryEntry> entries(Session session) {
    return session.query(
        """
        SELECT id, event, version, description, checksum_algorithm, checksum, up_sql, down_sql,
          at, duration_ms, performed_by, program, detail
        FROM switchback_history ORDER BY id
        """,
        HistoryTable::entry);
  }

  /// The newest entry's id, 0 for none: whether anything happened since it was last read.
  public static long mark(Session session) {
    return isIn(session)
        ? session.number("SELECT coalesce(max(id), 0) FROM switchback_history")
        : 0;
  }

  /// Adds `entry` at the end, giving it the next id. Creates the table when it isn't there. Has
  /// to be called inside the transaction that carries out what the entry tells.
  public static void append(Session session, HistoryEntry entry) {
    if (!isIn(session)) {
      session.execute(CREATE);
    }
    session.execute(
        """
        INSERT INTO switchback_history (event, version, description, checksum_algorithm, checksum,
          up_sql, down_sql, at, duration_ms, performed_by, program, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.event().name().toLowerCase(Locale.ROOT),
        entry.version().text(),
        entry.description(),
        entry.checksum().orElseThrow().algorithm(),
        entry.checksum().orElseThrow().value(),
        entry.upSql().orElseThrow(),
        entry.downSql().orElse(null),
        entry.at().orElseThrow().toString(),
        entry.took().orElse(Duration.ZERO).toMillis(),
        entry.by(),
        entry.program(),
        entry.detail().orElse(null));
  }

  private static HistoryEntry entry(Row row) {
    return new HistoryEntry(
        row.number(1),
        HistoryEntry.Event.valueOf(row.text(2).toUpperCase(Locale.ROOT)),
        Version.of(row.text(3)),
        row.text(4),
        Optional.of(new Checksum(row.text(5), row.text(6))),
        Optional.of(row.text(7)),
        row.textOrNone(8),
        Optional.of(row.instant(9)),
        Optional.of(Duration.ofMillis(row.number(10))),
        row.text(11),
        row.text(12),
        row.textOrNone(13),
        List.of(),
        Map.of());
  }
}
