package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.Restorer;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.UndoPlan;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.TableRows;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.work.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says what undoing the last operation would do. Changes nothing.
final class Undoing {
  private static final int LOOK_BACK = 200;
  private static final Set<Step> WRITING =
      Set.of(Step.RUN_MIGRATION, Step.ROLL_BACK_MIGRATION, Step.STAMP_MIGRATION, Step.REPLACE);

  private final ActivityLog log;
  private final BackupRecords backups;
  private final Restorer restorer;

  Undoing(ActivityLog log, BackupRecords backups, Restorer restorer) {
    this.log = log;
    this.backups = backups;
    this.restorer = restorer;
  }

  Optional<UndoPlan> plan(DatabaseFile file) {
    List<Activity> newest = log.newest(Optional.of(file.real()), LOOK_BACK);
    for (Activity activity : newest) {
      if (hasChangedTheFile(activity)) {
        return activity.safetyCopy().isEmpty()
            ? Optional.empty()
            : backups
                .find(activity.safetyCopy().getAsLong())
                .filter(copy -> copy.state() == Backup.State.VERIFIED)
                .map(copy -> plan(file, activity, copy, newest));
      }
    }
    return Optional.empty();
  }

  /// Undoing an undo would only go back and forth: what it replaced is among the backups. An
  /// operation that wrote has left the stamp of what it wrote; one that was cut off may have begun
  /// to.
  private boolean hasChangedTheFile(Activity activity) {
    if (!activity.kind().writes() || activity.kind() == Activity.Kind.UNDO) {
      return false;
    }
    return switch (activity.outcome()) {
      case DONE, FAILED_PARTLY, CANCELLED_PARTLY -> log.after(activity.id()).stamp().isPresent();
      case INTERRUPTED ->
          activity.safetyCopy().isPresent()
              || activity.steps().stream().anyMatch(step -> WRITING.contains(step.step()));
      case RUNNING, DONE_WITH_PROBLEMS, FAILED_UNCHANGED, CANCELLED_UNCHANGED, UNDONE -> false;
    };
  }

  private UndoPlan plan(DatabaseFile file, Activity activity, Backup copy, List<Activity> newest) {
    RestorePlan restore = restorer.plan(file, copy, RestorePlan.Place.IN_PLACE, file.path());
    Map<String, Long> then = log.after(activity.id()).rows();
    Map<String, Long> now = restorer.contents(file).map(Restorer.Contents::rows).orElse(Map.of());
    List<TableRows> since =
        then.isEmpty()
            ? List.of()
            : RowCounts.compare(then, now).stream().filter(TableRows::differs).toList();
    boolean untouched =
        newest.stream()
            .map(it -> log.after(it.id()).stamp())
            .flatMap(Optional::stream)
            .findFirst()
            .filter(file.stamp().asText()::equals)
            .isPresent();
    return new UndoPlan(activity, restore.withChangedSince(!untouched), since);
  }
}
