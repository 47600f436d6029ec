package dev.switchback.registry;

import dev.switchback.sqlite.ProcessMark;
import dev.switchback.sqlite.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// What was done by schedules, in the catalogue. Each is written before it begins: of two programs
/// that find the same thing due, one does it.
public final class ScheduledRuns {
  private static final int LOOK_BACK = 50;

  private final Catalogue catalogue;

  public ScheduledRuns(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// What is done by a schedule.
  public enum Task {
    BACK_UP,
    PROVE,
    CHECK
  }

  /// How it ended.
  public enum Outcome {
    DONE,
    /// Nothing had changed, or there was nothing to prove.
    NOT_NEEDED,
    FAILED
  }

  /// What is known of the newest ones.
  ///
  /// @param done when it was last done, or found not to be needed
  /// @param failed when it was last tried in vain, if that was later; one that was cut off too
  /// @param running whether a program is at it now
  /// @param detail what came of the newest
  public record Last(
      Optional<Instant> done, Optional<Instant> failed, boolean running, String detail) {}

  /// Changes nothing.
  public Last last(Path file, Task task) {
    return catalogue.read(session -> last(session, file, task));
  }

  /// Takes a task on, if `isDue` finds so of the last ones and nobody else is at it.
  ///
  /// @return the number to end it by; empty when there is nothing to do
  public OptionalLong claim(Path file, Task task, Predicate<Last> isDue, Instant now) {
    return catalogue.write(
        session -> {
          Last last = last(session, file, task);
          if (last.running() || !isDue.test(last)) {
            return OptionalLong.empty();
          }
          session.execute(
              "INSERT INTO scheduled_run (database_file, task, at, process, detail)"
                  + " VALUES (?, ?, ?, ?, '')",
              file.toString(),
              task.name(),
              now.toString(),
              ProcessMark.own().text());
          return OptionalLong.of(session.number("SELECT last_insert_rowid()"));
        });
  }

  public void end(long id, Outcome outcome, String detail) {
    catalogue.write(
        session ->
            session.execute(
                "UPDATE scheduled_run SET outcome = ?, detail = ? WHERE id = ?",
                outcome.name(),
                detail,
                id));
  }

  private record Run(Instant at, ProcessMark process, Optional<Outcome> outcome, String detail) {}

  private static Last last(Session session, Path file, Task task) {
    List<Run> newestFirst =
        session.query(
            """
            SELECT at, process, outcome, detail FROM scheduled_run
            WHERE database_file = ? AND task = ? ORDER BY id DESC LIMIT ?
            """,
            row ->
                new Run(
                    row.instant(1),
                    ProcessMark.of(row.text(2)),
                    row.textOrNone(3).map(Outcome::valueOf),
                    row.text(4)),
            file.toString(),
            task.name(),
            LOOK_BACK);
    Optional<Instant> failed = Optional.empty();
    boolean running = false;
    for (Run run : newestFirst) {
      boolean isOpen = run.outcome().isEmpty() && run.process().isAlive();
      running |= isOpen;
      boolean isDone = run.outcome().filter(it -> it != Outcome.FAILED).isPresent();
      if (isDone) {
        return new Last(Optional.of(run.at()), failed, running, newestFirst.getFirst().detail());
      }
      if (!isOpen && failed.isEmpty()) {
        failed = Optional.of(run.at());
      }
    }
    return new Last(
        Optional.empty(),
        failed,
        running,
        newestFirst.stream().findFirst().map(Run::detail).orElse(""));
  }
}
