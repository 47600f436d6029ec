package dev.switchback.sqlite;

import java.util.List;

/// Functions and collations that an application registers on its own connections, and that a
/// database's settings supply in its place.
///
/// They live on a session and never in a file. Each function sees only what SQLite has itself, so
/// none can call another.
public record SuppliedNames(List<SuppliedFunction> functions, List<SuppliedCollation> collations) {
  public static final SuppliedNames NONE = new SuppliedNames(List.of(), List.of());

  public SuppliedNames {
    functions = List.copyOf(functions);
    collations = List.copyOf(collations);
  }

  public boolean hasFunction(String name) {
    return functions.stream().anyMatch(function -> function.name().equalsIgnoreCase(name));
  }

  public boolean hasCollation(String name) {
    return collations.stream().anyMatch(collation -> collation.name().equalsIgnoreCase(name));
  }
}
