package dev.switchback.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a drill found: a backup restored to a temporary file, checked in full and counted.
///
/// @param rows rows per table in the restored file; empty when it couldn't be counted
public record DrillReport(
    Backup backup, List<DrillFinding> findings, Map<String, Long> rows, Instant at, Duration took) {
  public DrillReport {
    findings = List.copyOf(findings);
    rows = Map.copyOf(rows);
  }

  /// Whether the backup can be relied on.
  public boolean isProved() {
    return findings.stream().noneMatch(DrillFinding::isProblem);
  }

  public List<DrillFinding> problems() {
    return findings.stream().filter(DrillFinding::isProblem).toList();
  }

  public List<DrillFinding> remarks() {
    return findings.stream().filter(finding -> !finding.isProblem()).toList();
  }
}
