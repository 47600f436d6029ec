package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.Session;
import java.math.BigInteger;

/// Writes either of Sequel's histories: the one that is there or, where there is none, the one that
/// Sequel would choose by the file's name.
final class SequelLedger implements Ledger {
  /// Sequel takes a number from here on for a time.
  private static final BigInteger FIRST_TIME = BigInteger.valueOf(20000101L);

  private final String table;

  SequelLedger(String table) {
    this.table = table;
  }

  @Override
  public Tool tool() {
    return Tool.SEQUEL;
  }

  static boolean isCounted(Session session, String table) {
    return has(session, table, "version");
  }

  private static boolean has(Session session, String table, String column) {
    return session.number("SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", table, column)
        > 0;
  }

  @Override
  public long mark(Session session) {
    return RowOrder.read(session, table).mark();
  }

  @Override
  public void prepare(Session session) {
    // Which of the two is made depends on the first migration that is recorded.
  }

  @Override
  public void record(Session session, PlanStep step, HistoryEntry facts) {
    boolean counted =
        isCounted(session, table) || (!has(session, table, "filename") && isCountedByName(step));
    if (counted) {
      count(session, step);
    } else {
      RowLedger rows = new RowLedger(SequelFormat.SHAPE, table);
      rows.prepare(session);
      rows.record(session, step, facts);
    }
  }

  private static boolean isCountedByName(PlanStep step) {
    return numberOf(step).compareTo(FIRST_TIME) < 0;
  }

  private static BigInteger numberOf(PlanStep step) {
    String digits = step.version().text().replaceAll("\\D.*", "");
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  private void count(Session session, PlanStep step) {
    String name = isCounted(session, table) ? table : SequelFormat.INFO;
    if (!has(session, name, "version")) {
      session.execute(
          "CREATE TABLE " + Names.quoted(name) + " (\"version\" integer DEFAULT (0) NOT NULL)");
    }
    if (session.number("SELECT count(*) FROM " + Names.quoted(name)) == 0) {
      session.execute("INSERT INTO " + Names.quoted(name) + " (version) VALUES (0)");
    }
    BigInteger number = numberOf(step);
    BigInteger position =
        step.action() == PlanStep.Action.ROLL_BACK ? number.subtract(BigInteger.ONE) : number;
    session.execute("UPDATE " + Names.quoted(name) + " SET version = ?", position.longValueExact());
  }
}
