package dev.switchback.registry;

import dev.switchback.backup.Schedule;
import dev.switchback.health.CheckKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What somebody decided about checks of one database. Kept among its [Settings].
///
/// @param planned when it is checked by itself
/// @param kind how thoroughly then
public record CheckSettings(Optional<BackupSettings.Planned> planned, CheckKind kind) {
  public static final CheckSettings NONE = new CheckSettings(Optional.empty(), CheckKind.QUICK);

  private static final String SCHEDULE = "check.schedule";
  private static final String SINCE = "check.schedule.since";
  private static final String KIND = "check.kind";

  /// Reads them. What a newer program wrote and this one doesn't understand is as if nobody chose.
  public static CheckSettings of(Settings settings) {
    try {
      Optional<BackupSettings.Planned> planned =
          settings
              .get(SCHEDULE)
              .map(
                  text ->
                      new BackupSettings.Planned(
                          Schedule.parse(text),
                          settings.get(SINCE).map(Instant::parse).orElse(Instant.EPOCH)));
      return new CheckSettings(
          planned, settings.get(KIND).map(CheckKind::valueOf).orElse(CheckKind.QUICK));
    } catch (IllegalArgumentException | DateTimeException notUnderstood) {
      return NONE;
    }
  }

  /// The same settings with these in place of those about checks.
  public Settings in(Settings settings) {
    Map<String, String> changed = new TreeMap<>(settings.values());
    changed.remove(SCHEDULE);
    changed.remove(SINCE);
    changed.remove(KIND);
    planned.ifPresent(
        it -> {
          changed.put(SCHEDULE, it.schedule().text());
          changed.put(SINCE, it.since().toString());
          changed.put(KIND, kind.name());
        });
    return new Settings(changed);
  }

  /// A schedule that is chosen again keeps the time at which it was chosen first.
  public CheckSettings with(Optional<Schedule> chosen, CheckKind how, Instant now) {
    return new CheckSettings(
        chosen.map(
            schedule ->
                planned
                    .filter(it -> it.schedule().equals(schedule))
                    .orElseGet(() -> new BackupSettings.Planned(schedule, now))),
        how);
  }
}
