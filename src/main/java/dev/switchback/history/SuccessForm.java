package dev.switchback.history;

import dev.switchback.migration.HistoryEntry.Event;
import java.util.Locale;
import java.util.Set;

/// What a home-made table's column says of how it went.
enum SuccessForm {
  WENT_WELL(Event.APPLIED),
  FAILED(Event.FAILED),
  /// Begun, and no end is noted.
  UNFINISHED(Event.FAILED),
  TAKEN_BACK(Event.ROLLED_BACK);

  private static final Set<String> NO =
      Set.of("", "0", "0.0", "false", "f", "no", "n", "failed", "failure", "fail", "error", "ko");
  private static final Set<String> BEGUN =
      Set.of("pending", "running", "started", "in_progress", "in progress", "dirty", "applying");
  private static final Set<String> BACK =
      Set.of("rolled_back", "rolled back", "rolledback", "reverted", "undone", "down");

  private final Event event;

  SuccessForm(Event event) {
    this.event = event;
  }

  Event event() {
    return event;
  }

  static SuccessForm of(Cells cells, String column) {
    String text = cells.text(column).orElse("").strip().toLowerCase(Locale.ROOT);
    if (NO.contains(text)) {
      return FAILED;
    }
    if (BEGUN.contains(text)) {
      return UNFINISHED;
    }
    return BACK.contains(text) ? TAKEN_BACK : WENT_WELL;
  }
}
