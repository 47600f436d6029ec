package dev.switchback.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts values in place of `${name}`.
///
/// @param values by name, whatever the case of its letters
/// @param prefix what a placeholder begins with
/// @param suffix what it ends with
record Placeholders(Map<String, String> values, String prefix, String suffix) {
  Placeholders {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(values);
    values = byName;
  }

  /// @param unknown the placeholders without a value, as they are written
  record Filled(String text, List<String> unknown) {
    Filled {
      unknown = List.copyOf(unknown);
    }
  }

  /// What has no value stays as it is written.
  Filled in(String text) {
    StringBuilder filled = new StringBuilder(text.length());
    List<String> unknown = new ArrayList<>();
    int done = 0;
    for (int start = text.indexOf(prefix);
        start >= 0;
        start = text.indexOf(prefix, Math.max(done, start + 1))) {
      int end = text.indexOf(suffix, start + prefix.length());
      if (end < 0) {
        break;
      }
      String name = text.substring(start + prefix.length(), end);
      String value = values.get(name);
      if (value == null) {
        unknown.add(prefix + name + suffix);
        continue;
      }
      filled.append(text, done, start).append(value);
      done = end + suffix.length();
    }
    return new Filled(filled.append(text.substring(done)).toString(), unknown);
  }
}
