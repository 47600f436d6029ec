package dev.switchback.ui.review;

import static java.util.stream.Collectors.joining;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The command line that does what a review sheet shows.
final class ReviewCommand {
  /// What the command line waits without being told.
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(30);

  private ReviewCommand() {}

  /// @param atomicity the tool's way is what the command line does without being told
  static String of(
      Database database,
      Target target,
      Atomicity atomicity,
      Set<Allowance> allowed,
      Duration lockWait) {
    List<String> words = new ArrayList<>(List.of("switchback"));
    List<String> last = new ArrayList<>();
    List<String> options = new ArrayList<>();
    switch (target) {
      case Target.RunAll() -> words.add("run");
      case Target.RunUpTo(var version) -> {
        words.add("run");
        options.addAll(List.of("--to", version.text()));
      }
      case Target.RunNext(int count) -> {
        words.add("run");
        options.addAll(List.of("--next", Integer.toString(count)));
      }
      case Target.RunOnly(var version) -> {
        words.add("run");
        options.addAll(List.of("--only", version.text()));
      }
      case Target.RollBackLast(int count) -> {
        words.add("rollback");
        options.addAll(List.of("--last", Integer.toString(count)));
      }
      case Target.RollBackTo(var version) -> {
        words.add("rollback");
        options.addAll(List.of("--to", version.text()));
      }
      case Target.RollBackAll() -> {
        words.add("rollback");
        options.add("--all");
      }
      case Target.Unstamp(var version) -> {
        words.add("stamp");
        last.add(version.text());
        options.add("--take-back");
      }
      case Target.Stamp(var version) -> {
        words.add("stamp");
        last.add(version.text());
      }
    }
    if (database.id().isPresent()) {
      words.add(quoted(database.name()));
    } else {
      options.addAll(List.of("--file", quoted(database.file().toString())));
      database
          .source()
          .ifPresent(folder -> options.addAll(List.of("--migrations", quoted(folder.toString()))));
    }
    switch (atomicity) {
      case EACH_ON_ITS_OWN -> options.add("--each-on-its-own");
      case ALL_OR_NOTHING -> options.add("--all-or-nothing");
      case AS_THE_TOOL -> {}
    }
    if (!allowed.isEmpty()) {
      options.add("--allow");
      options.add(allowed.stream().sorted().map(Allowance::option).collect(joining(",")));
    }
    if (!lockWait.equals(DEFAULT_WAIT)) {
      options.addAll(List.of("--wait", Long.toString(lockWait.toSeconds())));
    }
    words.addAll(last);
    words.addAll(options);
    return String.join(" ", words);
  }

  /// As a POSIX shell reads it; names without anything special stay as they are.
  private static String quoted(String word) {
    return word.matches("[\\w./:@%+=-]+") ? word : '\'' + word.replace("'", "'\\''") + '\'';
  }
}
