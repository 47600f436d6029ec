package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.words.Account;
import dev.switchback.words.AllowancePhrase;
import dev.switchback.words.Words;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every command works with: the console, the words, and the way to the engine.
final class Face {
  /// How something may be allowed here.
  static final AllowancePhrase ALLOWING =
      allowance -> "allow it with --allow " + allowance.option();

  private final Console console;
  private final Clock clock;
  private final Path home;
  private final Path folder;
  private final Words words;
  private final Cancellation cancellation = new Cancellation();

  /// @param home where the catalogue is
  /// @param folder what relative paths are relative to
  Face(Console console, Clock clock, Path home, Path folder, Path userHome) {
    this.console = console;
    this.clock = clock;
    this.home = home;
    this.folder = folder;
    words = new Words(Locale.ENGLISH, clock, userHome);
  }

  Console console() {
    return console;
  }

  Words words() {
    return words;
  }

  Clock clock() {
    return clock;
  }

  /// What stops the work of this command.
  Cancellation cancellation() {
    return cancellation;
  }

  /// Long work, told on standard error unless only a document is wanted.
  <T> T doing(Verb verb, Function<Work, T> work) {
    if (verb.isJson() && console.kind() == Console.Kind.PIPED) {
      return work.apply(new Work(cancellation, event -> {}));
    }
    try (ProgressLine progress = new ProgressLine(console, words, clock)) {
      return work.apply(new Work(cancellation, progress));
    }
  }

  Administration open() {
    return Administration.open(home, clock, Activity.Surface.COMMAND_LINE);
  }

  /// A path as it was typed.
  Path path(String typed) {
    return folder.resolve(typed).toAbsolutePath().normalize();
  }

  /// The headline, and the parts with their labels in a column of their own.
  static List<String> lines(Account account) {
    int width =
        account.parts().stream().mapToInt(part -> part.label().length()).max().orElse(0) + 2;
    return Stream.concat(
            Stream.of(account.headline()),
            account.parts().stream().flatMap(part -> lines(part, width).stream()))
        .toList();
  }

  private static List<String> lines(Account.Part part, int width) {
    String gutter = "  " + " ".repeat(width);
    String label = "  " + part.label() + " ".repeat(width - part.label().length());
    return IntStream.range(0, part.lines().size())
        .mapToObj(i -> (i == 0 ? label : gutter) + part.lines().get(i))
        .toList();
  }
}
