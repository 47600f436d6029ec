package dev.switchback.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.OperationCancelled;
import dev.switchback.work.Step;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Path ONE = Path.of("/one.db");
  private static final Path OTHER = Path.of("/other.db");

  private final Jobs jobs = new Jobs(Clock.systemUTC());

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void operationsOnOneDatabaseRunOneAfterTheOther() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch firstMayEnd = new CountDownLatch(1);
    Job<String> first =
        jobs.operate(
            ONE,
            "first",
            event -> {},
            work -> {
              await(firstMayEnd);
              order.add("first");
              return "1";
            });
    Job<String> second =
        jobs.operate(
            ONE,
            "second",
            event -> {},
            work -> {
              order.add("second");
              return "2";
            });
    assertThat(second.state()).isEqualTo(Job.State.QUEUED);

    firstMayEnd.countDown();

    assertThat(second.result().get(5, TimeUnit.SECONDS)).isEqualTo("2");
    assertThat(first.result().get()).isEqualTo("1");
    assertThat(order).containsExactly("first", "second");
    assertThat(jobs.active()).isEmpty();
  }

  @Test
  void operationsOnDifferentDatabasesRunSideBySide() throws Exception {
    CountDownLatch bothAreRunning = new CountDownLatch(2);
    Job<Boolean> one = jobs.operate(ONE, "one", event -> {}, work -> meet(bothAreRunning));
    Job<Boolean> other = jobs.operate(OTHER, "other", event -> {}, work -> meet(bothAreRunning));

    assertThat(one.result().get(5, TimeUnit.SECONDS)).isTrue();
    assertThat(other.result().get(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anOperationThatIsCancelledInTheQueueNeverBegins() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    jobs.operate(ONE, "first", event -> {}, work -> meet(mayEnd));
    Job<Boolean> queued =
        jobs.operate(
            ONE,
            "second",
            event -> {},
            work -> {
              throw new AssertionError("It began");
            });

    assertThat(queued.cancel()).isTrue();
    mayEnd.countDown();

    assertThatThrownBy(() -> queued.result().get(5, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(OperationCancelled.class);
  }

  @Test
  void afterThePointOfNoReturnCancellingIsRefused() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    Job<String> job =
        jobs.operate(
            ONE,
            "run",
            event -> {},
            work -> {
              work.cancellation().close("run");
              work.tell(new WorkEvent.NoReturn());
              closed.countDown();
              await(asked);
              return "done";
            });
    await(closed);

    assertThat(job.state()).isEqualTo(Job.State.FINISHING);
    assertThat(job.cancel()).isFalse();

    asked.countDown();
    assertThat(job.result().get(5, TimeUnit.SECONDS)).isEqualTo("done");
  }

  @Test
  void theNewestEventIsKeptAndEachIsPassedOn() throws Exception {
    List<WorkEvent> heard = Collections.synchronizedList(new ArrayList<>());
    WorkEvent last = new WorkEvent.StepFinished(Step.COPY, "", "");
    Job<String> job =
        jobs.operate(
            ONE,
            "copy",
            heard::add,
            work -> {
              work.started(Step.COPY, "");
              work.tell(last);
              return "";
            });
    job.result().get(5, TimeUnit.SECONDS);

    assertThat(heard).hasSize(2);
    assertThat(job.latest()).contains(last);
  }

  private static boolean meet(CountDownLatch latch) {
    latch.countDown();
    await(latch);
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(5, TimeUnit.SECONDS)) {
        throw new AssertionError("Nobody came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
