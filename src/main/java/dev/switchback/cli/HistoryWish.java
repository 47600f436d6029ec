package dev.switchback.cli;

import dev.switchback.history.HistoryChoice;
import dev.switchback.registry.HistoryFindings;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which history shall count from now on, or that nobody decides any more.
final class HistoryWish extends HistoryNaming {
  @Option(
      names = "--forget",
      description = "Forget what was decided: the history that is found counts again.")
  private boolean forget;

  /// What shall be remembered; empty to look only.
  Optional<HistoryChoice> choice(HistoryFindings now) {
    if (forget) {
      if (isGiven()) {
        throw new Usage("--forget stands alone.");
      }
      return Optional.of(HistoryChoice.FOUND);
    }
    return named(Optional.of(now));
  }
}
