package dev.switchback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.words.Words;
import dev.switchback.work.Step;
import dev.switchback.work.WorkEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-11-20T09:12:00Z");

  @Test
  void onATerminalOneLineIsOverwrittenAndGoneAtTheEnd() {
    try (ProgressLine line = line(Console.Kind.TERMINAL)) {
      line.accept(new WorkEvent.StepStarted(Step.COPY, "shop.db"));
      line.accept(new WorkEvent.Progressed(Step.COPY, 1_000, 2_000, WorkEvent.Unit.BYTES));
    }

    assertThat(shown())
        .isEqualTo("\rCopy shop.db …\rCopy · 1 kB of 2 kB\r" + " ".repeat(19) + "\r");
    assertThat(out.size()).isZero();
  }

  @Test
  void progressIsShownTenTimesASecondAtMost() {
    ProgressLine line = line(Console.Kind.TERMINAL);
    for (int i = 1; i <= 100; i++) {
      line.accept(new WorkEvent.Progressed(Step.VERIFY, i, 100, WorkEvent.Unit.PERCENT));
      now = now.plusMillis(10);
    }

    assertThat(shown().split("\r")).hasSize(11);
  }

  @Test
  void elsewhereEachStepIsAPlainLineAndProgressIsNotTold() {
    try (ProgressLine line = line(Console.Kind.PIPED)) {
      line.accept(new WorkEvent.StepStarted(Step.SAFETY_COPY, ""));
      line.accept(new WorkEvent.Progressed(Step.SAFETY_COPY, 1, 2, WorkEvent.Unit.BYTES));
      line.accept(new WorkEvent.StatementStarted("0001", 1, 2, 3));
      line.accept(new WorkEvent.StepStarted(Step.RUN_MIGRATION, "0001 users"));
    }

    assertThat(shown().lines()).containsExactly("Safety copy …", "Run 0001 users …");
  }

  @Test
  void aLongLineIsCutToTheTerminal() {
    line(Console.Kind.TERMINAL).accept(new WorkEvent.StepStarted(Step.COPY, "x".repeat(200)));

    assertThat(shown().strip()).hasSize(79).endsWith("…");
  }

  @Test
  void waitingNamesWhoIsInTheWay() {
    line(Console.Kind.TERMINAL)
        .accept(
            new WorkEvent.Waiting(
                Duration.ofSeconds(18), Duration.ofSeconds(30), List.of("python3 (4121)")));

    assertThat(shown().strip()).isEqualTo("In use by python3 (4121), waiting 18 s of 30 s");
  }

  private ProgressLine line(Console.Kind kind) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new StringReader(""),
            kind);
    Words words =
        new Words(Locale.ENGLISH, Clock.fixed(now, ZoneOffset.UTC), Path.of("").toAbsolutePath());
    return new ProgressLine(console, words, () -> now);
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
