package dev.switchback.jobs;

import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Owns the threads. Operations on one database run one after the other, on a platform thread of
/// their own; looks run on a small pool beside them.
///
/// Platform threads, because SQLite blocks in native code, which would pin a virtual thread's
/// carrier.
public final class Jobs implements AutoCloseable {
  private static final int READERS = 4;

  private final Clock clock;
  private final Map<Path, ExecutorService> writers = new HashMap<>();
  private final ExecutorService readers;
  private final ExecutorService aside;
  private final List<Job<?>> active = new CopyOnWriteArrayList<>();

  public Jobs(Clock clock) {
    this.clock = clock;
    this.readers = Executors.newFixedThreadPool(READERS, daemons("look"));
    this.aside =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("aside").factory());
  }

  /// Queues an operation on a database behind those already queued for it. Returns at once.
  ///
  /// @param lane the database's file
  /// @param listener told every event, on the working thread
  public <T> Job<T> operate(
      Path lane, String title, Consumer<WorkEvent> listener, Function<Work, T> operation) {
    ExecutorService writer;
    synchronized (writers) {
      writer =
          writers.computeIfAbsent(
              lane, file -> Executors.newSingleThreadExecutor(daemons("db-" + file.getFileName())));
    }
    return submit(writer, title, listener, operation);
  }

  /// Queues a look that changes nothing. Returns at once.
  public <T> Job<T> look(String title, Function<Work, T> look) {
    return submit(readers, title, event -> {}, look);
  }

  /// Queues a look that nobody waits for, behind those queued so: one at a time. Returns at once.
  public <T> Job<T> aside(String title, Function<Work, T> look) {
    return submit(aside, title, event -> {}, look);
  }

  /// Runs a service that waits for something, on a daemon thread of its own. Returns at once.
  public void attend(String name, Runnable service) {
    daemons(name).newThread(service).start();
  }

  /// Operations and looks that are queued or running, oldest first.
  public List<Job<?>> active() {
    return List.copyOf(active);
  }

  private <T> Job<T> submit(
      ExecutorService executor,
      String title,
      Consumer<WorkEvent> listener,
      Function<Work, T> operation) {
    Job<T> job = new Job<>(title, clock.instant());
    active.add(job);
    executor.execute(() -> carryOut(job, listener, operation));
    return job;
  }

  private <T> void carryOut(Job<T> job, Consumer<WorkEvent> listener, Function<Work, T> operation) {
    try {
      job.cancellation().throwIfRequested(job.title());
      job.becomes(Job.State.RUNNING);
      Work work =
          new Work(
              job.cancellation(),
              event -> {
                job.tell(event);
                listener.accept(event);
              });
      T result = operation.apply(work);
      end(job);
      job.result().complete(result);
    } catch (Throwable thrown) {
      // The outermost place of a worker: whoever waits for the result is told.
      end(job);
      job.result().completeExceptionally(thrown);
    }
  }

  private void end(Job<?> job) {
    job.becomes(Job.State.ENDED);
    active.remove(job);
  }

  private static java.util.concurrent.ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }

  /// Asks everything to stop and waits up to ten seconds for it.
  @Override
  public void close() {
    active.forEach(Job::cancel);
    readers.shutdown();
    aside.shutdown();
    synchronized (writers) {
      writers.values().forEach(ExecutorService::shutdown);
      try {
        for (ExecutorService writer :
            Stream.concat(Stream.of(aside), writers.values().stream()).toList()) {
          boolean ended = writer.awaitTermination(10, TimeUnit.SECONDS);
          if (!ended) {
            writer.shutdownNow();
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
