package dev.switchback.registry;

import dev.switchback.work.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The record of one operation: written before it begins, and completed when it ends.
///
/// @param file the real path of the database's file
/// @param surface where it was asked for
/// @param summary what came of it, in a sentence
/// @param safetyCopy the backup taken before it, by id
/// @param report the whole report as text, without any row data
public record Activity(
    long id,
    Path file,
    String databaseName,
    Kind kind,
    String subject,
    Surface surface,
    Instant startedAt,
    Optional<Instant> endedAt,
    Outcome outcome,
    String summary,
    OptionalLong safetyCopy,
    List<Activity.StepRecord> steps,
    String report) {
  public Activity {
    steps = List.copyOf(steps);
  }

  /// What was done.
  public enum Kind {
    RUN,
    ROLL_BACK,
    STAMP,
    /// A flag, a lock or a failed row of a history was dealt with.
    UNBLOCK,
    /// The command of another tool was run.
    COMMAND,
    /// Indexes, a table or the whole file were made again, with the same values.
    MEND,
    TRY,
    BACK_UP,
    RESTORE,
    /// Everything went, and all migrations were run again.
    RESET,
    CHECK,
    /// What could be read of a damaged file was written into a new one.
    SALVAGE,
    /// A backup was restored to a temporary file and checked there.
    PROVE,
    /// Backups were put into the trash.
    CLEAN_UP,
    TAKE_IN,
    UNDO,
    /// An undo was taken back.
    REDO,
    /// The file is journalled in another way; what it holds stays as it is.
    JOURNAL_MODE;

    /// Whether it changes what the user's file holds, and so has a way back.
    public boolean writes() {
      return switch (this) {
        case RUN, ROLL_BACK, STAMP, UNBLOCK, COMMAND, MEND, RESTORE, RESET, UNDO, REDO -> true;
        case TRY, BACK_UP, CHECK, SALVAGE, PROVE, CLEAN_UP, TAKE_IN, JOURNAL_MODE -> false;
      };
    }
  }

  /// Where an operation was asked for.
  public enum Surface {
    DESKTOP,
    COMMAND_LINE,
    LIBRARY,
    /// By itself, because its time had come.
    SCHEDULE
  }

  /// How an operation ended.
  public enum Outcome {
    RUNNING,
    DONE,
    /// Carried out, and what it found or made is not good: a check with problems, a backup that
    /// didn't pass its check, a try that failed on the copy.
    DONE_WITH_PROBLEMS,
    /// Ended by an error; nothing was changed.
    FAILED_UNCHANGED,
    /// Ended by an error; some migrations stay applied.
    FAILED_PARTLY,
    CANCELLED_UNCHANGED,
    CANCELLED_PARTLY,
    /// The program ended in the middle of it. The summary says what was found.
    INTERRUPTED,
    /// It was done, and later undone.
    UNDONE
  }

  /// One step of it, with the time it began.
  public record StepRecord(Step step, String subject, String detail, Instant at) {}
}
