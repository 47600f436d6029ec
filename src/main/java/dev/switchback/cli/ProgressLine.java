package dev.switchback.cli;

import dev.switchback.words.Words;
import dev.switchback.work.Step;
import dev.switchback.work.WorkEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Tells on standard error how far the work is: on a terminal one line that overwrites itself and
/// is gone at the end, elsewhere a plain line per step.
final class ProgressLine implements Consumer<WorkEvent>, AutoCloseable {
  private static final Duration REST = Duration.ofMillis(100);
  private static final int WIDTH = 79;

  private final Console console;
  private final Words words;
  private final InstantSource clock;
  private int shown;
  private Instant last = Instant.MIN;

  ProgressLine(Console console, Words words, InstantSource clock) {
    this.console = console;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public void accept(WorkEvent event) {
    switch (event) {
      case WorkEvent.StepStarted(Step step, String subject) ->
          line(words.runs().say(step, subject) + " …");
      case WorkEvent.StepFinished _, WorkEvent.NoReturn _ -> {}
      case WorkEvent.Progressed(Step at, long done, long total, WorkEvent.Unit unit) ->
          overwrite(progress(words.word(at), done, total, unit));
      case WorkEvent.StatementStarted(String version, int number, int count, int line) ->
          overwrite(version + " · statement " + number + " of " + count + ", line " + line);
      case WorkEvent.Printed(String line) -> overwrite(line);
      case WorkEvent.Waiting(Duration waited, Duration limit, var holders) ->
          waiting(waited, limit, String.join(", ", holders));
      case WorkEvent.Restarted(int times, int best) ->
          line(
              "Another program is writing; started again " + times + " times, best " + best + " %");
    }
  }

  /// Takes the line off the terminal.
  @Override
  public void close() {
    erase();
  }

  private String progress(String what, long done, long total, WorkEvent.Unit unit) {
    String amount =
        switch (unit) {
          case BYTES ->
              words.formats().size(done) + (total > 0 ? " of " + words.formats().size(total) : "");
          case STATEMENTS, MIGRATIONS ->
              words.formats().count(done)
                  + (total > 0 ? " of " + words.formats().count(total) : "");
          case ROWS -> words.formats().count(done) + " rows";
          case PERCENT -> done + " %";
        };
    return what + " · " + amount;
  }

  private void waiting(Duration waited, Duration limit, String holders) {
    String text =
        "In use by "
            + (holders.isEmpty() ? "another program" : holders)
            + ", waiting "
            + words.formats().duration(waited)
            + " of "
            + words.formats().duration(limit);
    if (console.kind() == Console.Kind.TERMINAL || waited.isZero()) {
      line(text);
    }
  }

  /// A line that is also worth keeping in a file.
  private void line(String text) {
    if (console.kind() == Console.Kind.PIPED) {
      console.message(text);
    } else {
      show(text);
    }
  }

  /// A line that is only worth something while it is new.
  private void overwrite(String text) {
    Instant now = clock.instant();
    if (console.kind() == Console.Kind.TERMINAL
        && (last.equals(Instant.MIN) || Duration.between(last, now).compareTo(REST) >= 0)) {
      last = now;
      show(text);
    }
  }

  private void show(String text) {
    String cut = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
    console.unfinished("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
    shown = cut.length();
  }

  private void erase() {
    if (shown > 0) {
      console.unfinished("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }
}
