package dev.switchback.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.OperationCancelled;
import dev.switchback.work.Step;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTest {
  private final SameThreadFxJobs jobs = new SameThreadFxJobs();

  @Test
  void stepsBecomeRowsAndProgressAFraction() {
    Operation operation =
        operate(
            work -> {
              work.started(Step.COPY, "shop.db");
              work.tell(new WorkEvent.Progressed(Step.COPY, 500, 1000, WorkEvent.Unit.BYTES));
              Operation shown = jobs.operations().getFirst();
              assertThat(shown.progressProperty().get()).isEqualTo(0.5);
              assertThat(shown.detailProperty().get()).isEqualTo("500 bytes of 1 kB");
              work.finished(Step.COPY, "shop.db", "1 kB");
              work.started(Step.VERIFY, "shop.db");
              return "";
            });

    assertThat(operation.steps())
        .extracting(step -> step.step() + " " + step.stateProperty().get())
        .containsExactly("COPY DONE", "VERIFY DONE");
    assertThat(operation.state()).isEqualTo(OperationState.DONE);
  }

  @Test
  void afterThePointOfNoReturnItCannotBeCancelled() {
    operate(
        work -> {
          work.tell(new WorkEvent.NoReturn());
          Operation shown = jobs.operations().getFirst();
          assertThat(shown.cancellableProperty().get()).isFalse();
          assertThat(shown.state()).isEqualTo(OperationState.FINISHING);
          return "";
        });
  }

  @Test
  void aCancelledOperationSaysThatNothingWasChanged() {
    Operation operation =
        operate(
            work -> {
              work.started(Step.COPY, "shop.db");
              jobs.operations().getFirst().cancel();
              work.cancellation().throwIfRequested("backup");
              return "";
            });

    assertThat(operation.state()).isEqualTo(OperationState.CANCELLED);
    assertThat(operation.detailProperty().get()).isEqualTo("Cancelled. Nothing has been changed.");
    assertThat(operation.steps().getFirst().stateProperty().get())
        .isEqualTo(OperationStep.State.BROKEN_OFF);
  }

  @Test
  void whoeverReadsTheReportHasTheLastWord() {
    Operation operation = operate(work -> "");

    operation.conclude(OperationState.FAILED, "0009 failed at statement 1 of 1.");

    assertThat(operation.state()).isEqualTo(OperationState.FAILED);
    assertThat(operation.detailProperty().get()).isEqualTo("0009 failed at statement 1 of 1.");
  }

  @Test
  void onlyTheNewestOfWhatReplacesItselfWaitsForTheWindow() {
    EventBuffer buffer = new EventBuffer();
    buffer.add(new WorkEvent.StepStarted(Step.COPY, ""));
    for (int i = 1; i <= 10_000; i++) {
      buffer.add(new WorkEvent.Progressed(Step.COPY, i, 10_000, WorkEvent.Unit.BYTES));
    }
    buffer.add(new WorkEvent.Waiting(Duration.ZERO, Duration.ZERO, List.of()));
    buffer.add(new WorkEvent.StepFinished(Step.COPY, "", ""));

    assertThat(buffer.take())
        .containsExactly(
            new WorkEvent.StepStarted(Step.COPY, ""),
            new WorkEvent.Waiting(Duration.ZERO, Duration.ZERO, List.of()),
            new WorkEvent.StepFinished(Step.COPY, "", ""));
    assertThat(buffer.take()).isEmpty();
  }

  @Test
  void whatIsPrintedIsKeptLineByLineAndOfVeryMuchTheEnd() {
    EventBuffer buffer = new EventBuffer();
    buffer.add(new WorkEvent.StepStarted(Step.RUN_COMMAND, ""));
    for (int i = 1; i <= 3_000; i++) {
      buffer.add(new WorkEvent.Printed("line " + i));
    }
    Operation operation = operate(work -> "");

    operation.apply(buffer.take());

    assertThat(operation.printed()).hasSize(1_000).startsWith("line 2001").endsWith("line 3000");
  }

  private Operation operate(
      java.util.function.Function<dev.switchback.work.Work, String> operation) {
    return jobs.operate(
        Path.of("shop.db"),
        "Back up",
        operation,
        result -> {},
        failure -> assertThat(failure).isInstanceOf(OperationCancelled.class));
  }
}
