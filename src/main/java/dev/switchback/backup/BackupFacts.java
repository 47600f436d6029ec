package dev.switchback.backup;

import dev.switchback.health.Finding;
import java.util.List;
import java.util.Map;

/// A new backup that isn't in the catalogue yet, with what was counted in it.
public record BackupFacts(
    Backup backup,
    Map<String, Long> rows,
    List<Finding> findings,
    int restarts,
    java.time.Duration copied,
    java.time.Duration verified) {
  public BackupFacts {
    rows = Map.copyOf(rows);
    findings = List.copyOf(findings);
  }
}
