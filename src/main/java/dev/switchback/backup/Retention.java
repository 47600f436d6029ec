package dev.switchback.backup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What the next clean-up would do with each backup, and why. A value: making one touches nothing.
///
/// @param decisions newest first
public record Retention(List<Retention.Decision> decisions) {
  public Retention {
    decisions = List.copyOf(decisions);
  }

  /// What becomes of one backup.
  public sealed interface Decision {
    Backup backup();

    record Keep(Backup backup, List<KeptBecause> reasons) implements Decision {
      public Keep {
        reasons = List.copyOf(reasons);
      }
    }

    record Remove(Backup backup, Why why) implements Decision {}
  }

  /// Why a backup would be removed.
  public enum Why {
    /// No rule keeps it.
    NO_RULE,
    /// A rule keeps it, and there is no room for it.
    NO_ROOM
  }

  public List<Backup> removed() {
    return decisions.stream()
        .filter(Decision.Remove.class::isInstance)
        .map(Decision::backup)
        .toList();
  }

  public List<Backup> kept() {
    return decisions.stream()
        .filter(Decision.Keep.class::isInstance)
        .map(Decision::backup)
        .toList();
  }

  public Optional<Decision> of(Backup backup) {
    return decisions.stream().filter(it -> it.backup().id() == backup.id()).findFirst();
  }

  /// Decides about all backups of one database.
  ///
  /// @param waysBack ids of the safety copies that an undo needs
  /// @param zone where an hour, a day, a week begins
  public static Retention decide(
      List<Backup> backups, RetentionPolicy policy, Set<Long> waysBack, Instant now, ZoneId zone) {
    List<Backup> newestFirst =
        backups.stream()
            .sorted(
                Comparator.comparing(Backup::at)
                    .reversed()
                    .thenComparing(Comparator.comparingLong(Backup::id).reversed()))
            .toList();
    Map<Backup, List<KeptBecause>> reasons = new LinkedHashMap<>();
    newestFirst.forEach(backup -> reasons.put(backup, new ArrayList<>()));
    Deciding deciding = new Deciding(newestFirst, reasons, zone);
    deciding.always(waysBack);
    deciding.ordinary(policy);
    deciding.safety(policy, now);
    deciding.notGood(policy, now);
    Set<Backup> noRoom = noRoom(newestFirst, reasons, policy);
    return new Retention(
        newestFirst.stream()
            .map(backup -> decision(backup, reasons.getOrDefault(backup, List.of()), noRoom))
            .toList());
  }

  private static Decision decision(Backup backup, List<KeptBecause> reasons, Set<Backup> noRoom) {
    if (reasons.isEmpty()) {
      return new Decision.Remove(backup, Why.NO_RULE);
    }
    return noRoom.contains(backup)
        ? new Decision.Remove(backup, Why.NO_ROOM)
        : new Decision.Keep(backup, reasons);
  }

  /// The oldest go first, until the rest has room.
  private static Set<Backup> noRoom(
      List<Backup> newestFirst, Map<Backup, List<KeptBecause>> reasons, RetentionPolicy policy) {
    Set<Backup> noRoom = new HashSet<>();
    if (policy.atMostBytes().isEmpty()) {
      return noRoom;
    }
    List<Backup> kept =
        newestFirst.stream()
            .filter(backup -> !reasons.getOrDefault(backup, List.of()).isEmpty())
            .filter(backup -> backup.state() != Backup.State.MISSING)
            .filter(backup -> backup.reason() != Backup.Reason.TAKEN_IN)
            .toList();
    long bytes = kept.stream().mapToLong(Backup::storedBytes).sum();
    for (Backup backup : kept.reversed()) {
      boolean stays =
          reasons.getOrDefault(backup, List.of()).stream().anyMatch(KeptBecause::isAgainstAll);
      if (bytes > policy.atMostBytes().getAsLong() && !stays) {
        noRoom.add(backup);
        bytes -= backup.storedBytes();
      }
    }
    return noRoom;
  }

