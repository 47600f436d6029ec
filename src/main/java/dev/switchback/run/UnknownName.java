package dev.switchback.run;

import dev.switchback.migration.PlanStep;
import dev.switchback.sql.Calls;
import java.nio.file.Path;
import java.util.Optional;

/// A function, collation or module that a plan's files name, and that SQLite doesn't have.
///
/// @param step whose file names it
/// @param line 1-based in that file
/// @param certainty whether the run meets it
/// @param supply what the database's settings do about it
public record UnknownName(
    Calls.Kind kind, String name, PlanStep step, int line, Certainty certainty, Supply supply) {

  /// Whether the run meets it.
  public enum Certainty {
    /// The statement fails.
    CERTAIN,
    /// The migration has a condition, and is perhaps not run at all.
    PERHAPS,
    /// Whoever uses the view or trigger that is made here.
    WHEN_USED,
    /// A table that this statement writes has an index, a column or a trigger that names it.
    WHERE_IT_WRITES
  }

  /// What the settings do about it.
  public enum Supply {
    NONE,
    /// It is there in tries, and not in runs.
    IN_TRIES,
    /// It is there in both, and still not in programs with plain SQLite.
    IN_RUNS
  }

  /// Whether a run stops at it.
  public boolean isInTheWay() {
    return certainty == Certainty.CERTAIN && supply != Supply.IN_RUNS;
  }

  public Optional<Path> file() {
    return step.text().file();
  }
}
