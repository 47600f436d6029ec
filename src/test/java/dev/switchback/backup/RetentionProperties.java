package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Laws of clean-ups, over random histories of backups and random rules.
class RetentionProperties {
  private static final Instant NOW = Instant.parse("2026-11-20T09:12:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int CASES = 2_000;

  @Test
  void theNewestGoodOneIsNeverRemoved() {
    Seeds.each(
        CASES,
        random -> {
          History history = History.random(random);
          Optional<Backup> newest =
              history.newestFirst().stream()
                  .filter(Backup::isGood)
                  .filter(it -> it.reason() != Backup.Reason.TAKEN_IN)
                  .findFirst();
          assertThat(history.decide().removed()).doesNotContainAnyElementsOf(list(newest));
        });
  }

  @Test
  void whatIsPinnedMissingTakenInOrNeededForAnUndoIsNeverRemoved() {
    Seeds.each(
        CASES,
        random -> {
          History history = History.random(random);
          assertThat(history.decide().removed())
              .noneMatch(it -> it.care().pinned())
              .noneMatch(it -> it.state() == Backup.State.MISSING)
              .noneMatch(it -> it.reason() == Backup.Reason.TAKEN_IN)
              .noneMatch(it -> history.waysBack().contains(it.id()));
        });
  }

  @Test
  void everyBackupIsDecidedAboutOnceAndEveryKeptOneSaysWhy() {
    Seeds.each(
        CASES,
        random -> {
          History history = History.random(random);
          Retention retention = history.decide();
          assertThat(retention.decisions())
              .extracting(Retention.Decision::backup)
              .containsExactlyElementsOf(history.newestFirst());
          assertThat(retention.decisions())
              .allSatisfy(
                  decision -> {
                    if (decision instanceof Retention.Decision.Keep keep) {
                      assertThat(keep.reasons()).isNotEmpty();
                    }
                  });
        });
  }

  @Test
  void aSecondCleanUpAtTheSameMomentRemovesNothingMore() {
    Seeds.each(
        CASES,
        random -> {
          History history = History.random(random);
          History after = history.with(history.decide().kept());
          assertThat(after.decide().removed()).isEmpty();
        });
  }

  @Test
  void theOrderInWhichTheyAreListedDoesNotMatter() {
    Seeds.each(
        500,
        random -> {
          History history = History.random(random);
          List<Backup> shuffled = new ArrayList<>(history.backups());
          Collections.shuffle(shuffled, random);
          assertThat(history.with(shuffled).decide()).isEqualTo(history.decide());
        });
  }

  @Test
  void aboveTheLimitOnlyWhatNothingMayTakeIsLeft() {
    Seeds.each(
        CASES,
        random -> {
          History history = History.random(random);
          Retention retention = history.decide();
          long bytes =
              retention.kept().stream()
                  .filter(it -> it.state() != Backup.State.MISSING)
                  .filter(it -> it.reason() != Backup.Reason.TAKEN_IN)
                  .mapToLong(Backup::storedBytes)
                  .sum();
          if (bytes > history.policy().atMostBytes().orElse(Long.MAX_VALUE)) {
            assertThat(retention.decisions())
                .filteredOn(Retention.Decision.Keep.class::isInstance)
                .allSatisfy(
                    decision ->
                        assertThat(((Retention.Decision.Keep) decision).reasons())
                            .anyMatch(KeptBecause::isAgainstAll));
          }
        });
  }

  @Test
  void withoutALimitAWiderRuleNeverRemovesMore() {
    Seeds.each(
        CASES,
        random -> {
          History history = History.random(random);
          RetentionPolicy narrow = withoutLimit(history.policy(), 0);
          RetentionPolicy wide = withoutLimit(history.policy(), 1 + random.nextInt(3));
          assertThat(history.with(narrow).decide().removed())
              .containsAll(history.with(wide).decide().removed());
        });
  }

  @Test
  void whatIsNotGoodTakesNoPlaceOfAGoodOne() {
    Seeds.each(
        CASES,
        random -> {
          History history = History.random(random);
          List<Backup> good =
              history.backups().stream()
                  .filter(it -> it.isGood() || it.reason().isSafetyCopy())
                  .toList();
          History unlimited = history.with(withoutLimit(history.policy(), 0));
          Set<Backup> keptAlone = new HashSet<>(unlimited.with(good).decide().kept());
          assertThat(unlimited.decide().kept()).containsAll(keptAlone);
        });
  }

  @Test
  void theTextOfAPolicyIsReadAsTheSamePolicy() {
    Seeds.each(
        CASES,
        random -> {
          RetentionPolicy policy = History.policy(random);
          assertThat(RetentionPolicy.parse(policy.text(), RetentionPolicy.STANDARD))
              .isEqualTo(
                  policy.atMostBytes().isPresent()
                      ? policy
                      : RetentionPolicy.parse(policy.text(), policy));
        });
  }

  private static List<Backup> list(Optional<Backup> backup) {
    // An empty list would make the assertion say nothing about nothing.
    return backup.map(List::of).orElseGet(() -> List.of(History.backup(-1, NOW, new Random(1))));
  }

  private static RetentionPolicy withoutLimit(RetentionPolicy p, int more) {
    return new RetentionPolicy(
        p.last() + more,
        p.hourly() + more,
        p.daily() + more,
        p.weekly() + more,
        p.monthly() + more,
        p.yearly() + more,
        OptionalLong.empty(),
        p.safetyLast() + more,
        p.safetyDays() + more);
  }

  /// Some backups of one database, and what is to be kept of them.
  private record History(List<Backup> backups, RetentionPolicy policy, Set<Long> waysBack) {

    static History random(Random random) {
      List<Backup> backups = new ArrayList<>();
      Set<Long> waysBack = new HashSet<>();
      int count = random.nextInt(60);
      // From minutes to years between two of them.
      long stepMinutes = 1L << random.nextInt(18);
      Instant at = NOW.plus(Duration.ofMinutes(random.nextInt(100)));
      for (int i = 0; i < count; i++) {
        backups.add(backup(i + 1, at, random));
        at = at.minus(Duration.ofMinutes(random.nextLong(stepMinutes * 2)));
        if (random.nextInt(20) == 0) {
          waysBack.add((long) i + 1);
        }
      }
      return new History(backups, policy(random), waysBack);
    }

    static RetentionPolicy policy(Random random) {
      return new RetentionPolicy(
          random.nextInt(6),
          random.nextInt(5),
          random.nextInt(8),
          random.nextInt(5),
          random.nextInt(13),
          random.nextInt(4),
          random.nextInt(3) == 0
              ? OptionalLong.of(1 + random.nextLong(5_000_000_000L))
              : OptionalLong.empty(),
          random.nextInt(5),
          random.nextInt(40));
    }

    static Backup backup(long id, Instant at, Random random) {
      Backup.Reason[] reasons = Backup.Reason.values();
      Backup.State[] states = Backup.State.values();
      Backup.State state =
          random.nextInt(4) > 0 ? Backup.State.VERIFIED : states[random.nextInt(states.length)];
      Care care =
          new Care(
              random.nextInt(15) == 0,
              "",
              Care.Packing.PLAIN,
              OptionalLong.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      return new Backup(
              id,
              Path.of("shop.db"),
              Path.of("shop-" + id + ".db"),
              at,
              random.nextLong(300_000_000),
              random.nextInt(3) > 0
                  ? Backup.Reason.SCHEDULED
                  : reasons[random.nextInt(reasons.length)],
              "",
              state,
              Optional.empty(),
              Optional.empty(),
              "")
          .withCare(care);
    }

    Retention decide() {
      return Retention.decide(backups, policy, waysBack, NOW, ZONE);
    }

    List<Backup> newestFirst() {
      return Retention.decide(backups, policy, waysBack, NOW, ZONE).decisions().stream()
          .map(Retention.Decision::backup)
          .toList();
    }

    History with(List<Backup> others) {
      return new History(others, policy, waysBack);
    }

    History with(RetentionPolicy other) {
      return new History(backups, other, waysBack);
    }
  }
}
