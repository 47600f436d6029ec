package dev.switchback.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts names in an order in which each comes after those it needs; where that leaves a choice, in
/// the order given.
///
/// @param order those that could be placed
/// @param inCircle those that need each other, or one of them
record Topological(List<String> order, List<String> inCircle) {
  Topological {
    order = List.copyOf(order);
    inCircle = List.copyOf(inCircle);
  }

  /// @param needs what each needs; names that aren't among the keys count for nothing
  static Topological of(Map<String, Set<String>> needs) {
    Set<String> placed = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(needs.keySet());
    boolean moved = true;
    while (moved && !open.isEmpty()) {
      moved = false;
      for (String name : List.copyOf(open)) {
        Set<String> own = needs.getOrDefault(name, Set.of());
        boolean ready =
            own.stream().allMatch(need -> placed.contains(need) || !needs.containsKey(need));
        if (ready) {
          placed.add(name);
          open.remove(name);
          moved = true;
          break;
        }
      }
    }
    return new Topological(List.copyOf(placed), open);
  }
}
