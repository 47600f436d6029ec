package dev.switchback.ui.app;

import dev.switchback.work.WorkEvent;
import java.util.ArrayList;
import java.util.List;

/// Events on their way to the window. Steps are all kept; of what replaces itself (progress,
/// statements, waiting) only the newest since the last [#take()]. Thread-safe.
final class EventBuffer {
  private final List<WorkEvent> events = new ArrayList<>();
  private boolean begun;

  synchronized void begins() {
    begun = true;
  }

  synchronized boolean hasBegun() {
    return begun;
  }

  synchronized void add(WorkEvent event) {
    if (!events.isEmpty() && replacesItself(event) && replacesItself(events.getLast())) {
      events.removeLast();
    }
    events.add(event);
  }

  synchronized List<WorkEvent> take() {
    List<WorkEvent> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  private static boolean replacesItself(WorkEvent event) {
    return switch (event) {
      case WorkEvent.Progressed _,
          WorkEvent.StatementStarted _,
          WorkEvent.Printed _,
          WorkEvent.Waiting _,
          WorkEvent.Restarted _ ->
          true;
      case WorkEvent.StepStarted _, WorkEvent.StepFinished _, WorkEvent.NoReturn _ -> false;
    };
  }
}
