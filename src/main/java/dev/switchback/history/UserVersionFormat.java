package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Optional;

/// `PRAGMA user_version` as the number of migrations that were applied, as rusqlite_migration and
/// programs that ship their migrations keep it. It is no table, and many programs use the number
/// for something else: it counts only beside the files of such a tool, or when somebody says so.
final class UserVersionFormat implements HistoryFormat {
  @Override
  public Tool tool() {
    return Tool.USER_VERSION;
  }

  @Override
  public Optional<FoundHistory> find(Tables tables) {
    if (tables.userVersion() == 0) {
      return Optional.empty();
    }
    String application =
        tables.applicationId() == 0
            ? ""
            : ", application_id 0x%08x".formatted(tables.applicationId());
    return Optional.of(
        new FoundHistory(
            Tool.USER_VERSION, "", "user_version " + tables.userVersion() + application));
  }

  @Override
  public boolean fits(Tables.Table table) {
    return false;
  }

  @Override
  public String usualTable() {
    return "";
  }

  @Override
  public Recorded read(Session session, String table) {
    long count = session.number("PRAGMA user_version");
    return new Recorded(
        Tool.USER_VERSION, "", new Recorded.State.Count(Math.max(count, 0)), List.of(), count);
  }

  @Override
  public Optional<Ledger> ledger(String table) {
    return Optional.of(new UserVersionLedger());
  }

  /// The number is part of the file's header and belongs to the transaction that sets it
  /// (sqlite.org/pragma.html#pragma_user_version).
  private static final class UserVersionLedger implements Ledger {
    @Override
    public Tool tool() {
      return Tool.USER_VERSION;
    }

    @Override
    public long mark(Session session) {
      return session.number("PRAGMA user_version");
    }

    @Override
    public void prepare(Session session) {
      // There is nothing to create.
    }

    @Override
    public void record(Session session, PlanStep step, HistoryEntry facts) {
      int version = step.version().number().intValueExact();
      int count = step.action() == PlanStep.Action.ROLL_BACK ? version - 1 : version;
      session.execute("PRAGMA user_version = " + count);
    }
  }
}
