package dev.switchback.jobs;

import dev.switchback.work.Cancellation;
import java.util.concurrent.CountDownLatch;

/// Turns Ctrl-C, or a request of the system to end, into a request to stop: the process then waits
/// until the work has ended and its report is told.
public final class StopSignal implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  /// Listens from now on.
  ///
  /// @param tooLate told when the work is past the point up to which it can be stopped
  public StopSignal(Cancellation cancellation, Runnable tooLate) {
    hook = Thread.ofPlatform().name("stop").unstarted(() -> stop(cancellation, tooLate));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stop(Cancellation cancellation, Runnable tooLate) {
    if (!cancellation.request()) {
      tooLate.run();
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The work has ended and everything is told: the process may go.
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is on its way out, and the hook with it.
      return;
    }
  }
}
