package dev.switchback.mend;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import dev.switchback.schema.TableRows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What came of a cure, on the file or on a copy of it.
///
/// @param rows of every table, before and after
/// @param problemsBefore what a check of what it is about found before, as SQLite says it
/// @param problemsAfter and afterwards; empty when it helped
/// @param safetyCopy what Undo puts back; empty on a copy, and when it wasn't got that far
/// @param activity the number of its record; 0 on a copy
public record MendReport(
    MendPlan plan,
    Outcome outcome,
    List<TableRows> rows,
    List<String> problemsBefore,
    List<String> problemsAfter,
    long bytesBefore,
    long bytesAfter,
    Optional<Failure> failure,
    Optional<Backup> safetyCopy,
    Duration took,
    long activity) {
  public MendReport {
    rows = List.copyOf(rows);
    problemsBefore = List.copyOf(problemsBefore);
    problemsAfter = List.copyOf(problemsAfter);
  }

  /// How it ended.
  public enum Outcome {
    /// Done, and proved: every table has the rows it had, and nothing is worse than before.
    DONE,
    /// Done, but something is wrong still; or it couldn't be proved: another program wrote
    /// meanwhile.
    DONE_WITH_PROBLEMS,
    FAILED_UNCHANGED,
    CANCELLED_UNCHANGED
  }

  public boolean isWritten() {
    return outcome == Outcome.DONE || outcome == Outcome.DONE_WITH_PROBLEMS;
  }

  /// The same, written, but not proved: other rows were counted, or they couldn't be.
  MendReport withProblems(Optional<Failure> notCounted) {
    return new MendReport(
        plan,
        Outcome.DONE_WITH_PROBLEMS,
        notCounted.isPresent() ? List.of() : rows,
        problemsBefore,
        problemsAfter,
        bytesBefore,
        bytesAfter,
        notCounted,
        safetyCopy,
        took,
        activity);
  }

  public MendReport with(Optional<Backup> copy, long record) {
    return new MendReport(
        plan,
        outcome,
        rows,
        problemsBefore,
        problemsAfter,
        bytesBefore,
        bytesAfter,
        failure,
        copy,
        took,
        record);
  }
}
