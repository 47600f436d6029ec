package dev.switchback.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The values that goose would put into a file: of the environment it is started in and, where that
/// has none, of the `.env` of the project. What somebody said for the database goes before both.
record GooseEnvironment(Map<String, String> values) {
  private static final String OPTION = "env.";
  private static final int LEVELS_UP = 4;

  GooseEnvironment {
    values = Map.copyOf(values);
  }

  /// @param folder of the migrations; the nearest `.env` in it or up to four levels above counts
  /// @param started the environment of this program, which goose would be started in too
  static GooseEnvironment of(Path folder, ToolOptions options, Map<String, String> started) {
    Map<String, String> values = new HashMap<>(nearest(folder));
    values.putAll(started);
    options
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith(OPTION)) {
                values.put(name.substring(OPTION.length()), value);
              }
            });
    return new GooseEnvironment(values);
  }

  private static Map<String, String> nearest(Path folder) {
    Path at = folder.toAbsolutePath().normalize();
    for (int level = 0; at != null && level <= LEVELS_UP; level++, at = at.getParent()) {
      Path file = at.resolve(".env");
      if (Files.isRegularFile(file)) {
        return SmallText.read(file).map(GooseEnvironment::settings).orElse(Map.of());
      }
    }
    return Map.of();
  }

  /// Lines `NAME=value`, with `export` before them and quotes around the value or not.
  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new HashMap<>();
    for (String line : text.lines().toList()) {
      String plain = line.strip().replaceFirst("^export\\s+", "");
      int equals = plain.indexOf('=');
      if (equals > 0 && !plain.startsWith("#")) {
        settings.put(
            plain.substring(0, equals).strip(), value(plain.substring(equals + 1).strip()));
      }
    }
    return settings;
  }

  private static String value(String text) {
    for (String quote : new String[] {"\"", "'"}) {
      int end = text.indexOf(quote, 1);
      if (text.startsWith(quote) && end > 0) {
        return text.substring(1, end);
      }
    }
    return text.replaceFirst("\\s+#.*$", "");
  }

  Optional<String> value(CharSequence name) {
    return Optional.ofNullable(values.get(name.toString()));
  }
}
