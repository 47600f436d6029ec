package dev.switchback.run;

import dev.switchback.failure.Failure;
import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.PlanStep;
import java.util.List;
import java.util.Optional;

/// What stopped a run.
public sealed interface RunFailure {

  /// What would let it go on, when it is allowed by name.
  default Optional<Allowance> allowance() {
    return Optional.empty();
  }

  /// SQLite refused a statement.
  ///
  /// @param statement 1-based number of the statement, of `count`
  /// @param line 1-based line in the migration's file
  /// @param column 1-based column in that line
  record StatementFailed(
      PlanStep step,
      int statement,
      int count,
      int line,
      int column,
      String sql,
      SqliteResult result)
      implements RunFailure {}

  /// After the migrations, rows break foreign keys that were kept before.
  record ForeignKeysBroken(List<BrokenReference> references) implements RunFailure {
    public ForeignKeysBroken {
      references = List.copyOf(references);
    }

    @Override
    public Optional<Allowance> allowance() {
      return Optional.of(Allowance.FOREIGN_KEYS);
    }
  }

  /// Rows of `table` that point to rows of `parent` that don't exist.
  record BrokenReference(String table, String parent, long rows) {}

  /// Somebody else ran or rolled back migrations between planning and the lock.
  record HistoryChanged() implements RunFailure {}

  /// No verified safety copy could be made.
  record NoSafetyCopy(Failure failure) implements RunFailure {
    @Override
    public Optional<Allowance> allowance() {
      return Optional.of(Allowance.WITHOUT_SAFETY_COPY);
    }
  }

  /// A statement of the file ended the transaction.
  record TransactionEnded(PlanStep step, int statement, int line) implements RunFailure {}

  /// Anything else: a lock, the disk, the file gone.
  record Stopped(Failure failure) implements RunFailure {}
}
