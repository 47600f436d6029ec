package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A migration that is a Python module, read as text and never run.
///
/// @param text the module
/// @param number the digits in its file name
/// @param slug the words in its file name
record HomeMadeModule(Path file, String text, String number, String slug) {
  private static final String LITERAL =
      "(\\d+|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*')";
  private static final Pattern CLASS = Pattern.compile("(?m)^class\\s+(\\w+)");
  private static final Pattern DOWN =
      Pattern.compile(
          "(?m)^\\s+(?:async\\s+)?def\\s+(?:down|downgrade|rollback|revert|backward)\\b");
  private static final Pattern PARENT = Pattern.compile("super\\(\\)\\.__init__\\s*\\(");

  String stem() {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".py".length());
  }

  List<String> classes() {
    return CLASS.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  Version version() {
    return value("version").flatMap(Version::parse).orElseGet(() -> Version.of(number));
  }

  String description() {
    return value("description")
        .or(() -> value("name"))
        .filter(words -> !words.isBlank())
        .orElseGet(() -> slug.replace('_', ' '));
  }

  /// @param database whose list it stands in; empty where its runner has no lists
  Migration migration(String database) {
    MigrationText up = new MigrationText(text, Optional.of(file), 1);
    Origin origin = Origin.of("", Origin.Kind.CODE);
    return new Migration(
        version(),
        description(),
        up,
        DOWN.matcher(text).find() ? Optional.of(up) : Optional.empty(),
        database.isEmpty() ? origin : origin.withMarks(Map.of("database", database)));
  }

  /// What the module says of itself: as an argument to its parent's constructor, as a property, or
  /// as an attribute of its class.
  private Optional<String> value(String name) {
    List<Pattern> forms = new ArrayList<>();
    forms.add(
        Pattern.compile(
            "def\\s+"
                + name
                + "\\s*\\(\\s*self\\s*\\)[^:\\n]*:\\s*(?:#[^\\n]*\\s*|\"\"\"[\\s\\S]*?\"\"\"\\s*)*"
                + "return\\s+\\(?\\s*"
                + LITERAL));
    forms.add(Pattern.compile("(?m)^\\s+" + name + "\\s*(?::\\s*\\w+\\s*)?=\\s*" + LITERAL));
    return argument(name)
        .or(
            () ->
                forms.stream()
                    .map(form -> form.matcher(text))
                    .filter(Matcher::find)
                    .map(match -> unquoted(match.group(1)))
                    .findFirst());
  }

  private Optional<String> argument(String name) {
    Matcher parent = PARENT.matcher(text);
    if (!parent.find()) {
      return Optional.empty();
    }
    Matcher argument = Pattern.compile("\\b" + name + "\\s*=\\s*" + LITERAL).matcher(text);
    return argument.find(parent.end())
        ? Optional.of(unquoted(argument.group(1)))
        : Optional.empty();
  }

  private static String unquoted(String literal) {
    boolean isQuoted = literal.startsWith("\"") || literal.startsWith("'");
    return isQuoted
        ? literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1")
        : literal;
  }
}
