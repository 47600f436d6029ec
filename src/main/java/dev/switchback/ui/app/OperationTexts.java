package dev.switchback.ui.app;

import dev.switchback.words.Words;
import dev.switchback.work.WorkEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// The sentences an operation is told in while it works.
final class OperationTexts {
  private final Texts texts;
  private final Words words;

  OperationTexts(Texts texts, Words words) {
    this.texts = texts;
    this.words = words;
  }

  String queued() {
    return texts.get("operation.queued");
  }

  String stopping() {
    return texts.get("operation.stopping");
  }

  String done() {
    return texts.get("state.operation.DONE");
  }

  String cancelled() {
    return texts.get("operation.cancelled");
  }

  String failed(Throwable failure) {
    return texts.get("operation.failed", Failures.sentence(failure, texts, words));
  }

  OptionalDouble fraction(WorkEvent event) {
    return switch (event) {
      case WorkEvent.Progressed(_, long done, long total, _) when total > 0 ->
          OptionalDouble.of(Math.clamp((double) done / total, 0, 1));
      case WorkEvent.Progressed _,
          WorkEvent.StepStarted _,
          WorkEvent.StepFinished _,
          WorkEvent.StatementStarted _,
          WorkEvent.Printed _,
          WorkEvent.Waiting _,
          WorkEvent.Restarted _,
          WorkEvent.NoReturn _ ->
          OptionalDouble.empty();
    };
  }

  Optional<String> sentence(WorkEvent event) {
    return switch (event) {
      case WorkEvent.StepStarted(var step, String subject) -> {
        yield Optional.of(words.runs().say(step, subject));
      }
      case WorkEvent.StepFinished _ -> Optional.empty();
      case WorkEvent.Progressed(_, long done, long total, var unit) ->
          switch (unit) {
            case BYTES ->
                Optional.of(
                    total > 0
                        ? texts.get(
                            "operation.bytes",
                            words.formats().size(done),
                            words.formats().size(total))
                        : words.formats().size(done));
            case ROWS -> Optional.of(texts.get("operation.rows", words.formats().count(done)));
            case STATEMENTS -> counted("operation.statements", done, total);
            case MIGRATIONS -> counted("operation.migrations", done, total);
            case PERCENT -> Optional.empty();
          };
      case WorkEvent.StatementStarted(String version, int number, int count, int line) ->
          Optional.of(texts.get("operation.statement", version, number, count, line));
      case WorkEvent.Printed(String line) -> line.isBlank() ? Optional.empty() : Optional.of(line);
      case WorkEvent.Waiting waiting ->
          Optional.of(
              texts.get(
                  "operation.waiting",
                  clock(waiting.waited()),
                  clock(waiting.limit()),
                  String.join(", ", waiting.holders())));
      case WorkEvent.Restarted(int times, int bestPercent) ->
          Optional.of(texts.get("operation.restarted", times, bestPercent));
      case WorkEvent.NoReturn() -> Optional.of(texts.get("operation.finishing"));
    };
  }

  private Optional<String> counted(String key, long done, long total) {
    return total > 0 ? Optional.of(texts.get(key, done, total)) : Optional.empty();
  }

  private static String clock(java.time.Duration time) {
    return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }
}
