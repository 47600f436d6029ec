package dev.switchback.backup;

import dev.switchback.health.Finding;
import java.util.List;
import java.util.Map;

/// A new backup that isn't in the catalogue yet, with what was counted in it.
public record BackupFacts(
    Backup backup,
    Manifest manifest,
    List<Finding> findings,
    int restarts,
    java.time.Duration copied,
    java.time.Duration verified) {
  public BackupFacts {
    findings = List.copyOf(findings);
  }

  /// Rows per table, counted in the copy.
  public Map<String, Long> rows() {
    return manifest.rows();
  }
}
