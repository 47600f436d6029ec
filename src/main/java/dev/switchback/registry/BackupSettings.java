package dev.switchback.registry;

import dev.switchback.backup.Care;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.backup.Schedule;
import dev.switchback.backup.Timetable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What somebody decided about the backups of one database. Kept among its [Settings].
///
/// @param keep what a clean-up keeps; empty while nobody chose, and then nothing is cleaned up by
///     itself
/// @param backUp when it is backed up by itself
/// @param condition whether a backup is made when nothing was changed since the last one
/// @param prove when the newest backup is proved by itself
/// @param packing how backups are kept, safety copies left out
/// @param secondPlace the folder that backups are copied to as well, safety copies left out
public record BackupSettings(
    Optional<RetentionPolicy> keep,
    Optional<BackupSettings.Planned> backUp,
    Condition condition,
    Optional<BackupSettings.Planned> prove,
    Care.Packing packing,
    Optional<Path> secondPlace) {
  public static final BackupSettings NONE =
      new BackupSettings(
          Optional.empty(),
          Optional.empty(),
          Condition.CHANGED,
          Optional.empty(),
          Care.Packing.PLAIN,
          Optional.empty());

  private static final String PREFIX = "backup.";
  private static final String KEEP = "backup.keep";
  private static final String SCHEDULE = "backup.schedule";
  private static final String CONDITION = "backup.when";
  private static final String PROVE = "backup.prove";
  private static final String PACKING = "backup.packing";
  private static final String SECOND_PLACE = "backup.secondPlace";
  private static final String SINCE = ".since";

  /// Whether a backup is made when nothing was changed since the last one.
  public enum Condition {
    CHANGED,
    ALWAYS
  }

  /// A schedule, and when it was chosen.
  public record Planned(Schedule schedule, Instant since) {
    public Timetable timetable(ZoneId zone) {
      return new Timetable(schedule, since, zone);
    }
  }

  /// What is kept, whether somebody chose it or not.
  public RetentionPolicy policy() {
    return keep.orElse(RetentionPolicy.STANDARD);
  }

  /// Reads them. What a newer program wrote and this one doesn't understand is as if nobody chose.
  public static BackupSettings of(Settings settings) {
    return new BackupSettings(
        settings.get(KEEP).flatMap(BackupSettings::policy),
        planned(settings, SCHEDULE),
        settings.get(CONDITION).filter("always"::equals).isPresent()
            ? Condition.ALWAYS
            : Condition.CHANGED,
        planned(settings, PROVE),
        settings.get(PACKING).filter("zstd"::equals).isPresent()
            ? Care.Packing.ZSTD
            : Care.Packing.PLAIN,
        settings.get(SECOND_PLACE).map(Path::of));
  }

  private static Optional<RetentionPolicy> policy(String text) {
    try {
      return Optional.of(RetentionPolicy.parse(text, RetentionPolicy.STANDARD));
    } catch (IllegalArgumentException notUnderstood) {
      return Optional.empty();
    }
  }

  private static Optional<Planned> planned(Settings settings, String name) {
    try {
      return settings
          .get(name)
          .map(
              text ->
                  new Planned(
                      Schedule.parse(text),
                      settings.get(name + SINCE).map(Instant::parse).orElse(Instant.EPOCH)));
    } catch (IllegalArgumentException | DateTimeException notUnderstood) {
      return Optional.empty();
    }
  }

  /// The same settings with these in place of those about backups.
  public Settings in(Settings settings) {
    Map<String, String> changed = new TreeMap<>(settings.values());
    changed.keySet().removeIf(name -> name.startsWith(PREFIX));
    keep.ifPresent(policy -> changed.put(KEEP, policy.text()));
    backUp.ifPresent(planned -> write(planned, SCHEDULE, changed));
    if (condition == Condition.ALWAYS) {
      changed.put(CONDITION, "always");
    }
    prove.ifPresent(planned -> write(planned, PROVE, changed));
    if (packing == Care.Packing.ZSTD) {
      changed.put(PACKING, "zstd");
    }
    secondPlace.ifPresent(folder -> changed.put(SECOND_PLACE, folder.toString()));
    return new Settings(changed);
  }

  private static void write(Planned planned, String name, Map<String, String> into) {
    into.put(name, planned.schedule().text());
    into.put(name + SINCE, planned.since().toString());
  }

  public BackupSettings withKeep(Optional<RetentionPolicy> other) {
    return new BackupSettings(other, backUp, condition, prove, packing, secondPlace);
  }

  /// A schedule that is chosen again keeps the time at which it was chosen first.
  public BackupSettings withBackUp(Optional<Schedule> other, Instant now) {
    return new BackupSettings(
        keep, planned(other, backUp, now), condition, prove, packing, secondPlace);
  }

  public BackupSettings withProve(Optional<Schedule> other, Instant now) {
    return new BackupSettings(
        keep, backUp, condition, planned(other, prove, now), packing, secondPlace);
  }

  private static Optional<Planned> planned(
      Optional<Schedule> chosen, Optional<Planned> before, Instant now) {
    return chosen.map(
        schedule ->
            before
                .filter(it -> it.schedule().equals(schedule))
                .orElseGet(() -> new Planned(schedule, now)));
  }

  public BackupSettings withCondition(Condition other) {
    return new BackupSettings(keep, backUp, other, prove, packing, secondPlace);
  }

  public BackupSettings withPacking(Care.Packing other) {
    return new BackupSettings(keep, backUp, condition, prove, other, secondPlace);
  }

  public BackupSettings withSecondPlace(Optional<Path> other) {
    return new BackupSettings(keep, backUp, condition, prove, packing, other);
  }
}
