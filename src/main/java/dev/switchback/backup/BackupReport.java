package dev.switchback.backup;

import dev.switchback.health.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a backup did.
///
/// @param backup as it now stands: verified, or with a failed verification
/// @param copied how long the copy took
/// @param verified how long its verification took
/// @param restarts how often a writer made the copy begin again
/// @param rows rows per table, counted in the copy
/// @param findings what the check of the copy found; empty for a good one
/// @param sameDisk whether it lies on the same disk as the database
public record BackupReport(
    Backup backup,
    Duration copied,
    Duration verified,
    int restarts,
    Map<String, Long> rows,
    List<Finding> findings,
    boolean sameDisk) {
  public BackupReport {
    rows = Map.copyOf(rows);
    findings = List.copyOf(findings);
  }
}
