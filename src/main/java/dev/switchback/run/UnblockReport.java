package dev.switchback.run;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import java.util.Optional;

/// What came of dealing with a blockage.
///
/// @param failure why it was left as it was; empty when it is done
/// @param safetyCopy the copy made before
/// @param activity the operation in the journal
public record UnblockReport(
    Unblocking unblocking, Optional<Failure> failure, Optional<Backup> safetyCopy, long activity) {

  public boolean isDone() {
    return failure.isEmpty();
  }
}
