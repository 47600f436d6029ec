package dev.switchback;

import dev.switchback.migration.Refusal;
import dev.switchback.run.RunReport;
import java.util.Optional;

/// What came of bringing a database up to date.
///
/// @param applied how many migrations were run; 0 when nothing was pending
/// @param refusal why nothing was run although something is pending
/// @param report of the run, where there was one
public record Brought(int applied, Optional<Refusal> refusal, Optional<RunReport> report) {
  private static final Brought NOTHING_TO_DO = new Brought(0, Optional.empty(), Optional.empty());

  /// Nothing was pending.
  public static Brought nothing() {
    return NOTHING_TO_DO;
  }

  /// Whether nothing is pending now.
  public boolean isUpToDate() {
    return refusal.isEmpty()
        && report.filter(run -> run.outcome() != RunReport.Outcome.DONE).isEmpty();
  }
}
