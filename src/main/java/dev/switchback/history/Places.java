package dev.switchback.history;

import dev.switchback.migration.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives texts their places in one order. Numbers keep what they are.
final class Places {
  private final List<String> order = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Version> numbers = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  /// Adds `key` at the end; nothing when it is there.
  void add(String key, Version version) {
    if (known.add(key)) {
      order.add(key);
      keep(key, version);
    }
  }

  /// Adds `key` right after `before`, at the beginning when that isn't there; nothing when it is
  /// there itself.
  void addAfter(String before, String key, Version version) {
    if (known.add(key)) {
      order.add(order.lastIndexOf(before) + 1, key);
      keep(key, version);
    }
  }

  private void keep(String key, Version version) {
    if (version.isNumber()) {
      numbers.put(key, version);
    } else {
      texts.put(key, version.text());
    }
  }

  Map<String, Version> versions() {
    Map<String, Version> versions = new HashMap<>(numbers);
    for (int i = 0; i < order.size(); i++) {
      String key = order.get(i);
      if (!numbers.containsKey(key)) {
        versions.put(key, Version.placed(i, texts.getOrDefault(key, key)));
      }
    }
    return versions;
  }
}
