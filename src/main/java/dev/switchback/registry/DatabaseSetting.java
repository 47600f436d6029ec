package dev.switchback.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A setting of a database that a person may change, by name.
public enum DatabaseSetting {
  /// How the file is journalled. The file itself remembers it, so changing it is a write.
  JOURNAL_MODE("journal-mode", "", "wal", "delete"),
  /// How far each commit of a run is forced to the disk.
  SYNCHRONOUS("synchronous", "extra", "extra", "full", "normal", "off"),
  /// Seconds that an operation waits for other programs' locks.
  BUSY_TIMEOUT("busy-timeout", "30"),
  /// Whether foreign keys are enforced while migrations run.
  FOREIGN_KEYS("foreign-keys", "usual", "usual", "on", "off"),
  /// Whether a run ends with `PRAGMA optimize`.
  OPTIMIZE_ON_CLOSE("optimize-on-close", Constants.OFF, Constants.OFF, Constants.ON),
  /// Whether migrations may use the operator `REGEXP`.
  REGEXP("regexp", Constants.OFF, Constants.OFF, Constants.ON),
  /// Whether what is pending is run when the window is opened, where nobody has to look first.
  RUN_AT_START("run-at-start", Constants.OFF, Constants.OFF, Constants.ON),
  /// Whether a run makes the file when it isn't there.
  CREATE_WHEN_MISSING("create-when-missing", Constants.OFF, Constants.OFF, Constants.ON),
  /// What the name of the file ends with where none is given, for instance `.db`.
  FILE_ENDING("file-ending", ""),
  /// What the file's name begins with in this environment, for instance `dev_`.
  PREFIX_DEVELOPMENT("prefix-development", ""),
  PREFIX_STAGING("prefix-staging", ""),
  PREFIX_PRODUCTION("prefix-production", ""),
  /// Whether supplied functions are there in runs too, and not only in tries.
  FUNCTIONS_IN_RUNS("functions-in-runs", Constants.OFF, Constants.OFF, Constants.ON),
  /// The same for collations, which decide the order of rows in an index.
  COLLATIONS_IN_RUNS("collations-in-runs", Constants.OFF, Constants.OFF, Constants.ON);

  /// What a switch says that is on.
  public static final String ON = Constants.ON;

  private static final long LONGEST_WAIT_SECONDS = 3600;

  private final String key;
  private final String initial;
  private final String choices;

  DatabaseSetting(String key, String initial, String... choices) {
    this.key = key;
    this.initial = initial;
    this.choices = String.join(" ", choices);
  }

  /// As it is typed and kept: `busy-timeout`.
  public String key() {
    return key;
  }

  /// What holds as long as nobody says otherwise; empty for what is as the file is.
  public String initial() {
    return initial;
  }

  /// The values it may have; empty where they can't be listed.
  public List<String> choices() {
    return choices.isEmpty() ? List.of() : List.of(choices.split(" ", -1));
  }

  public boolean isSwitch() {
    return choices().equals(List.of(Constants.OFF, Constants.ON));
  }

  private boolean isPartOfName() {
    return switch (this) {
      case FILE_ENDING, PREFIX_DEVELOPMENT, PREFIX_STAGING, PREFIX_PRODUCTION -> true;
      case JOURNAL_MODE,
          SYNCHRONOUS,
          BUSY_TIMEOUT,
          FOREIGN_KEYS,
          OPTIMIZE_ON_CLOSE,
          REGEXP,
          RUN_AT_START,
          CREATE_WHEN_MISSING,
          FUNCTIONS_IN_RUNS,
          COLLATIONS_IN_RUNS ->
          false;
    };
  }

  public static Optional<DatabaseSetting> named(String typed) {
    return Stream.of(values()).filter(setting -> setting.key.equals(typed.strip())).findFirst();
  }

  /// What somebody typed, as it is kept; empty when it can't be a value.
  public Optional<String> read(String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    if (this == BUSY_TIMEOUT) {
      return word.matches("\\d{1,4}") && Long.parseLong(word) <= LONGEST_WAIT_SECONDS
          ? Optional.of(Long.toString(Long.parseLong(word)))
          : Optional.empty();
    }
    if (isPartOfName()) {
      return typed.strip().matches("[^/\\\\:*?\"<>|\\x00-\\x1f]{1,40}")
          ? Optional.of(typed.strip())
          : Optional.empty();
    }
    return choices().contains(word) ? Optional.of(word) : Optional.empty();
  }

  private static final class Constants {
    static final String ON = "on";
    static final String OFF = "off";
  }
}
