package dev.switchback.source;

import dev.switchback.migration.ToolSetup.Limit;
import dev.switchback.migration.ToolSetup.Passing;
import dev.switchback.migration.ToolWays.Older;
import dev.switchback.migration.Version;
import dev.switchback.migration.Way;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What Flyway's settings decide over what is run.
///
/// @param unknownTarget a target that no file has, which Flyway refuses
record FlywaySetup(
    Optional<Older> older,
    Set<Passing> passing,
    Limit limit,
    Optional<Way.Transactions> together,
    Optional<String> unknownTarget) {

  /// As they are written.
  ///
  /// @param ignored `ignoreMigrationPatterns`
  record Written(String target, boolean outOfOrder, boolean grouped, String ignored) {}

  static FlywaySetup of(Written written, Set<Version> known) {
    String target = written.target().strip();
    Limit limit = limit(target);
    boolean isUnknown =
        limit instanceof Limit.UpTo(Version version)
            && !target.endsWith("?")
            && !known.contains(version);
    return new FlywaySetup(
        written.outOfOrder() ? Optional.of(Older.RUNS) : Optional.empty(),
        passing(written.ignored()),
        limit,
        written.grouped() ? Optional.of(Way.Transactions.ALL) : Optional.empty(),
        isUnknown ? Optional.of(target) : Optional.empty());
  }

  private static Limit limit(String target) {
    return switch (target.toLowerCase(Locale.ROOT)) {
      case "", "latest" -> new Limit.None();
      case "current" -> new Limit.Current();
      case "next" -> new Limit.Next();
      default ->
          Version.parse(target.replaceFirst("\\?$", "").replace('_', '.'))
              .<Limit>map(Limit.UpTo::new)
              .orElseGet(Limit.None::new);
    };
  }

  /// `*:missing`, `repeatable:missing`, `*:*`, parted by commas.
  private static Set<Passing> passing(String patterns) {
    Set<Passing> passing = EnumSet.noneOf(Passing.class);
    for (String pattern : patterns.split(",")) {
      List<String> parts = Stream.of(pattern.split(":", 2)).map(FlywaySetup::word).toList();
      if (parts.size() == 2) {
        passing.addAll(of(parts.get(0), parts.get(1)));
      }
    }
    return passing;
  }

  private static Set<Passing> of(String kind, String state) {
    boolean any = kind.equals("*");
    boolean versioned = any || kind.equals("versioned");
    Set<Passing> passing = EnumSet.noneOf(Passing.class);
    boolean every = state.equals("*");
    if (versioned && (every || state.equals("missing"))) {
      passing.add(Passing.MISSING);
    }
    if ((any || kind.equals("repeatable")) && (every || state.equals("missing"))) {
      passing.add(Passing.MISSING_REPEATABLE);
    }
    if (versioned && (every || state.equals("future"))) {
      passing.add(Passing.FUTURE);
    }
    if (versioned && (every || state.equals("ignored"))) {
      passing.add(Passing.OLDER);
    }
    if (versioned && (every || state.equals("success"))) {
      passing.add(Passing.EDITED);
    }
    return passing;
  }

  private static String word(String part) {
    return part.strip().toLowerCase(Locale.ROOT);
  }
}
