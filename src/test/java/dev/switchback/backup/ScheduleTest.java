package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant SINCE = Instant.parse("2026-11-16T12:00:00Z");

  @Test
  void everySixHoursIsCountedFromTheLastTime() {
    Timetable times = new Timetable(new Schedule.Every(6), SINCE, BERLIN);

    assertThat(next(times, "2026-11-20T01:17:00Z")).isEqualTo("2026-11-20T07:17:00Z");
    assertThat(times.next(Optional.empty(), Optional.empty())).isEqualTo("2026-11-16T18:00:00Z");
  }

  @Test
  void dailyIsAtThatTimeWhereTheComputerStands() {
    Timetable times = new Timetable(new Schedule.Daily(LocalTime.of(3, 0)), SINCE, BERLIN);

    assertThat(next(times, "2026-11-20T01:59:00Z")).isEqualTo("2026-11-20T02:00:00Z");
    assertThat(next(times, "2026-11-20T02:00:00Z")).isEqualTo("2026-11-21T02:00:00Z");
  }

  @Test
  void aTimeThatIsLeapedOverWhenClocksArePutForwardIsMadeUpForAtOnce() {
    Timetable times = new Timetable(new Schedule.Daily(LocalTime.of(2, 30)), SINCE, BERLIN);

    // 2:30 does not exist on 28 March 2027 in Berlin; at 3:30 summer time it is 1:30 UTC.
    assertThat(next(times, "2027-03-27T12:00:00Z")).isEqualTo("2027-03-28T01:30:00Z");
    assertThat(next(times, "2027-03-28T01:30:00Z")).isEqualTo("2027-03-29T00:30:00Z");
  }

  @Test
  void aTimeThatComesTwiceWhenClocksArePutBackIsOnlyOnce() {
    Timetable times = new Timetable(new Schedule.Daily(LocalTime.of(2, 30)), SINCE, BERLIN);

    assertThat(next(times, "2027-10-30T12:00:00Z")).isEqualTo("2027-10-31T00:30:00Z");
    assertThat(next(times, "2027-10-31T00:30:00Z")).isEqualTo("2027-11-01T01:30:00Z");
  }

  @Test
  void weeklyIsOnThatDay() {
    Timetable times =
        new Timetable(new Schedule.Weekly(DayOfWeek.SUNDAY, LocalTime.of(3, 0)), SINCE, BERLIN);

    assertThat(next(times, "2026-11-17T12:00:00Z")).isEqualTo("2026-11-22T02:00:00Z");
    assertThat(next(times, "2026-11-22T02:00:00Z")).isEqualTo("2026-11-29T02:00:00Z");
  }

  @Test
  void whatWasMissedWhileTheComputerSleptIsMadeUpForOnce() {
    Timetable times = new Timetable(new Schedule.Daily(LocalTime.of(3, 0)), SINCE, BERLIN);
    Instant awake = Instant.parse("2026-11-20T08:00:00Z");

    assertThat(isDue(times, "2026-11-17T02:00:00Z", awake)).isTrue();
    assertThat(isDue(times, awake.toString(), awake.plusSeconds(60))).isFalse();
    assertThat(next(times, awake.toString())).isEqualTo("2026-11-21T02:00:00Z");
  }

  @Test
  void whatFailedIsTriedAgainAfterAQuarterOfAnHour() {
    Timetable times = new Timetable(new Schedule.Daily(LocalTime.of(3, 0)), SINCE, BERLIN);
    Optional<Instant> done = Optional.of(Instant.parse("2026-11-19T02:00:10Z"));
    Optional<Instant> failed = Optional.of(Instant.parse("2026-11-20T02:00:10Z"));

    assertThat(times.next(done, failed)).isEqualTo("2026-11-20T02:15:10Z");
    assertThat(times.isDue(done, failed, Instant.parse("2026-11-20T02:15:00Z"))).isFalse();
    assertThat(times.isDue(done, failed, Instant.parse("2026-11-20T02:15:10Z"))).isTrue();
  }

  @Test
  void whatAWrongClockDatedIntoTheFutureIsNotWaitedFor() {
    Timetable times = new Timetable(new Schedule.Every(6), SINCE, BERLIN);
    Optional<Instant> inTheFuture = Optional.of(Instant.parse("2030-01-01T00:00:00Z"));
    Instant now = Instant.parse("2026-11-20T08:00:00Z");

    assertThat(times.isDue(inTheFuture, Optional.empty(), now)).isTrue();
    assertThat(times.isDue(Optional.of(now), Optional.empty(), now.plusSeconds(60))).isFalse();
    Timetable chosenInTheFuture =
        new Timetable(times.schedule(), Instant.parse("2030-01-01T00:00:00Z"), BERLIN);
    assertThat(chosenInTheFuture.isDue(Optional.empty(), Optional.empty(), now)).isTrue();
  }

  @Test
  void aScheduleIsReadAsItIsWritten() {
    for (Schedule schedule :
        List.of(
            new Schedule.Every(6),
            new Schedule.Daily(LocalTime.of(23, 5)),
            new Schedule.Weekly(DayOfWeek.MONDAY, LocalTime.of(0, 0)))) {
      assertThat(Schedule.parse(schedule.text())).isEqualTo(schedule);
    }
    assertThat(Schedule.parse("daily")).isEqualTo(new Schedule.Daily(LocalTime.of(3, 0)));
    assertThat(Schedule.parse("daily at 9:30")).isEqualTo(new Schedule.Daily(LocalTime.of(9, 30)));
    assertThat(Schedule.parse("every 2 days")).isEqualTo(new Schedule.Every(48));
    assertThat(Schedule.parse("weekly on sun at 04:00"))
        .isEqualTo(new Schedule.Weekly(DayOfWeek.SUNDAY, LocalTime.of(4, 0)));
    for (String wrong :
        List.of("", "every 0h", "every h", "daily 25:00", "weekly", "weekly nonday", "hourly")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Schedule.parse(wrong));
    }
  }

  private static Instant next(Timetable times, String done) {
    return times.next(Optional.of(Instant.parse(done)), Optional.empty());
  }

  private static boolean isDue(Timetable times, String done, Instant now) {
    return times.isDue(Optional.of(Instant.parse(done)), Optional.empty(), now);
  }
}