  /// The rules, one after the other. Only what is good counts where something is counted: a failed
  /// one must not take the place of a good one.
  private record Deciding(
      List<Backup> newestFirst, Map<Backup, List<KeptBecause>> reasons, ZoneId zone) {

    void keep(Backup backup, KeptBecause why) {
      reasons.getOrDefault(backup, new ArrayList<>()).add(why);
    }

    void always(Set<Long> waysBack) {
      for (Backup backup : newestFirst) {
        if (backup.care().pinned()) {
          keep(backup, new KeptBecause.Pinned());
        }
        if (backup.state() == Backup.State.MISSING) {
          keep(backup, new KeptBecause.FileMissing());
        }
        if (backup.reason() == Backup.Reason.TAKEN_IN) {
          keep(backup, new KeptBecause.NotOurs());
        }
        if (waysBack.contains(backup.id())) {
          keep(backup, new KeptBecause.WayBack());
        }
      }
      first(Backup::isGood).ifPresent(it -> keep(it, new KeptBecause.NewestGood()));
      first(it -> it.state() == Backup.State.PROVED)
          .ifPresent(it -> keep(it, new KeptBecause.NewestProved()));
    }

    private Optional<Backup> first(Predicate<Backup> wanted) {
      return newestFirst.stream()
          .filter(backup -> backup.reason() != Backup.Reason.TAKEN_IN)
          .filter(wanted)
          .findFirst();
    }

    void ordinary(RetentionPolicy policy) {
      List<Backup> good =
          newestFirst.stream()
              .filter(Backup::isGood)
              .filter(backup -> !backup.reason().isSafetyCopy())
              .filter(backup -> backup.reason() != Backup.Reason.TAKEN_IN)
              .toList();
      for (int i = 0; i < Math.min(policy.last(), good.size()); i++) {
        keep(good.get(i), new KeptBecause.Last(i + 1, policy.last()));
      }
      newestOfEach(good, KeptBecause.Period.HOUR, policy.hourly());
      newestOfEach(good, KeptBecause.Period.DAY, policy.daily());
      newestOfEach(good, KeptBecause.Period.WEEK, policy.weekly());
      newestOfEach(good, KeptBecause.Period.MONTH, policy.monthly());
      newestOfEach(good, KeptBecause.Period.YEAR, policy.yearly());
    }

    private void newestOfEach(List<Backup> good, KeptBecause.Period period, int count) {
      Set<String> seen = new HashSet<>();
      for (Backup backup : good) {
        if (seen.size() < count && seen.add(name(period, backup.at().atZone(zone)))) {
          keep(backup, new KeptBecause.Newest(period, seen.size(), count));
        }
      }
    }

    private static String name(KeptBecause.Period period, ZonedDateTime at) {
      return switch (period) {
        // By its beginning in UTC: where clocks are put back, an hour comes twice.
        case HOUR -> at.toInstant().truncatedTo(ChronoUnit.HOURS).toString();
        case DAY -> at.toLocalDate().toString();
        case WEEK ->
            at.get(IsoFields.WEEK_BASED_YEAR) + "-" + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        case MONTH -> at.getYear() + "-" + at.getMonthValue();
        case YEAR -> String.valueOf(at.getYear());
      };
    }

    void safety(RetentionPolicy policy, Instant now) {
      int number = 0;
      for (Backup backup : newestFirst) {
        if (!backup.reason().isSafetyCopy() || backup.state() == Backup.State.MISSING) {
          continue;
        }
        number++;
        if (number <= policy.safetyLast()) {
          keep(backup, new KeptBecause.LastSafety(number, policy.safetyLast()));
        }
        young(backup, policy, now);
      }
    }

    void notGood(RetentionPolicy policy, Instant now) {
      boolean better = false;
      for (Backup backup : newestFirst) {
        better |= backup.isGood();
        boolean isOurs = backup.reason() != Backup.Reason.TAKEN_IN;
        if (backup.isGood() || !isOurs || backup.state() == Backup.State.MISSING) {
          continue;
        }
        if (!better) {
          keep(backup, new KeptBecause.NothingBetter());
        }
        if (!backup.reason().isSafetyCopy()) {
          young(backup, policy, now);
        }
      }
    }

    private void young(Backup backup, RetentionPolicy policy, Instant now) {
      if (backup.at().isAfter(now.minus(policy.safetyAge()))) {
        keep(backup, new KeptBecause.Young(policy.safetyDays()));
      }
    }
  }
}
