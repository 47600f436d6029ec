package dev.switchback.lint;

import dev.switchback.migration.Migration;
import java.util.List;
import java.util.Set;

/// What was found of one migration, every rule once, in their order.
public record Checklist(Migration migration, List<Check> checks) {
  public Checklist {
    checks = List.copyOf(checks);
  }

  /// How many things speak against it that are more than advice.
  public long problems() {
    return checks.stream().filter(Check::isProblem).mapToLong(Check::findings).sum();
  }

  /// The same without what somebody says elsewhere.
  public Checklist without(Set<Rule> rules) {
    return new Checklist(
        migration, checks.stream().filter(check -> !rules.contains(check.rule())).toList());
  }

  public long advice() {
    return checks.stream().filter(Check::isAdvice).mapToLong(Check::findings).sum();
  }
}
