package dev.switchback.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a check found.
///
/// @param findings grouped, worst first
/// @param limited whether SQLite stopped at its limit, so that there may be more
/// @param notChecked what this check says nothing about, as keys under `notChecked.…`
public record CheckReport(
    CheckKind kind,
    Verdict verdict,
    List<Finding> findings,
    boolean limited,
    List<String> notChecked,
    Instant at,
    Duration took) {
  public CheckReport {
    findings = List.copyOf(findings);
    notChecked = List.copyOf(notChecked);
  }
}
