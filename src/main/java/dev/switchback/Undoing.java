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
import java.util.OptionalLong;
import java.util.Set;

/// Says what undoing the last operation, or redoing the last one undone, would do. Changes nothing.
final class Undoing {
  private static final int LOOK_BACK = 200;
  private static final Set<Step> WRITING =
      Set.of(
          Step.RUN_MIGRATION,
          Step.ROLL_BACK_MIGRATION,
          Step.STAMP_MIGRATION,
          Step.REPLACE,
          Step.REINDEX,
          Step.REBUILD_TABLE,
          Step.COMPACT);

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
                .filter(copy -> copy.isGood() || isAsTheFileWas(activity, copy))
                .map(copy -> plan(UndoPlan.Direction.UNDO, file, activity, copy, activity, newest));
      }
    }
    return Optional.empty();
  }

  /// Redoes what was undone last, as long as nothing but undoing and redoing has written since: the
  /// file as the undo found it is put back.
  Optional<UndoPlan> planRedo(DatabaseFile file) {
    List<Activity> newest = log.newest(Optional.of(file.real()), LOOK_BACK);
    for (Activity activity : newest) {
      if (hasChangedTheFile(activity)) {
        return Optional.empty();
      }
      Optional<UndoPlan> redo =
          activity.kind() == Activity.Kind.UNDO ? redo(file, activity, newest) : Optional.empty();
      if (redo.isPresent()) {
        return redo;
      }
      if (activity.kind() == Activity.Kind.REDO && !hasEnded(activity)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<UndoPlan> redo(DatabaseFile file, Activity undo, List<Activity> newest) {
    if (undo.safetyCopy().isEmpty() || !hasEnded(undo)) {
      return Optional.empty();
    }
    OptionalLong about = log.aboutOf(undo.id());
    return newest.stream()
        .filter(it -> about.isPresent() && it.id() == about.getAsLong())
        .filter(it -> it.outcome() == Activity.Outcome.UNDONE)
        .findFirst()
        .flatMap(
            undone ->
                backups
                    .find(undo.safetyCopy().getAsLong())
                    .filter(Backup::isGood)
                    .map(
                        copy ->
                            plan(
                                UndoPlan.Direction.REDO,
                                file,
                                undone,
                                copy,
                                newest.getFirst(),
                                newest)));
  }

  /// A file that something is wrong with has a copy that the same is wrong with: before a cure that
  /// was compared, and it is what the way back leads to.
  private static boolean isAsTheFileWas(Activity activity, Backup copy) {
    return activity.kind() == Activity.Kind.MEND
        && copy.state() == Backup.State.VERIFICATION_FAILED
        && copy.sha256().isPresent();
  }

  private static boolean hasEnded(Activity activity) {
    return activity.outcome() == Activity.Outcome.DONE
        || activity.outcome() == Activity.Outcome.INTERRUPTED;
  }

  /// Undoing an undo would only go back and forth: what it replaced is among the backups. An
  /// operation that wrote has left the stamp of what it wrote; one that was cut off may have begun
  /// to.
  private boolean hasChangedTheFile(Activity activity) {
    if (!activity.kind().writes()
        || activity.kind() == Activity.Kind.UNDO
        || activity.kind() == Activity.Kind.REDO) {
      return false;
    }
    return switch (activity.outcome()) {
      case DONE, DONE_WITH_PROBLEMS, FAILED_PARTLY, CANCELLED_PARTLY ->
          log.after(activity.id()).stamp().isPresent();
      case INTERRUPTED ->
          activity.safetyCopy().isPresent()
              || activity.steps().stream().anyMatch(step -> WRITING.contains(step.step()));
      case RUNNING, FAILED_UNCHANGED, CANCELLED_UNCHANGED, UNDONE -> false;
    };
  }

  /// @param last the operation that wrote last: what is counted now is compared with what it left
  private UndoPlan plan(
      UndoPlan.Direction direction,
      DatabaseFile file,
      Activity activity,
      Backup copy,
      Activity last,
      List<Activity> newest) {
    RestorePlan restore = restorer.plan(file, copy, RestorePlan.Place.IN_PLACE, file.path());
    Map<String, Long> then = log.after(last.id()).rows();
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
    return new UndoPlan(direction, activity, restore.withChangedSince(!untouched), since);
  }
}
