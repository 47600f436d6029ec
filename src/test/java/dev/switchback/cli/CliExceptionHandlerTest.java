package dev.switchback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.DiskFull;
import dev.switchback.failure.OperationCancelled;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CliExceptionHandlerTest {
  private static final Path PLACE = Path.of("").toAbsolutePath();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aFailureIsASentenceAndAWayOnOnStandardError() {
    int code = handle(new DiskFull(PLACE.resolve("disk"), "backup"));

    assertThat(code).isEqualTo(ExitCode.FAILED.number());
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "There is no room left at "
                + Path.of("~/disk")
                + ". What was being written has been taken back.",
            "  Free some space there, or choose another place, and do it again.");
    assertThat(out.size()).isZero();
  }

  @Test
  void whatWasCancelledHasACodeOfItsOwn() {
    assertThat(handle(new OperationCancelled("check"))).isEqualTo(ExitCode.CANCELLED.number());
  }

  @Test
  void aFaultOfTheProgramNeverClaimsThatNothingWasChanged() {
    int code = handle(new IllegalStateException("unforeseen"));

    assertThat(code).isEqualTo(ExitCode.FAULT.number());
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Switchback itself failed: ", "unforeseen", "CliExceptionHandlerTest")
        .doesNotContain("othing was changed");
  }

  private int handle(Exception thrown) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new StringReader(""),
            Console.Kind.PIPED);
    Face face = new Face(console, Clock.systemUTC(), PLACE, PLACE, PLACE);
    CommandLine command = new CommandLineFace(face).commands();
    return new CliExceptionHandler(face)
        .handleExecutionException(thrown, command, command.parseArgs());
  }
}
