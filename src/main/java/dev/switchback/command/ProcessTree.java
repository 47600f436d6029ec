package dev.switchback.command;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A program that was started, and those that it started. A program that left its parent between
/// two looks isn't found.
final class ProcessTree {
  private static final int LOOK_MILLIS = 20;

  private final Process process;
  private final Set<ProcessHandle> descendants = new LinkedHashSet<>();

  ProcessTree(Process process) {
    this.process = process;
  }

  /// Remembers who is there now.
  void look() {
    process.descendants().forEach(descendants::add);
  }

  /// Those that the program started and that are still running.
  List<ProcessHandle> left() {
    return descendants.stream().filter(ProcessHandle::isAlive).toList();
  }

  /// Asks all of them to end, and ends those that don't within `patience`.
  void end(Duration patience) throws InterruptedException {
    look();
    left().forEach(ProcessHandle::destroy);
    process.destroy();
    long until = System.nanoTime() + patience.toNanos();
    while (isAnybodyThere() && System.nanoTime() < until) {
      Thread.sleep(LOOK_MILLIS);
      look();
    }
    left().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    boolean isOver = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    for (int i = 0; (!isOver || isAnybodyThere()) && i < patience.toMillis() / LOOK_MILLIS; i++) {
      Thread.sleep(LOOK_MILLIS);
      isOver = !process.isAlive();
    }
  }

  private boolean isAnybodyThere() {
    return process.isAlive() || !left().isEmpty();
  }
}
