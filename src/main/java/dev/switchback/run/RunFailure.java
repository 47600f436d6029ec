package dev.switchback.run;

import dev.switchback.failure.Failure;
import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.PlanStep;
import dev.switchback.schema.SchemaDiff;
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

  /// A migration in Java threw something.
  ///
  /// @param said what it was, with its message
  /// @param place where in its source: `AddTotals.java:42`
  /// @param sql the statement that was refused, where that was the cause
  /// @param code SQLite's name of the error, where SQLite refused it
  record CodeFailed(
      PlanStep step,
      String className,
      String said,
      Optional<String> place,
      Optional<String> sql,
      Optional<String> code)
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

  /// What was done isn't what a try on a copy promised.
  ///
  /// @param step the last that had run
  /// @param schema from what was promised to what is
  /// @param rows tables that grew or shrank otherwise
  record Surprised(PlanStep step, SchemaDiff schema, List<Promise.RowSurprise> rows)
      implements RunFailure {
    public Surprised {
      rows = List.copyOf(rows);
    }

    @Override
    public Optional<Allowance> allowance() {
      return Optional.of(Allowance.SURPRISES);
    }
  }

  /// Somebody else ran or rolled back migrations between planning and the lock.
  record HistoryChanged() implements RunFailure {}

  /// The files name what SQLite doesn't have, so nothing was started.
  record NamesUnknown(List<UnknownName> names) implements RunFailure {
    public NamesUnknown {
      names = List.copyOf(names);
    }

    @Override
    public Optional<Allowance> allowance() {
      return Optional.of(Allowance.UNKNOWN_NAMES);
    }
  }

  /// No verified safety copy could be made.
  record NoSafetyCopy(Failure failure) implements RunFailure {
    @Override
    public Optional<Allowance> allowance() {
      return Optional.of(Allowance.WITHOUT_SAFETY_COPY);
    }
  }

  /// What the migration asks for before it is run doesn't hold, and it asks to stop then.
  ///
  /// @param condition as it is written
  /// @param answer what the database says in its place; empty where that tells no more
  /// @param wrong what SQLite said, where it couldn't be looked up
  record PreconditionUnmet(
      PlanStep step, String condition, String answer, Optional<SqliteResult> wrong)
      implements RunFailure {}

  /// A statement of the file ended the transaction.
  record TransactionEnded(PlanStep step, int statement, int line) implements RunFailure {}

  /// Anything else: a lock, the disk, the file gone.
  record Stopped(Failure failure) implements RunFailure {}
}
