package dev.switchback.sqlite;

import java.time.Duration;
import java.time.Instant;

/// Which process something belongs to. The number alone doesn't tell: numbers are given again, in a
/// container the same one at every start.
///
/// @param startedSeconds when it began, in seconds since 1970; 0 where the system doesn't say
public record ProcessMark(long number, long startedSeconds) {
  /// The system computes the beginning from the time since it was started itself, so the answer
  /// moves when the clock is set.
  private static final Duration CLOCK_MOVES = Duration.ofMinutes(1);

  public static ProcessMark own() {
    return of(ProcessHandle.current());
  }

  /// @param text what [#text()] gave
  public static ProcessMark of(String text) {
    int hyphen = text.indexOf('-');
    return new ProcessMark(
        Long.parseLong(text.substring(0, hyphen)), Long.parseLong(text.substring(hyphen + 1)));
  }

  private static ProcessMark of(ProcessHandle process) {
    return new ProcessMark(
        process.pid(), process.info().startInstant().map(Instant::getEpochSecond).orElse(0L));
  }

  public String text() {
    return number + "-" + startedSeconds;
  }

  /// Whether that very process is still there.
  public boolean isAlive() {
    return ProcessHandle.of(number)
        .filter(ProcessHandle::isAlive)
        .map(ProcessMark::of)
        .filter(
            now ->
                startedSeconds == 0
                    || now.startedSeconds == 0
                    || Math.abs(now.startedSeconds - startedSeconds) <= CLOCK_MOVES.toSeconds())
        .isPresent();
  }
}
