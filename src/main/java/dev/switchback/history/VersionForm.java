package dev.switchback.history;

import dev.switchback.migration.Migration;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a home-made table writes versions: as numbers, as digits of one width, or as file names.
///
/// File names that begin with different numbers are known by these numbers; others stay texts.
final class VersionForm {
  private static final Pattern DATE_AND_TIME =
      Pattern.compile("((?:19|20)\\d{6})[_-](\\d{6})(?:[_.\\- ].*)?");
  private static final Pattern NUMBERED =
      Pattern.compile("[vVmM]?(\\d+(?:\\.\\d+)*)(?:[_.\\- ].*)?");
  private static final Pattern DATED = Pattern.compile("\\d{4}[_-]\\d{2}[_-]\\d{2}.*");

  private final List<String> texts;
  private final Optional<String> type;
  private final boolean numbered;

  private VersionForm(List<String> texts, Optional<String> type, boolean numbered) {
    this.texts = texts;
    this.type = type;
    this.numbered = numbered;
  }

  static VersionForm of(ToolTable rows, String column) {
    List<String> texts = rows.rows().stream().flatMap(row -> row.text(column).stream()).toList();
    Optional<String> type =
        rows.rows().stream().reduce((first, second) -> second).flatMap(row -> row.type(column));
    return new VersionForm(texts, type, areNumbered(texts));
  }

  private static boolean areNumbered(List<String> texts) {
    Set<Version> versions = new HashSet<>();
    Set<String> different = new HashSet<>(texts);
    for (String text : different) {
      Optional<Version> number = number(text);
      if (number.isEmpty() || !versions.add(number.get())) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Version> number(String text) {
    Optional<Version> plain = Version.parse(text);
    if (plain.isPresent()) {
      return plain;
    }
    Matcher dated = DATE_AND_TIME.matcher(text);
    if (dated.matches()) {
      return Version.parse(dated.group(1) + dated.group(2));
    }
    Matcher numbered = NUMBERED.matcher(text);
    return numbered.matches() && !DATED.matcher(text).matches()
        ? Version.parse(numbered.group(1))
        : Optional.empty();
  }

  Version read(String text) {
    return numbered ? number(text).orElseGet(() -> Version.named(text)) : Version.named(text);
  }

  /// Whether no migration has two rows.
  boolean areDifferent() {
    return new HashSet<>(texts).size() == texts.size();
  }

  /// Whether `text` names the migration of `step`.
  boolean isOf(String text, PlanStep step) {
    return step.version().isNumber()
        ? read(text).equals(step.version())
        : text.equals(step.version().text())
            || step.migration().filter(m -> m.origin().key().equals(text)).isPresent();
  }

  /// The value for `step`, in the form of the rows that are there or, without any, as the column
  /// is declared.
  ///
  /// @param declared the declared type in lower case
  Object write(PlanStep step, String declared) {
    Version version = step.version();
    boolean asNumber = type.map("integer"::equals).orElseGet(() -> declared.contains("int"));
    if (asNumber && Version.parse(version.text()).isPresent() && !version.text().contains(".")) {
      return version.number().longValueExact();
    }
    if (texts.isEmpty() || Version.parse(texts.getLast()).isPresent()) {
      return padded(version.text());
    }
    return named(step, texts.getLast());
  }

  private String padded(String version) {
    List<Integer> widths = texts.stream().map(String::length).distinct().toList();
    boolean oneWidth = widths.size() == 1 && version.chars().allMatch(Character::isDigit);
    if (!oneWidth) {
      return version;
    }
    String digits = version.replaceFirst("^0+(?=\\d)", "");
    return "0".repeat(Math.max(0, widths.getFirst() - digits.length())) + digits;
  }

  private static String named(PlanStep step, String sample) {
    String file =
        step.migration()
            .map(Migration::up)
            .flatMap(text -> text.file())
            .map(Path::getFileName)
            .map(Path::toString)
            .orElseGet(() -> step.title().replace(' ', '_'));
    String lower = sample.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".up.sql")) {
      return file;
    }
    String stem = file.replaceFirst("(?i)(\\.up)?\\.sql$", "");
    return lower.endsWith(".sql") ? stem + sample.substring(sample.length() - 4) : stem;
  }
}
