package dev.switchback.ui.timeline;

import dev.switchback.migration.MigrationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Shows runs of applied migrations as one row, except the newest few and those opened by hand.
final class TimelineFolds {
  /// Shorter runs are shown one by one.
  private static final int WORTH_FOLDING = 3;

  /// So many of the newest migrations are always shown one by one.
  private static final int NEWEST_SHOWN = 3;

  private final Set<String> opened;
  private final TimelineWords words;
  private final List<TimelineItem> folded = new ArrayList<>();
  private final List<TimelineItem> run = new ArrayList<>();

  private TimelineFolds(Set<String> opened, TimelineWords words) {
    this.opened = opened;
    this.words = words;
  }

  /// @param opened the keys of the runs that are shown one by one
  static List<TimelineItem> fold(
      List<TimelineItem> items, Set<String> opened, TimelineWords words) {
    return new TimelineFolds(opened, words).fold(items);
  }

  private List<TimelineItem> fold(List<TimelineItem> items) {
    int shown = 0;
    for (TimelineItem item : items) {
      if (!isApplied(item)) {
        endRun();
        folded.add(item);
      } else if (shown < NEWEST_SHOWN) {
        shown++;
        folded.add(item);
      } else {
        run.add(item);
      }
    }
    endRun();
    return folded;
  }

  private static boolean isApplied(TimelineItem item) {
    return item.event() instanceof TimelineEvent.Happened happened
        && happened.state() == MigrationState.APPLIED;
  }

  private void endRun() {
    if (run.size() < WORTH_FOLDING) {
      folded.addAll(run);
    } else {
      TimelineEvent.Several together = several(TimelineEvent.Several.Shown.TOGETHER);
      if (opened.contains(together.key())) {
        folded.add(words.several(several(TimelineEvent.Several.Shown.ONE_BY_ONE)));
        folded.addAll(run);
      } else {
        folded.add(words.several(together));
      }
    }
    run.clear();
  }

  private TimelineEvent.Several several(TimelineEvent.Several.Shown shown) {
    return new TimelineEvent.Several(
        run.stream()
            .map(TimelineItem::event)
            .filter(TimelineEvent.Happened.class::isInstance)
            .map(TimelineEvent.Happened.class::cast)
            .toList(),
        shown);
  }
}
