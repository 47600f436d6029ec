package dev.switchback.cli;

import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How far a run goes. At most one of them; none is everything pending.
final class Targets {
  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "Run what is pending up to and with this migration.")
  private @Nullable String to;

  @Option(names = "--next", paramLabel = "N", description = "Run the next N pending migrations.")
  private @Nullable Integer next;

  @Option(
      names = "--only",
      paramLabel = "VERSION",
      description = "Run this migration and no other.")
  private @Nullable String only;

  Target target() {
    if (to != null) {
      return new Target.RunUpTo(version(to));
    }
    if (next != null) {
      return new Target.RunNext(count(next, "--next"));
    }
    return only == null ? new Target.RunAll() : new Target.RunOnly(version(only));
  }

  static Version version(String typed) {
    return Version.named(typed.strip());
  }

  static int count(int typed, String option) {
    if (typed < 1) {
      throw new Usage(option + " takes a number of migrations, 1 or more.");
    }
    return typed;
  }
}
