package dev.switchback.source;

import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a migration file says.
///
/// @param file the file
/// @param prefix `V`, `v` or nothing
/// @param version the version, where the name has one
/// @param digits the version as it stands in the name, `20260102_120000` for one
/// @param separator what stands between the version and the name
/// @param name what the migration does, in the writing of the file name
record FileName(
    Path file,
    String prefix,
    Optional<Version> version,
    String digits,
    String separator,
    String name,
    Part part) {

  /// What a file holds, by its name.
  enum Part {
    UP,
    DOWN,
    /// Everything: an up part alone, or both parts in sections.
    WHOLE
  }

  /// `.sql`, and `.sqlite` after a direction: alone it is what a database is called. A dot too many
  /// changes nothing.
  private static final Pattern ENDING =
      Pattern.compile("(?i)(?:\\.+sql|(?<=\\.up|\\.down)\\.+sqlite3?)$");

  private static final Pattern DIALECT =
      Pattern.compile(
          "(?i)\\.(?<dialect>sqlite3?|postgres(?:ql)?|mysql|mariadb|mssql|sqlserver|oracle|cockroach"
              + "|duckdb|h2)(?=\\.|$)");

  private static final Pattern DATE_AND_TIME =
      Pattern.compile("(?<digits>(?:19|20)\\d{6}[_-]\\d{6})(?:(?<sep>__|[_.-])(?<name>.*))?");
  private static final Pattern UNDERSCORED =
      Pattern.compile("(?<prefix>[vV])(?<digits>\\d+(?:[._]\\d+)+)(?:(?<sep>__)(?<name>.*))");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?<prefix>[vV])?(?<digits>\\d+(?:\\.\\d+)*)(?:(?<sep>__|[_.-])(?<name>.*))?");

  /// Whether this is the name of a file with SQL, and not a hidden one.
  static boolean isSql(Path file) {
    String name = file.getFileName().toString();
    return ENDING.matcher(name).find() && !name.startsWith(".");
  }

  static FileName of(Path file) {
    String whole = file.getFileName().toString();
    String stem = ENDING.matcher(whole).replaceFirst("");
    Part part = Part.WHOLE;
    String lower = stem.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".up")) {
      part = Part.UP;
      stem = stem.substring(0, stem.length() - ".up".length());
    } else if (lower.endsWith(".down")) {
      part = Part.DOWN;
      stem = stem.substring(0, stem.length() - ".down".length());
    }
    Optional<String> dialect = dialect(stem);
    if (dialect.filter(FileName::isOurs).isPresent()) {
      stem = stem.substring(0, stem.length() - dialect.get().length() - 1);
    }
    Matcher dated = DATE_AND_TIME.matcher(stem);
    if (dated.matches()) {
      String digits = dated.group("digits");
      return named(file, "", digits.replaceAll("[_-]", ""), dated, part);
    }
    Matcher underscored = UNDERSCORED.matcher(stem);
    if (underscored.matches()) {
      String digits = underscored.group("digits").replace('_', '.');
      return named(file, underscored.group("prefix"), digits, underscored, part);
    }
    Matcher numbered = NUMBERED.matcher(stem);
    if (numbered.matches()) {
      String prefix = Optional.ofNullable(numbered.group("prefix")).orElse("");
      return named(file, prefix, numbered.group("digits"), numbered, part);
    }
    return new FileName(file, "", Optional.empty(), "", "", stem, part);
  }

  /// The database program that a file is for, where its name ends with one: `x.postgres.up.sql`.
  static Optional<String> dialectOf(Path file) {
    String stem = ENDING.matcher(file.getFileName().toString()).replaceFirst("");
    return dialect(stem.replaceFirst("(?i)\\.(up|down)$", ""));
  }

  static boolean isOurs(String dialect) {
    return dialect.toLowerCase(Locale.ROOT).startsWith("sqlite");
  }

  private static Optional<String> dialect(String stem) {
    Matcher found = DIALECT.matcher(stem);
    String last = "";
    while (found.find()) {
      last = found.end() == stem.length() ? found.group("dialect") : "";
    }
    return last.isEmpty() ? Optional.empty() : Optional.of(last);
  }

  private static FileName named(
      Path file, String prefix, String version, Matcher match, Part part) {
    String separator = Optional.ofNullable(match.group("sep")).orElse("");
    String name = Optional.ofNullable(match.group("name")).orElse("");
    return new FileName(
        file, prefix, Version.parse(version), match.group("digits"), separator, name, part);
  }

  /// The version that `digits` in a file name stand for.
  static Version versionOf(String digits) {
    return Version.of(
        digits.matches("\\d{8}[_-]\\d{6}")
            ? digits.replaceAll("[_-]", "")
            : digits.replace('_', '.'));
  }

  /// The name as words: `_` and `-` are spaces.
  String description() {
    return name.replaceAll("[_-]+", " ").strip();
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
