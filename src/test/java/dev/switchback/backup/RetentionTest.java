package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:12:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final List<Backup> backups = new ArrayList<>();

  @Test
  void theNewestOfEachDayIsKeptAndSaysWhichDayItIs() {
    made("2026-11-20T08:00:00Z");
    made("2026-11-19T22:30:00Z");
    // In Berlin it is the 20th already, half an hour after midnight.
    made("2026-11-19T23:30:00Z");
    made("2026-11-18T10:00:00Z");

    Retention retention = decide(daily(2));

    assertThat(removed(retention)).containsExactly("2026-11-19T23:30:00Z", "2026-11-18T10:00:00Z");
    assertThat(reasons(retention, "2026-11-20T08:00:00Z"))
        .containsExactly(
            new KeptBecause.NewestGood(), new KeptBecause.Newest(KeptBecause.Period.DAY, 1, 2));
    assertThat(reasons(retention, "2026-11-19T22:30:00Z"))
        .containsExactly(new KeptBecause.Newest(KeptBecause.Period.DAY, 2, 2));
  }

  @Test
  void anHourThatComesTwiceWhenClocksAreSetBackCountsTwice() {
    made("2026-10-25T00:30:00Z");
    made("2026-10-25T01:30:00Z");

    RetentionPolicy hourly = new RetentionPolicy(0, 2, 0, 0, 0, 0, OptionalLong.empty(), 0, 0);

    assertThat(removed(decide(hourly))).isEmpty();
  }

  @Test
  void aWeekBelongsToTheYearThatHasItsThursday() {
    made("2026-12-31T10:00:00Z");
    made("2027-01-01T10:00:00Z");
    made("2027-01-04T10:00:00Z");

    RetentionPolicy weekly = new RetentionPolicy(0, 0, 0, 5, 0, 0, OptionalLong.empty(), 0, 0);

    assertThat(removed(decide(weekly))).containsExactly("2026-12-31T10:00:00Z");
  }

  @Test
  void safetyCopiesHaveTheirOwnRuleAndTakeNoDayFromTheOthers() {
    made("2026-11-20T08:00:00Z", Backup.Reason.BEFORE_RUN);
    made("2026-11-20T07:00:00Z");
    made("2026-11-01T07:00:00Z", Backup.Reason.BEFORE_RUN);
    made("2026-09-01T07:00:00Z", Backup.Reason.BEFORE_RUN);

    RetentionPolicy policy = new RetentionPolicy(0, 0, 1, 0, 0, 0, OptionalLong.empty(), 1, 30);
    Retention retention = decide(policy);

    assertThat(removed(retention)).containsExactly("2026-09-01T07:00:00Z");
    assertThat(reasons(retention, "2026-11-20T07:00:00Z"))
        .containsExactly(new KeptBecause.Newest(KeptBecause.Period.DAY, 1, 1));
    assertThat(reasons(retention, "2026-11-01T07:00:00Z"))
        .containsExactly(new KeptBecause.Young(30));
  }

  @Test
  void aLimitTakesTheOldestFirstAndLeavesThePinned() {
    made("2026-11-20T08:00:00Z");
    made("2026-11-19T08:00:00Z");
    made("2026-11-18T08:00:00Z");
    Backup pinned = made("2026-11-17T08:00:00Z");
    backups.remove(pinned);
    backups.add(
        pinned.withCare(
            new Care(
                true,
                "before the move",
                Care.Packing.PLAIN,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));

    RetentionPolicy policy =
        new RetentionPolicy(9, 0, 0, 0, 0, 0, OptionalLong.of(300_000_000), 0, 0);
    Retention retention = decide(policy);

    assertThat(removed(retention)).containsExactly("2026-11-18T08:00:00Z");
    assertThat(retention.of(retention.removed().getFirst()).orElseThrow())
        .isEqualTo(
            new Retention.Decision.Remove(retention.removed().getFirst(), Retention.Why.NO_ROOM));
  }

  @Test
  void aPolicyIsReadFromItsPartsAndRefusesWhatItDoesNotKnow() {
    RetentionPolicy policy = RetentionPolicy.parse("daily=3,gb=1.5", RetentionPolicy.STANDARD);

    assertThat(policy.daily()).isEqualTo(3);
    assertThat(policy.atMostBytes()).hasValue(1_500_000_000);
    assertThat(policy.last()).isEqualTo(RetentionPolicy.STANDARD.last());
    for (String wrong : List.of("days=3", "daily", "daily=-1", "daily=x", "gb=0", "gb=much", "")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> RetentionPolicy.parse(wrong, RetentionPolicy.STANDARD));
    }
  }

  private Retention decide(RetentionPolicy policy) {
    return Retention.decide(backups, policy, Set.of(), NOW, BERLIN);
  }

  private static RetentionPolicy daily(int count) {
    return new RetentionPolicy(0, 0, count, 0, 0, 0, OptionalLong.empty(), 0, 0);
  }

  private Backup made(String at) {
    return made(at, Backup.Reason.SCHEDULED);
  }

  private Backup made(String at, Backup.Reason reason) {
    Backup backup =
        new Backup(
            backups.size() + 1,
            Path.of("shop.db"),
            Path.of("shop-" + at + ".db"),
            Instant.parse(at),
            100_000_000,
            reason,
            "",
            Backup.State.VERIFIED,
            Optional.empty(),
            Optional.empty(),
            "");
    backups.add(backup);
    return backup;
  }

  private static List<String> removed(Retention retention) {
    return retention.removed().stream().map(it -> it.at().toString()).toList();
  }

  private static List<KeptBecause> reasons(Retention retention, String at) {
    return retention.decisions().stream()
        .filter(it -> it.backup().at().equals(Instant.parse(at)))
        .map(Retention.Decision.Keep.class::cast)
        .findFirst()
        .orElseThrow()
        .reasons();
  }
}
