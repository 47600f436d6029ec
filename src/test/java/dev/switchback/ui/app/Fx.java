package dev.switchback.ui.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// The JavaFX thread, for tests.
public final class Fx {
  private static final long PATIENCE_SECONDS = 30;

  private Fx() {}

  /// Starts the toolkit where it isn't started yet.
  public static void start() {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
      Platform.setImplicitExit(false);
      await(started);
    } catch (IllegalStateException alreadyStarted) {
      run(() -> {});
    }
  }

  /// Runs on the JavaFX thread and waits for the end.
  public static void run(Runnable action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  public static <T> T call(Callable<T> question) {
    FutureTask<T> task = new FutureTask<>(question);
    Platform.runLater(task);
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /// Waits until `condition`, asked on the JavaFX thread, holds.
  public static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!call(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain until " + what);
      }
      pause(20);
    }
  }

  /// Lets a few frames be drawn.
  public static void settle() {
    for (int i = 0; i < 4; i++) {
      run(() -> {});
      pause(40);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("The toolkit did not start");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
