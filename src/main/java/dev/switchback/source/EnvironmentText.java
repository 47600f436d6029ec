package dev.switchback.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Puts values of an environment into a line, as goose does between its marks `ENVSUB ON` and `OFF`
/// (with the library mfridman/interpolate): `$NAME`, `${NAME}`, `${NAME:-word}`, `${NAME-word}`,
/// `${NAME?word}`, `${NAME:offset:length}`; `$$` and `\$` are a dollar.
///
/// One thing differs: a name without a value, which goose takes for an empty text, is told.
final class EnvironmentText {
  private final String line;
  private final Function<String, Optional<String>> environment;
  private final List<String> missing = new ArrayList<>();
  private int at;

  private EnvironmentText(String line, Function<String, Optional<String>> environment) {
    this.line = line;
    this.environment = environment;
  }

  /// @param missing what has no value, or isn't understood, as it is written
  record Filled(String text, List<String> missing) {
    Filled {
      missing = List.copyOf(missing);
    }
  }

  static Filled of(String line, Function<String, Optional<String>> environment) {
    EnvironmentText reader = new EnvironmentText(line, environment);
    String text = reader.expression("");
    return new Filled(text, reader.missing);
  }

  /// Up to `stop`, which isn't taken.
  private String expression(String stop) {
    StringBuilder text = new StringBuilder();
    while (at < line.length() && (stop.isEmpty() || !line.startsWith(stop, at))) {
      if (line.startsWith("\\\\", at) || line.startsWith("$(", at)) {
        text.append(line, at, at + 2);
        at += 2;
      } else if (line.startsWith("\\$", at) || line.startsWith("$$", at)) {
        text.append('$');
        at += 2;
      } else if (line.charAt(at) == '$' && at < line.length() - 1) {
        text.append(expansion());
      } else {
        text.append(line.charAt(at));
        at++;
      }
    }
    return text.toString();
  }

  private String expansion() {
    int begin = at;
    at++;
    boolean inBraces = line.startsWith("{", at);
    at += inBraces ? 1 : 0;
    String name = name();
    if (name.isEmpty()) {
      return notUnderstood(begin);
    }
    Optional<String> value = environment.apply(name);
    if (!inBraces || line.startsWith("}", at)) {
      at += inBraces ? 1 : 0;
      return value.orElseGet(() -> notThere(begin));
    }
    String text = operation(value, begin);
    if (!line.startsWith("}", at)) {
      return notUnderstood(begin);
    }
    at++;
    return text;
  }

  private String operation(Optional<String> value, int begin) {
    if (line.startsWith(":-", at)) {
      at += 2;
      String other = quietly(value.filter(it -> !it.isEmpty()).isPresent());
      return value.filter(it -> !it.isEmpty()).orElse(other);
    }
    if (line.startsWith("-", at)) {
      at++;
      return value.orElse(quietly(value.isPresent()));
    }
    if (line.startsWith("?", at)) {
      at++;
      quietly(true);
      return value.orElseGet(() -> notThere(begin));
    }
    if (line.startsWith(":", at)) {
      at++;
      return value.map(this::part).orElseGet(() -> skipped(begin));
    }
    return "";
  }

  /// The word behind an operator; what is missing in it doesn't count where it isn't used.
  private String quietly(boolean isUnused) {
    int before = missing.size();
    String word = expression("}");
    if (isUnused) {
      missing.subList(before, missing.size()).clear();
    }
    return word;
  }

  private String part(String value) {
    int end = line.indexOf('}', at);
    String[] numbers = line.substring(at, Math.max(end, at)).split(":", 2);
    try {
      int offset = Integer.parseInt(numbers[0].strip());
      int from = offset < 0 ? value.length() + offset : offset;
      int length = numbers.length > 1 ? Integer.parseInt(numbers[1].strip()) : value.length();
      at = Math.max(end, at);
      return from < 0 || from > value.length() || length < 0
          ? ""
          : value.substring(from, (int) Math.min(value.length(), (long) from + length));
    } catch (NumberFormatException noNumber) {
      return "";
    }
  }

  private String skipped(int begin) {
    at = Math.max(line.indexOf('}', at), at);
    return notThere(begin);
  }

  private String name() {
    int begin = at;
    while (at < line.length()
        && (Character.isLetter(line.charAt(at))
            || (at > begin && (Character.isDigit(line.charAt(at)) || line.charAt(at) == '_')))) {
      at++;
    }
    return line.substring(begin, at);
  }

  private String notThere(int begin) {
    int end = line.startsWith("}", at) ? at + 1 : at;
    missing.add(line.substring(begin, end));
    return "";
  }

  private String notUnderstood(int begin) {
    missing.add(line.substring(begin));
    at = line.length();
    return "";
  }
}
