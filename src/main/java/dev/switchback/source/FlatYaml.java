package dev.switchback.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The plain values of a YAML file by their full names: `spring.flyway.target`. A list is its items
/// parted by commas. What isn't that simple is left out; of several documents the first counts.
final class FlatYaml {
  private static final Pattern PAIR = Pattern.compile("(\\s*)([\\w.\\-\"']+):(?:\\s+(.*))?");
  private static final Pattern ITEM = Pattern.compile("(\\s*)-\\s+(.*)");

  private FlatYaml() {}

  /// A name and how deep it stands.
  private record Level(int indent, String name) {}

  static Map<String, String> of(String text) {
    Map<String, String> values = new TreeMap<>();
    Deque<Level> open = new ArrayDeque<>();
    for (String line : text.lines().toList()) {
      Matcher item = ITEM.matcher(line);
      Matcher pair = PAIR.matcher(line);
      if (line.strip().equals("---") && !values.isEmpty()) {
        break;
      }
      if (item.matches()) {
        values.merge(name(open), plain(item.group(2)), (all, one) -> all + "," + one);
      } else if (!line.strip().startsWith("#") && pair.matches()) {
        int indent = pair.group(1).length();
        while (!open.isEmpty() && open.getLast().indent() >= indent) {
          open.removeLast();
        }
        open.addLast(new Level(indent, plain(pair.group(2))));
        String value = plain(pair.group(3) == null ? "" : pair.group(3));
        if (!value.isEmpty()) {
          values.put(name(open), value);
        }
      }
    }
    return values;
  }

  private static String name(Deque<Level> open) {
    return String.join(".", open.stream().map(Level::name).toList());
  }

  /// Without quotes, or without a comment behind it.
  private static String plain(String written) {
    String value = written.strip();
    Matcher quoted = Pattern.compile("\"([^\"]*)\".*|'([^']*)'.*").matcher(value);
    if (quoted.matches()) {
      return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    }
    return value.replaceFirst("(?:^|\\s+)#.*", "").strip();
  }
}
