package dev.switchback.backup;

import dev.switchback.failure.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a restore did, whatever happened.
///
/// @param target the file that was written, or would have been
/// @param outcome how it ended
/// @param keptAside the copy of what was there before; empty for a restore beside
/// @param keptFile where the kept copy lies, also when it isn't in the catalogue (a raw copy)
/// @param rows rows per table in the restored file, counted
/// @param failure what stopped it
/// @param activityId its record; undo goes by it
public record RestoreReport(
    RestorePlan plan,
    Outcome outcome,
    Path target,
    Optional<Backup> keptAside,
    Optional<Path> keptFile,
    Map<String, Long> rows,
    Optional<Failure> failure,
    Duration took,
    long activityId) {
  public RestoreReport {
    rows = Map.copyOf(rows);
  }

  /// How a restore ended.
  public enum Outcome {
    DONE,
    FAILED_UNCHANGED,
    /// The file was replaced, but doesn't prove to be the backup. What was there is kept aside.
    FAILED_CHANGED,
    CANCELLED_UNCHANGED
  }
}
