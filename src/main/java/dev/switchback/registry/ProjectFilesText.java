package dev.switchback.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Settings in the texts of configuration files, as far as they are literal. Nothing is evaluated.
final class ProjectFilesText {
  private static final Pattern SECTION = Pattern.compile("\\[+\\s*([^\\]]+?)\\s*\\]+\\s*(?:#.*)?");
  private static final Pattern QUOTED =
      Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'|`([^`\\n]*)`");

  /// The value of a name in a program: a literal, or the parts of a path joined to the file's own
  /// folder.
  private static final String VALUE =
      "((?:\"[^\"\\n"
          + "]*\"|'[^'\\n"
          + "]*'|`[^`\\n"
          + "]*`)|(?:path\\.)?(?:join|resolve)\\s*\\(\\s*(?:__dirname|import\\.meta\\.dirname)[^)]*\\))";

  private ProjectFilesText() {}

  /// Lines `name = value` by section; what stands before the first section is in the section ``.
  /// Reads INI, properties, `.env` and the simple part of TOML. Quotes around a value are dropped,
  /// and so is a comment behind it.
  static Map<String, Map<String, String>> sections(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    String section = "";
    sections.put(section, new LinkedHashMap<>());
    for (String line : text.lines().toList()) {
      String plain = line.strip();
      Matcher head = SECTION.matcher(plain);
      if (head.matches()) {
        section = head.group(1);
        for (int i = 2; sections.containsKey(section); i++) {
          section = head.group(1) + "#" + i;
        }
        sections.put(section, new LinkedHashMap<>());
      } else if (!plain.isEmpty() && "#;!".indexOf(plain.charAt(0)) < 0) {
        put(sections.computeIfAbsent(section, s -> new LinkedHashMap<>()), plain);
      }
    }
    return sections;
  }

  /// The settings before the first section.
  static Map<String, String> settings(String text) {
    return sections(text).getOrDefault("", Map.of());
  }

  private static void put(Map<String, String> settings, String line) {
    Matcher parts = Pattern.compile("(?:export\\s+)?([\\w.\\-]+)\\s*[=:]\\s*(.*)").matcher(line);
    if (parts.matches()) {
      settings.put(parts.group(1), value(parts.group(2)));
    }
  }

  private static String value(String text) {
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.lookingAt()) {
      return group(quoted);
    }
    return text.replaceFirst("\\s+[#;].*$", "").strip();
  }

  /// The values of `name` in a program or in JSON, in their order, where they are literal.
  static List<String> literals(String text, String name) {
    Pattern pattern =
        Pattern.compile("(?<![\\w.])[\"']?" + Pattern.quote(name) + "[\"']?\\s*[:=]\\s*" + VALUE);
    List<String> values = new ArrayList<>();
    for (MatchResult match : pattern.matcher(withoutComments(text)).results().toList()) {
      values.add(joined(match.group(1)));
    }
    return values;
  }

  static Optional<String> literal(String text, String name) {
    return literals(text, name).stream().findFirst();
  }

  /// The number of the line on which `setting` has this value, from 1; of several the first.
  ///
  /// Where a program joins a path, the line of its last part; 0 where it can't be told.
  static int line(String text, String setting, String value) {
    String plain = setting.split("\\s", 2)[0];
    String key = plain.substring(plain.lastIndexOf('.') + 1);
    String first = value.strip().lines().findFirst().orElse("");
    int whole = lineOf(text, key, first);
    return whole > 0 ? whole : lineOf(text, key, first.substring(first.lastIndexOf('/') + 1));
  }

  private static int lineOf(String text, String key, String first) {
    List<String> lines = text.lines().toList();
    int alone = 0;
    for (int i = 0; i < lines.size() && !first.isEmpty(); i++) {
      String line = lines.get(i).strip();
      boolean isComment = line.startsWith("#") || line.startsWith("//") || line.startsWith(";");
      if (!isComment && line.contains(first)) {
        if (line.contains(key)) {
          return i + 1;
        }
        alone = alone == 0 ? i + 1 : alone;
      }
    }
    return alone;
  }

  /// The quoted texts in `expression`, joined as a path.
  static String joined(String expression) {
    List<String> parts = quoted(expression);
    return String.join("/", parts);
  }

  static List<String> quoted(String expression) {
    return QUOTED.matcher(expression).results().map(ProjectFilesText::group).toList();
  }

  private static String group(MatchResult match) {
    for (int i = 1; i <= 3; i++) {
      String text = match.group(i);
      if (text != null) {
        return text;
      }
    }
    return "";
  }

  /// Without lines that are comments: what stands behind `//` may belong to an address.
  private static String withoutComments(String text) {
    return text.replaceAll("(?m)^\\s*(?://|#).*$", "").replaceAll("(?s)/\\*.*?\\*/", "");
  }
}
