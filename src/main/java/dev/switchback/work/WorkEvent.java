package dev.switchback.work;

import java.time.Duration;
import java.util.List;

/// What a long operation tells while it works. Delivered on the working thread.
public sealed interface WorkEvent {

  /// A step begins. `subject` names what it is about (a migration, a file), or is empty.
  record StepStarted(Step step, String subject) implements WorkEvent {}

  /// A step has ended well. `detail` says what came of it, or is empty.
  record StepFinished(Step step, String subject, String detail) implements WorkEvent {}

  /// How far a step is. `total` is 0 where nobody knows.
  record Progressed(Step step, long done, long total, Unit unit) implements WorkEvent {}

  /// Statement `number` of `count` of a migration begins; `line` is 1-based in its file.
  record StatementStarted(String version, int number, int count, int line) implements WorkEvent {}

  /// A command of another tool printed a line.
  record Printed(String line) implements WorkEvent {}

  /// Another program holds a lock; waiting goes on until `limit`.
  record Waiting(Duration waited, Duration limit, List<String> holders) implements WorkEvent {}

  /// A writer changed the source while it was copied, so the copy began again.
  record Restarted(int times, int bestPercent) implements WorkEvent {}

  /// From here on a request to stop is refused: the result is being committed.
  record NoReturn() implements WorkEvent {}

  /// What [Progressed] counts.
  enum Unit {
    BYTES,
    ROWS,
    STATEMENTS,
    MIGRATIONS,
    PERCENT
  }
}
