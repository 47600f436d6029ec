package dev.switchback.cli;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.registry.Database;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a plan is made: what is allowed by name, what is undone together, how long to wait.
final class Wishes {
  @Option(
      names = "--allow",
      paramLabel = "WHAT",
      split = ",",
      description =
          "Allow by name what is otherwise refused, separated by commas: out-of-order, edited,"
              + " missing, broken-files, transaction-control, foreign-keys, surprises,"
              + " unknown-names, without-safety-copy.")
  private List<String> allow = List.of();

  @Option(
      names = "--each-on-its-own",
      description =
          "Make each migration a transaction of its own. Without this, all are one transaction:"
              + " if one fails, all are undone.")
  private boolean eachOnItsOwn;

  @Option(
      names = "--all-or-nothing",
      description =
          "Run all in one transaction also where the history is another tool's. Without this and"
              + " --each-on-its-own, such a plan is carried out as that tool would.")
  private boolean allOrNothing;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to wait for a lock of another program. Default: what the database's settings"
              + " say, or else 30.")
  private @Nullable Integer waitSeconds;

  Set<Allowance> allowed() {
    EnumSet<Allowance> allowed = EnumSet.noneOf(Allowance.class);
    for (String word : allow) {
      allowed.add(
          Arrays.stream(Allowance.values())
              .filter(allowance -> allowance.option().equals(word.strip()))
              .findFirst()
              .orElseThrow(() -> new Usage("\"" + word + "\" cannot be allowed. " + choices())));
    }
    return allowed;
  }

  Atomicity atomicity() {
    if (eachOnItsOwn && allOrNothing) {
      throw new Usage("--each-on-its-own and --all-or-nothing exclude each other.");
    }
    if (eachOnItsOwn) {
      return Atomicity.EACH_ON_ITS_OWN;
    }
    return allOrNothing ? Atomicity.ALL_OR_NOTHING : Atomicity.AS_THE_TOOL;
  }

  Duration lockWait(Database database) {
    return lockWait(waitSeconds, database);
  }

  /// What is asked for, or else what the database's settings say.
  static Duration lockWait(@Nullable Integer seconds, Database database) {
    return seconds == null
        ? database.settings().busyTimeout()
        : Duration.ofSeconds(Math.max(0, seconds));
  }

  private static String choices() {
    return Arrays.stream(Allowance.values())
        .map(Allowance::option)
        .collect(Collectors.joining(", ", "What can be: ", "."));
  }
}
