package dev.switchback.source;

import dev.switchback.migration.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How the files of a folder are named: the way its newest migration is.
///
/// @param next the digits of the version that comes next
record Habit(String prefix, String next, String separator, String wordSeparator) {
  private static final int DIGITS_IN_NEW_FOLDER = 4;

  static Habit of(List<FileName> names, Instant now) {
    Optional<FileName> newest =
        names.stream()
            .filter(name -> name.version().isPresent())
            .max(Comparator.comparing(name -> name.version().orElseThrow()));
    if (newest.isEmpty()) {
      return new Habit("", "0".repeat(DIGITS_IN_NEW_FOLDER - 1) + "1", "_", "_");
    }
    FileName name = newest.get();
    return new Habit(
        name.prefix(),
        VersionHabit.of(names).after(name, now),
        name.separator().isEmpty() ? "_" : name.separator(),
        wordSeparator(name));
  }

  private static String wordSeparator(FileName name) {
    boolean dashes = name.name().contains("-") && !name.name().contains("_");
    boolean noWords = !name.name().contains("-") && !name.name().contains("_");
    return dashes || (noWords && name.separator().equals("-")) ? "-" : "_";
  }

  Version version() {
    return FileName.versionOf(next);
  }

  String stem(String description) {
    return prefix + next + separator + Slug.of(description, wordSeparator);
  }
}
