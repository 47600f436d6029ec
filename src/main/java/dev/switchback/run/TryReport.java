package dev.switchback.run;

import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.TableRows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What running a plan, and rolling it back, did to a copy of the real file.
///
/// @param up the run on the copy
/// @param rows every table, before and after the run
/// @param rollBack what rolling the same migrations back did; empty when it wasn't tried
/// @param leftBehind how the schema after the rollback differs from the one before the run
/// @param rowsAfterRollBack every table, before the run and after the rollback
/// @param cloned how long the copy took
public record TryReport(
    RunReport up,
    List<TableRows> rows,
    Optional<RunReport> rollBack,
    SchemaDiff leftBehind,
    List<TableRows> rowsAfterRollBack,
    Duration cloned,
    Duration took) {
  public TryReport {
    rows = List.copyOf(rows);
    rowsAfterRollBack = List.copyOf(rowsAfterRollBack);
  }

  /// Whether what was run can be taken back by its down parts, as seen on the copy.
  public RollBackVerdict rollBackVerdict() {
    if (rollBack.isEmpty()) {
      return RollBackVerdict.NOT_TRIED;
    }
    if (rollBack.get().outcome() != RunReport.Outcome.DONE) {
      return RollBackVerdict.FAILS;
    }
    if (!leftBehind.isEmpty()) {
      return RollBackVerdict.LEAVES_SOMETHING;
    }
    return rowsAfterRollBack.stream().anyMatch(TableRows::differs)
        ? RollBackVerdict.LOSES_ROWS
        : RollBackVerdict.EXACT;
  }

  /// What the rollback is worth.
  public enum RollBackVerdict {
    NOT_TRIED,
    EXACT,
    LOSES_ROWS,
    LEAVES_SOMETHING,
    FAILS
  }
}
