package dev.switchback.ui.review;

import static java.util.stream.Collectors.joining;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.ui.sheet.ShellWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The command line that does what a review sheet shows.
final class ReviewCommand {
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
    options.addAll(manner(database, words, atomicity, allowed));
    if (!lockWait.equals(database.settings().busyTimeout())) {
      options.addAll(List.of("--wait", Long.toString(lockWait.toSeconds())));
    }
    words.addAll(last);
    words.addAll(options);
    return String.join(" ", words);
  }

  /// The command line that prints the plan as a script.
  static String ofScript(
      Database database, Target target, Atomicity atomicity, Set<Allowance> allowed) {
    List<String> words = new ArrayList<>(List.of("switchback", "plan"));
    List<String> options =
        switch (target) {
          case Target.RunAll() -> List.of();
          case Target.RunUpTo(var version) -> List.of("--to", version.text());
          case Target.RunNext(int count) -> List.of("--next", Integer.toString(count));
          case Target.RunOnly(var version) -> List.of("--only", version.text());
          case Target.RollBackLast(int count) -> List.of("--back", Integer.toString(count));
          case Target.RollBackTo(var version) -> List.of("--back-to", version.text());
          case Target.RollBackAll() -> List.of("--back-all");
          case Target.Unstamp(var version) -> List.of("--unstamp", version.text());
          case Target.Stamp(var version) -> List.of("--stamp", version.text());
        };
    List<String> manner = manner(database, words, atomicity, allowed);
    words.addAll(options);
    words.add("--script");
    words.addAll(manner);
    return String.join(" ", words);
  }

  /// Names the database in `words`, and tells the options that say how.
  private static List<String> manner(
      Database database, List<String> words, Atomicity atomicity, Set<Allowance> allowed) {
    List<String> manner = new ArrayList<>();
    if (database.id().isPresent()) {
      words.add(ShellWord.quoted(database.name()));
    } else {
      manner.addAll(List.of("--file", ShellWord.quoted(database.file().toString())));
      database
          .source()
          .ifPresent(
              folder ->
                  manner.addAll(List.of("--migrations", ShellWord.quoted(folder.toString()))));
    }
    switch (atomicity) {
      case EACH_ON_ITS_OWN -> manner.add("--each-on-its-own");
      case ALL_OR_NOTHING -> manner.add("--all-or-nothing");
      case AS_THE_TOOL -> {}
    }
    if (!allowed.isEmpty()) {
      manner.add("--allow");
      manner.add(allowed.stream().sorted().map(Allowance::option).collect(joining(",")));
    }
    return manner;
  }
}
