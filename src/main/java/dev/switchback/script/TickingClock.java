package dev.switchback.script;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// A clock of another time, that goes on at each look: what is different under it depends on time.
final class TickingClock extends Clock {
  private static final Duration AWAY = Duration.ofDays(431).plusMillis(7_654_321);
  private static final Duration TICK = Duration.ofMillis(1_237);

  private final ZoneId zone;
  private Instant now;

  TickingClock(Clock clock) {
    this.zone = clock.getZone();
    this.now = clock.instant().plus(AWAY);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    throw new UnsupportedOperationException("Nobody asks for another zone");
  }

  @Override
  public Instant instant() {
    now = now.plus(TICK);
    return now;
  }
}
