package dev.switchback.migration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks versions up in lists that are ordered by them.
final class ByVersion {
  private ByVersion() {}

  static <T> Optional<T> find(List<T> ordered, Function<T, Version> versionOf, Version version) {
    int low = 0;
    int high = ordered.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = versionOf.apply(ordered.get(middle)).compareTo(version);
      if (order == 0) {
        return Optional.of(ordered.get(middle));
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }
}
