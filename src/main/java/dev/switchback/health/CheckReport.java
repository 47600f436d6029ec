package dev.switchback.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a check found.
///
/// @param findings grouped, worst first
/// @param limited whether SQLite stopped at its limit, so that there may be more
/// @param notChecked what this check says nothing about, as keys under `notChecked.…`
/// @param effort how much it took; with it the next check of the file knows how far it is
public record CheckReport(
    CheckKind kind,
    Verdict verdict,
    List<Finding> findings,
    boolean limited,
    List<String> notChecked,
    Instant at,
    Duration took,
    Effort effort) {
  public CheckReport {
    findings = List.copyOf(findings);
    notChecked = List.copyOf(notChecked);
  }

  /// One of which nobody knows how much it took.
  public CheckReport(
      CheckKind kind,
      Verdict verdict,
      List<Finding> findings,
      boolean limited,
      List<String> notChecked,
      Instant at,
      Duration took) {
    this(kind, verdict, findings, limited, notChecked, at, took, Effort.UNKNOWN);
  }
}
