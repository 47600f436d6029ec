package dev.switchback.lint;

import dev.switchback.migration.Migration;
import java.util.List;

/// What was found of one migration, every rule once, in their order.
public record Checklist(Migration migration, List<Check> checks) {
  public Checklist {
    checks = List.copyOf(checks);
  }

  /// How many things speak against it that are more than advice.
  public long problems() {
    return checks.stream().filter(Check::isProblem).mapToLong(Check::findings).sum();
  }

  public long advice() {
    return checks.stream().filter(Check::isAdvice).mapToLong(Check::findings).sum();
  }
}
