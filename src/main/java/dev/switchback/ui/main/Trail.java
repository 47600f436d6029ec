package dev.switchback.ui.main;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The databases somebody looked at, to go back and forward among.
final class Trail {
  private final Deque<Path> behind = new ArrayDeque<>();
  private final Deque<Path> ahead = new ArrayDeque<>();
  private Optional<Path> now = Optional.empty();

  /// Notes where somebody is. Going somewhere new forgets what was ahead.
  void visit(Path file) {
    if (now.equals(Optional.of(file))) {
      return;
    }
    now.ifPresent(behind::push);
    ahead.clear();
    now = Optional.of(file);
  }

  Optional<Path> back() {
    return move(behind, ahead);
  }

  Optional<Path> forward() {
    return move(ahead, behind);
  }

  private Optional<Path> move(Deque<Path> from, Deque<Path> to) {
    if (from.isEmpty()) {
      return Optional.empty();
    }
    now.ifPresent(to::push);
    now = Optional.of(from.pop());
    return now;
  }
}
