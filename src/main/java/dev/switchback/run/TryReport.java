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
/// @param rehearsal what was seen while it ran, migration by migration
/// @param cloned how long the copy took
public record TryReport(
    RunReport up,
    List<TableRows> rows,
    Optional<RunReport> rollBack,
    SchemaDiff leftBehind,
    List<TableRows> rowsAfterRollBack,
    Rehearsal rehearsal,
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
      return RollBackVerdict.NOT_INVERSE;
    }
    return losesData() ? RollBackVerdict.LOSES_DATA : RollBackVerdict.EXACT;
  }

  private boolean losesData() {
    return rowsAfterRollBack.stream().anyMatch(TableRows::differs)
        || rehearsal.values().filter(values -> !values.isEmpty()).isPresent();
  }

  /// Whether running works once more after the rollback; empty when that wasn't tried.
  public Optional<Boolean> runsAgain() {
    return rehearsal.again().map(again -> again.outcome() == RunReport.Outcome.DONE);
  }

  /// What the rollback is worth.
  public enum RollBackVerdict {
    NOT_TRIED,
    /// The schema is as before, and so are rows and values, as far as they were compared.
    EXACT,
    /// The schema is as before; rows or values aren't.
    LOSES_DATA,
    /// Something of the schema stays behind, or is missing.
    NOT_INVERSE,
    FAILS
  }
}
