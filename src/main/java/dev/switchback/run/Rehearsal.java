package dev.switchback.run;

import dev.switchback.schema.ValueLoss;
import dev.switchback.sqlite.FileStamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What was seen while a plan was tried, beyond its report.
///
/// @param steps one for each migration that ran
/// @param offending the rows that made it fail
/// @param locked how long other programs couldn't write
/// @param space what it needs on the disk
/// @param values columns whose values are other ones after running and rolling back; empty when
///     that wasn't compared
/// @param again running once more after the rollback; empty when that wasn't tried
/// @param counting how long it took to count all rows once
/// @param stamp of the file when its copy was begun
/// @param sequences counters of AUTOINCREMENT that are other ones after running
public record Rehearsal(
    List<StepTrial> steps,
    Optional<Offending> offending,
    Duration locked,
    Space space,
    Optional<List<ValueLoss>> values,
    Optional<RunReport> again,
    Duration counting,
    FileStamp stamp,
    List<Sequence> sequences) {
  public static final Rehearsal NONE =
      new Rehearsal(
          List.of(),
          Optional.empty(),
          Duration.ZERO,
          new Space(0, 0, 0),
          Optional.empty(),
          Optional.empty(),
          Duration.ZERO,
          new FileStamp("-", "-", "-"),
          List.of());

  public Rehearsal {
    steps = List.copyOf(steps);
    values = values.map(List::copyOf);
    sequences = List.copyOf(sequences);
  }

  /// The same with what came of going back and forth.
  Rehearsal with(Optional<List<ValueLoss>> compared, Optional<RunReport> repeated) {
    return new Rehearsal(
        steps, offending, locked, space, compared, repeated, counting, stamp, sequences);
  }

  /// Every loss that no statement explains.
  public List<Loss> unexplained() {
    return steps.stream()
        .flatMap(step -> step.losses().stream())
        .filter(loss -> loss.cause() == Loss.Cause.UNEXPLAINED)
        .toList();
  }

  /// What a run needs on the disk, in bytes.
  ///
  /// @param before the database before it
  /// @param after the database after it
  /// @param journal its log or journal, right before the commit
  public record Space(long before, long after, long journal) {
    /// What the disk has to have free, besides a safety copy.
    public long extra() {
      return Math.max(0, after - before) + journal;
    }
  }

  /// The counter of an AUTOINCREMENT table (sqlite.org/autoinc.html). 0 where there is none.
  public record Sequence(String table, long before, long after) {}
}
