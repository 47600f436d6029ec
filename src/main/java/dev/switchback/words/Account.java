package dev.switchback.words;

import java.util.ArrayList;
import java.util.List;

/// A plan or a report in words: one sentence that tells the outcome, and what there is to say about
/// it, part by part.
public record Account(String headline, List<Part> parts) {
  public Account {
    parts = List.copyOf(parts);
  }

  /// What stands under one label; at least one line.
  public record Part(String label, List<String> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /// Collects the parts, leaving out those with nothing to say.
  static final class Parts {
    private final List<Part> parts = new ArrayList<>();

    Parts add(String label, List<String> lines) {
      if (!lines.isEmpty()) {
        parts.add(new Part(label, lines));
      }
      return this;
    }

    Parts add(String label, String line) {
      return add(label, List.of(line));
    }

    Account under(String headline) {
      return new Account(headline, parts);
    }
  }
}
