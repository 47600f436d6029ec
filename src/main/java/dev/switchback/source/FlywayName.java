package dev.switchback.source;

import dev.switchback.migration.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file says to Flyway.
///
/// @param version empty for what is repeated
/// @param versionText as it stands in the name
/// @param description its words, `_` read as spaces
record FlywayName(
    Part part, Optional<Version> version, String versionText, String description, Form form) {

  /// What the file is for.
  enum Part {
    VERSIONED,
    REPEATABLE,
    UNDO,
    BASELINE
  }

  /// What it is written in.
  enum Form {
    SQL,
    CODE
  }

  private static final Pattern CODE = Pattern.compile("(.*)\\.(?:java|kt|groovy)");
  private static final Pattern CALLBACK =
      Pattern.compile(
          "(?:before|after)(?:Each)?(?:Migrate|Undo|Clean|Info|Validate|Baseline|Repair|Connect|"
              + "CreateSchema|Versioned|Repeatables|Deploy)(?:Statement|Operation)?"
              + "(?:Applied|Error|Finish)?(?:__.*)?\\.\\w+|(?:createSchema|beforeConnect)(?:__.*)?\\.\\w+");

  private static final Pattern OTHER_MOMENT =
      Pattern.compile("(?:before|after)(?:Each)?(?:Undo|Clean|Info|Baseline|Repair|Deploy).*");

  /// Empty when Flyway would pass the file over.
  static Optional<FlywayName> of(String fileName, FlywaySettings settings) {
    Matcher code = CODE.matcher(fileName);
    if (code.matches()) {
      return parse(code.group(1), Form.CODE, settings);
    }
    return settings.suffixes().stream()
        .filter(fileName::endsWith)
        .findFirst()
        .map(suffix -> fileName.substring(0, fileName.length() - suffix.length()))
        .flatMap(stem -> parse(stem, Form.SQL, settings));
  }

  /// Whether Flyway runs it at some moment of its own: `beforeMigrate.sql`.
  static boolean isCallback(String fileName) {
    return CALLBACK.matcher(fileName).matches();
  }

  /// Whether a callback is for the moments of a migration, and not for those of other commands.
  static boolean isRunWhileMigrating(String fileName) {
    return !OTHER_MOMENT.matcher(fileName).lookingAt();
  }

  /// How a history and a timeline name what is repeated: its description is what Flyway knows it
  /// by.
  static String repeatableKey(String description) {
    return "R__" + description.replace(' ', '_');
  }

  private static Optional<FlywayName> parse(String stem, Form form, FlywaySettings settings) {
    for (Part part : Part.values()) {
      String prefix = settings.prefix(part);
      if (!prefix.isEmpty() && stem.startsWith(prefix)) {
        Optional<FlywayName> name =
            parse(part, stem.substring(prefix.length()), form, settings.separator());
        if (name.isPresent()) {
          return name;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<FlywayName> parse(Part part, String rest, Form form, String separator) {
    int parting = rest.indexOf(separator);
    String digits = parting < 0 ? rest : rest.substring(0, parting);
    String words =
        parting < 0 ? "" : rest.substring(parting + separator.length()).replace('_', ' ');
    if (part == Part.REPEATABLE) {
      return digits.isEmpty() && parting == 0
          ? Optional.of(new FlywayName(part, Optional.empty(), "", words, form))
          : Optional.empty();
    }
    return Version.parse(digits.replace('_', '.'))
        .map(version -> new FlywayName(part, Optional.of(version), digits, words, form));
  }
}
