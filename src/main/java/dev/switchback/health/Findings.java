package dev.switchback.health;

import java.util.List;

/// What was found, not sorted yet.
///
/// @param limited whether there may be more
/// @param notChecked what had to be left out, beside what the kind of check leaves out anyway
record Findings(List<Finding> all, boolean limited, List<String> notChecked) {
  Findings {
    all = List.copyOf(all);
    notChecked = List.copyOf(notChecked);
  }

  static Findings of(List<Finding> all) {
    return new Findings(all, false, List.of());
  }
}
