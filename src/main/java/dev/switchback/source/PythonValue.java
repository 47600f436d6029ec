package dev.switchback.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is assigned, as far as it can be said without running anything.
sealed interface PythonValue {

  record Text(String text) implements PythonValue {}

  /// `None`.
  record Nothing() implements PythonValue {}

  /// A tuple, a list or a set.
  record Items(List<PythonValue> items) implements PythonValue {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// `True`, `models.Model`, `f(x)`: what only running it would tell.
  record Computed(String text) implements PythonValue {}

  /// The texts of a text, of nothing, or of a sequence of texts; empty when it is something else.
  default Optional<List<String>> texts() {
    return switch (this) {
      case Text(String text) -> Optional.of(List.of(text));
      case Nothing() -> Optional.of(List.of());
      case Computed computed -> Optional.empty();
      case Items(List<PythonValue> items) -> {
        List<String> texts = new ArrayList<>();
        for (PythonValue item : items) {
          if (!(item instanceof Text(String text))) {
            yield Optional.empty();
          }
          texts.add(text);
        }
        yield Optional.of(List.copyOf(texts));
      }
    };
  }

  /// The items of a sequence; none of anything else.
  default List<PythonValue> listed() {
    return this instanceof Items(List<PythonValue> items) ? items : List.of();
  }
}
