package dev.switchback.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// What stands on what, by keys. What isn't among the keys is left out.
final class Graph {
  private final Map<String, List<String>> parents = new LinkedHashMap<>();
  private final Map<String, List<String>> children = new HashMap<>();

  /// @param standsOn by key, what it stands on
  Graph(Map<String, List<String>> standsOn) {
    standsOn.forEach(
        (key, below) -> {
          List<String> known =
              below.stream()
                  .filter(standsOn::containsKey)
                  .filter(k -> !k.equals(key))
                  .distinct()
                  .toList();
          parents.put(key, known);
          known.forEach(
              parent -> children.computeIfAbsent(parent, k -> new ArrayList<>()).add(key));
        });
  }

  /// Each after all that it stands on; among those that could come next, the first by `order`. What
  /// stands on itself in a circle is left out.
  List<String> inOrder(Comparator<String> order) {
    Map<String, Integer> open = new HashMap<>();
    PriorityQueue<String> ready = new PriorityQueue<>(order);
    parents.forEach(
        (key, below) -> {
          open.put(key, below.size());
          if (below.isEmpty()) {
            ready.add(key);
          }
        });
    List<String> ordered = new ArrayList<>();
    while (!ready.isEmpty()) {
      String key = ready.remove();
      ordered.add(key);
      for (String child : children.getOrDefault(key, List.of())) {
        if (open.merge(child, -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
    return ordered;
  }

  /// For each of `ordered`, and each key it stands on: what else stands on that, however far, and
  /// not on it. Keys with nothing beside are left out.
  Map<String, Map<String, Set<String>>> beside(List<String> ordered) {
    Map<String, Integer> places = new HashMap<>();
    ordered.forEach(key -> places.put(key, places.size()));
    List<BitSet> above = new ArrayList<>();
    ordered.forEach(key -> above.add(new BitSet()));
    for (int i = ordered.size() - 1; i >= 0; i--) {
      for (String child : children.getOrDefault(ordered.get(i), List.of())) {
        Integer place = places.get(child);
        if (place != null) {
          above.get(i).set(place);
          above.get(i).or(above.get(place));
        }
      }
    }
    Map<String, Map<String, Set<String>>> beside = new HashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      for (String parent : parents.getOrDefault(ordered.get(i), List.of())) {
        Integer below = places.get(parent);
        if (below != null) {
          BitSet others = (BitSet) above.get(below).clone();
          others.andNot(above.get(i));
          others.clear(i);
          if (!others.isEmpty()) {
            beside
                .computeIfAbsent(ordered.get(i), k -> new HashMap<>())
                .put(parent, names(others, ordered));
          }
        }
      }
    }
    return beside;
  }

  private static Set<String> names(BitSet places, List<String> ordered) {
    Set<String> names = new HashSet<>();
    places.stream().forEach(place -> names.add(ordered.get(place)));
    return names;
  }
}
