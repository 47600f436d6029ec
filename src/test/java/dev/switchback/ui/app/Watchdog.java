package dev.switchback.ui.app;

import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/// Watches that the JavaFX thread is never busy for long, as long as it isn't closed.
public final class Watchdog implements AutoCloseable {
  private final AtomicLong longestMillis = new AtomicLong();
  private volatile String culprit = "";
  private final Thread fxThread;
  private final Thread watcher;
  private volatile boolean watching = true;

  public Watchdog() {
    fxThread = Fx.call(Thread::currentThread);
    watcher = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
  }

  /// The longest time in which nothing else got its turn, and where the thread was then.
  public long longestMillis() {
    return longestMillis.get();
  }

  public String culprit() {
    return culprit;
  }

  private void watch() {
    while (watching) {
      long asked = System.nanoTime();
      AtomicLong answered = new AtomicLong();
      Platform.runLater(() -> answered.set(System.nanoTime()));
      StringBuilder trace = new StringBuilder();
      while (answered.get() == 0 && watching) {
        pause();
        if (trace.isEmpty() && millisSince(asked) > 100) {
          for (StackTraceElement element : fxThread.getStackTrace()) {
            trace.append("\n    ").append(element);
          }
        }
      }
      if (answered.get() != 0) {
        long millis = (answered.get() - asked) / 1_000_000;
        if (millis > longestMillis.getAndAccumulate(millis, Math::max)) {
          culprit = trace.toString();
        }
      }
      pause();
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    watching = false;
    try {
      watcher.join(2_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
