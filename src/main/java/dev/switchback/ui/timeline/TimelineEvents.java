package dev.switchback.ui.timeline;

import dev.switchback.backup.Backup;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Timeline;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.DatabaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts migrations, history, backups and activity on one line, newest first.
final class TimelineEvents {
  private TimelineEvents() {}

  static List<TimelineEvent> of(
      DatabaseStatus status, List<Backup> backups, List<Activity> activity) {
    List<TimelineEvent> events = new ArrayList<>();
    status
        .timeline()
        .notApplied()
        .reversed()
        .forEach(r -> events.add(new TimelineEvent.Waiting(r)));
    if (status.failure().isEmpty() || !status.history().entries().isEmpty()) {
      events.add(new TimelineEvent.Here(status.database()));
    }
    events.addAll(past(status.history(), status.timeline(), backups, activity));
    return events;
  }

  private static List<TimelineEvent> past(
      History history, Timeline timeline, List<Backup> backups, List<Activity> activity) {
    Map<Version, HistoryEntry> applied = history.applied();
    Map<Version, TimelineRow> rows = new HashMap<>();
    timeline.rows().forEach(row -> rows.put(row.version(), row));
    List<Dated> past = new ArrayList<>();
    // What has no time of its own stays where the history has it: after the entry before it, and
    // not before the operation of ours that wrote it.
    Instant before = Instant.EPOCH;
    Map<String, Instant> written = written(activity);
    for (HistoryEntry entry : history.entries()) {
      boolean counts = entry.equals(applied.get(entry.version()));
      Optional<TimelineRow> row =
          counts ? Optional.ofNullable(rows.get(entry.version())) : Optional.empty();
      MigrationState state = row.map(TimelineRow::state).orElse(stateOf(entry.event()));
      before = entry.at().orElse(later(before, written.get(entry.version().text())));
      past.add(new Dated(before, entry.id(), new TimelineEvent.Happened(entry, state, row)));
    }
    backups.forEach(b -> past.add(new Dated(b.at(), 0, new TimelineEvent.Copied(b))));
    activity.stream()
        .filter(a -> isShown(a, history, backups))
        .map(TimelineEvent.Did::new)
        .forEach(did -> past.add(new Dated(did.at(), 0, did)));
    past.sort(Comparator.comparing(Dated::at).thenComparingLong(Dated::order).reversed());
    return past.stream().map(Dated::event).toList();
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other == null || other.isBefore(one) ? one : other;
  }

  /// When Switchback last ran, rolled back or stamped each migration, by its version.
  private static Map<String, Instant> written(List<Activity> activity) {
    Map<String, Instant> written = new HashMap<>();
    for (Activity one : activity) {
      if (!one.kind().writes()) {
        continue;
      }
      for (Activity.StepRecord step : one.steps()) {
        switch (step.step()) {
          case RUN_MIGRATION, STAMP_MIGRATION ->
              written.merge(
                  step.subject().split(" ", 2)[0],
                  one.endedAt().orElse(one.startedAt()),
                  TimelineEvents::later);
          default -> {}
        }
      }
    }
    return written;
  }

  private static MigrationState stateOf(HistoryEntry.Event event) {
    return switch (event) {
      case APPLIED -> MigrationState.APPLIED;
      case ROLLED_BACK -> MigrationState.ROLLED_BACK;
      case STAMPED -> MigrationState.STAMPED;
      case FAILED -> MigrationState.FAILED;
    };
  }

  /// An operation whose traces are on the line already (history rows, a backup) isn't shown twice.
  private static boolean isShown(Activity activity, History history, List<Backup> backups) {
    return switch (activity.kind()) {
      case CHECK, SALVAGE, RESTORE, RESET, UNDO, UNBLOCK, COMMAND, MEND, JOURNAL_MODE, REDO -> true;
      case TRY, CLEAN_UP, TAKE_IN -> false;
      case PROVE -> activity.outcome() != Activity.Outcome.DONE;
      case BACK_UP ->
          switch (activity.outcome()) {
            case RUNNING, DONE, DONE_WITH_PROBLEMS, UNDONE -> false;
            case FAILED_UNCHANGED,
                FAILED_PARTLY,
                CANCELLED_UNCHANGED,
                CANCELLED_PARTLY,
                INTERRUPTED ->
                backups.stream().noneMatch(b -> within(b.at(), activity));
          };
      case RUN, ROLL_BACK, STAMP ->
          switch (activity.outcome()) {
            case RUNNING, DONE, DONE_WITH_PROBLEMS, UNDONE -> false;
            case FAILED_UNCHANGED, FAILED_PARTLY ->
                history.entries().stream()
                    .noneMatch(
                        e ->
                            e.event() == HistoryEntry.Event.FAILED
                                && e.at().filter(at -> within(at, activity)).isPresent());
            case CANCELLED_UNCHANGED, CANCELLED_PARTLY, INTERRUPTED -> true;
          };
    };
  }

  private static boolean within(Instant at, Activity activity) {
    Instant end = activity.endedAt().orElse(Instant.MAX);
    return !at.isBefore(activity.startedAt().minusSeconds(1))
        && (end.equals(Instant.MAX) || !at.isAfter(end.plusSeconds(1)));
  }

  private record Dated(Instant at, long order, TimelineEvent event) {}
}
