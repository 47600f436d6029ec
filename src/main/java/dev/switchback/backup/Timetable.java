package dev.switchback.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// When a schedule's next time is, given what was done by it so far. Pure.
///
/// @param since when the schedule was chosen: before that nothing was missed
public record Timetable(Schedule schedule, Instant since, ZoneId zone) {
  /// What failed is tried again after this, and not only when its next time comes.
  public static final Duration AGAIN = Duration.ofMinutes(15);

  /// @param done when it was last done, or found not to be needed
  /// @param failed when it was last tried in vain, if that was after `done`
  public Instant next(Optional<Instant> done, Optional<Instant> failed) {
    Instant base = done.filter(it -> it.isAfter(since)).orElse(since);
    Instant due = schedule.after(base, zone);
    return failed
        .filter(it -> it.isAfter(base))
        .map(it -> it.plus(AGAIN))
        .filter(again -> again.isAfter(due))
        .orElse(due);
  }

  /// Whether its time has come.
  ///
  /// What a wrong clock dated into the future is taken for not done: until then it would be waited
  /// for.
  public boolean isDue(Optional<Instant> done, Optional<Instant> failed, Instant now) {
    Instant begun = since.isAfter(now) ? Instant.EPOCH : since;
    return !new Timetable(schedule, begun, zone)
        .next(done.filter(it -> !it.isAfter(now)), failed.filter(it -> !it.isAfter(now)))
        .isAfter(now);
  }
}
