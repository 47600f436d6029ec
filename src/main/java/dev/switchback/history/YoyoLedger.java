package dev.switchback.history;

import dev.switchback.migration.Checksum;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Writes yoyo's rows: the log's and the migration's, and the lock while a run goes on.
final class YoyoLedger implements Ledger {
  /// From 15 October 1582, where the count of a UUID's clock begins, to 1970, in seconds.
  private static final long UUID_EPOCH_SECONDS = 12_219_292_800L;
  private static final long TICKS_IN_SECOND = 10_000_000L;
  private static final int NANOS_IN_TICK = 100;

  /// Yoyo writes microseconds; SQLite's clock has milliseconds.
  private static final String NOW = "strftime('%Y-%m-%d %H:%M:%f000', 'now')";

  private final String table;
  private final SecureRandom random = new SecureRandom();

  YoyoLedger(String table) {
    this.table = table;
  }

  @Override
  public Tool tool() {
    return Tool.YOYO;
  }

  @Override
  public long mark(Session session) {
    return YoyoFormat.mark(
        ToolTable.read(session, table, "applied_at_utc, rowid"),
        ToolTable.read(session, YoyoFormat.LOCK, "rowid"));
  }

  @Override
  public List<String> tables() {
    return List.of(table, YoyoFormat.LOCK);
  }

  @Override
  public void prepare(Session session) {
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + Names.quoted(YoyoFormat.LOCK)
            + " (locked INT DEFAULT 1, ctime TIMESTAMP,pid INT NOT NULL,PRIMARY KEY (locked))");
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + Names.quoted(YoyoFormat.LOG)
            + " ( id VARCHAR(36), migration_hash VARCHAR(64), migration_id VARCHAR(255),"
            + " operation VARCHAR(10), username VARCHAR(255), hostname VARCHAR(255),"
            + " comment VARCHAR(255), created_at_utc TIMESTAMP, PRIMARY KEY (id))");
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + Names.quoted(YoyoFormat.VERSION)
            + " (version INT NOT NULL PRIMARY KEY, installed_at_utc TIMESTAMP)");
    session.execute(
        "INSERT OR IGNORE INTO " + Names.quoted(YoyoFormat.VERSION) + " VALUES (2, " + NOW + ")");
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + Names.quoted(table)
            + " ( migration_hash VARCHAR(64), migration_id VARCHAR(255),"
            + " applied_at_utc TIMESTAMP, PRIMARY KEY (migration_hash))");
  }

  @Override
  public void lock(Session session, String by) {
    session.execute(
        "INSERT INTO "
            + Names.quoted(YoyoFormat.LOCK)
            + " (locked, ctime, pid) VALUES (1, "
            + NOW
            + ", ?)",
        pid());
  }

  @Override
  public void unlock(Session session) {
    session.execute("DELETE FROM " + Names.quoted(YoyoFormat.LOCK) + " WHERE pid = ?", pid());
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    String id = step.version().text();
    String hash = Checksum.sha256(id).value();
    String operation =
        switch (step.action()) {
          case RUN -> "apply";
          case ROLL_BACK -> "rollback";
          case STAMP -> "mark";
        };
    Instant at = facts.at().orElse(Instant.EPOCH).plus(facts.took().orElse(Duration.ZERO));
    session.execute(
        "INSERT INTO "
            + Names.quoted(YoyoFormat.LOG)
            + " (id, migration_hash, migration_id, operation, username, hostname, created_at_utc)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        timeBased(at),
        hash,
        id,
        operation,
        facts.by(),
        host(),
        WebTimes.python(at));
    if (step.action() == PlanStep.Action.ROLL_BACK) {
      session.execute("DELETE FROM " + Names.quoted(table) + " WHERE migration_hash = ?", hash);
    } else {
      session.execute(
          "INSERT INTO "
              + Names.quoted(table)
              + " (migration_hash, migration_id, applied_at_utc) VALUES (?, ?, ?)",
          hash,
          id,
          WebTimes.python(at));
    }
  }

  /// The full name of this machine, as yoyo asks for it; the short one when nobody knows it.
  private static String host() {
    try {
      InetAddress here = InetAddress.getLocalHost();
      String full = here.getCanonicalHostName();
      return full.equals(here.getHostAddress()) ? here.getHostName() : full;
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /// A UUID of version 1: the time, and random digits where a network card's number may stand.
  private String timeBased(Instant at) {
    long ticks =
        (at.getEpochSecond() + UUID_EPOCH_SECONDS) * TICKS_IN_SECOND + at.getNano() / NANOS_IN_TICK;
    long high =
        (ticks & 0xFFFF_FFFFL) << 32
            | (ticks >>> 32 & 0xFFFF) << 16
            | 0x1000
            | (ticks >>> 48 & 0x0FFF);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0100_0000_0000L;
    return new UUID(high, low).toString();
  }
}
