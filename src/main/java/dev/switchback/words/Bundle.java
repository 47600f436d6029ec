package dev.switchback.words;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/// The texts of one language. A template's `{0}`, `{1}` … are replaced and nothing else is special,
/// so that an apostrophe is just an apostrophe.
final class Bundle {
  private final ResourceBundle texts;

  Bundle(Locale locale) {
    texts =
        ResourceBundle.getBundle(
            "dev.switchback.words.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// @throws MissingResourceException when there is no such key, which is a mistake in the program
  String text(String key, Object... facts) {
    return fill(texts.getString(key), facts);
  }

  Optional<String> find(String key, Object... facts) {
    return texts.containsKey(key)
        ? Optional.of(fill(texts.getString(key), facts))
        : Optional.empty();
  }

  /// The text under `key` for a count: `key.one` or `key.other`.
  String counted(String key, long count, Object... facts) {
    return text(key + (count == 1 ? ".one" : ".other"), facts);
  }

  /// `BEFORE_ROLL_BACK` is found under `beforeRollBack`.
  String of(String prefix, Enum<?> constant) {
    return text(prefix + camelCase(constant));
  }

  static String camelCase(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  private static String fill(String template, Object... facts) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int close = template.charAt(at) == '{' ? template.indexOf('}', at) : -1;
      if (close == at + 2 && Character.isDigit(template.charAt(at + 1))) {
        filled.append(facts[template.charAt(at + 1) - '0']);
        at = close + 1;
      } else {
        filled.append(template.charAt(at++));
      }
    }
    return filled.toString();
  }
}
