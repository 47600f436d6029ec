package dev.switchback.run;

import dev.switchback.failure.Failure;
import java.util.Optional;

/// What came of changing the way a file is journalled.
///
/// @param failure why it was left as it was
/// @param activity the number of its record
public record JournalModeReport(JournalModePlan plan, Optional<Failure> failure, long activity) {
  public boolean isDone() {
    return failure.isEmpty();
  }
}
