package dev.switchback.registry;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import dev.switchback.run.RunReport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a reset did, whatever happened.
///
/// @param run of the migrations on the new file; empty when it didn't come to that
/// @param safetyCopy what was there before
/// @param rows rows per table in the file after it, counted
/// @param failure what stopped it
/// @param activityId its record; undo goes by it
public record ResetReport(
    ResetPlan plan,
    Outcome outcome,
    Optional<RunReport> run,
    Optional<Backup> safetyCopy,
    Map<String, Long> rows,
    Optional<Failure> failure,
    Duration took,
    long activityId) {
  public ResetReport {
    rows = Map.copyOf(rows);
  }

  /// How a reset ended.
  public enum Outcome {
    DONE,
    FAILED_UNCHANGED,
    /// Somebody has written rows since the plan was looked at.
    CHANGED_SINCE,
    /// The file was replaced, but doesn't count what the new one did. The safety copy is there.
    FAILED_CHANGED,
    CANCELLED_UNCHANGED
  }
}
