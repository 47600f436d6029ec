package dev.switchback.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the comments at the top of a file tell Atlas. They count when a blank line parts them from
/// the first statement, or when nothing else is in the file.
///
/// @param comments those lines
/// @param first the very first line, where a delimiter counts in any case
record AtlasDirectives(List<String> comments, String first) {
  private static final Pattern DIRECTIVE = Pattern.compile("[ -~]*?atlas:(\\w+)(?: +([ -~]*?))? *");

  AtlasDirectives {
    comments = List.copyOf(comments);
  }

  static AtlasDirectives of(String text) {
    List<String> comments = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int i = 0;
    while (i < lines.size() && (lines.get(i).startsWith("--") || lines.get(i).startsWith("#"))) {
      comments.add(lines.get(i).strip());
      i++;
    }
    boolean counts = i >= lines.size() || lines.get(i).isBlank();
    return new AtlasDirectives(
        counts ? comments : List.of(), lines.isEmpty() ? "" : lines.getFirst());
  }

  /// What follows `atlas:name`, of every comment that says it.
  List<String> all(String name) {
    return comments.stream().flatMap(line -> value(line, name).stream()).toList();
  }

  boolean isCheckpoint() {
    return !all("checkpoint").isEmpty();
  }

  Optional<String> delimiter() {
    return value(first, "delimiter");
  }

  private static Optional<String> value(String line, String name) {
    Matcher matcher = DIRECTIVE.matcher(line);
    return matcher.matches() && matcher.group(1).equals(name)
        ? Optional.of(Optional.ofNullable(matcher.group(2)).orElse(""))
        : Optional.empty();
  }
}
