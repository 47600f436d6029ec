package dev.switchback.ui.app;

import dev.switchback.work.WorkEvent;
import java.util.ArrayList;
import java.util.List;

/// Events on their way to the window. Steps are all kept; of what replaces itself (progress,
/// statements, waiting) only the newest since the last [#take()], and of what is printed the newest
/// lines. Thread-safe.
final class EventBuffer {
  private final List<WorkEvent> events = new ArrayList<>();
  private int printed;
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
    if (event instanceof WorkEvent.Printed && ++printed > Operation.PRINTED_KEPT) {
      events.remove(firstPrinted());
      printed--;
    }
    events.add(event);
  }

  private int firstPrinted() {
    int first = 0;
    while (!(events.get(first) instanceof WorkEvent.Printed)) {
      first++;
    }
    return first;
  }

  synchronized List<WorkEvent> take() {
    List<WorkEvent> taken = List.copyOf(events);
    events.clear();
    printed = 0;
    return taken;
  }

  private static boolean replacesItself(WorkEvent event) {
    return switch (event) {
      case WorkEvent.Progressed _,
          WorkEvent.StatementStarted _,
          WorkEvent.Waiting _,
          WorkEvent.Restarted _ ->
          true;
      case WorkEvent.StepStarted _,
          WorkEvent.StepFinished _,
          WorkEvent.Printed _,
          WorkEvent.NoReturn _ ->
          false;
    };
  }
}
