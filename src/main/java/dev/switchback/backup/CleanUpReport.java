package dev.switchback.backup;

import java.time.Instant;
import java.util.List;

/// What a clean-up did.
///
/// @param retention what was decided about each backup, and why
/// @param trashed those that were put into the trash
/// @param emptied those whose time in the trash was over, and that were deleted
/// @param until how long those in the trash can be put back
public record CleanUpReport(
    Retention retention, List<Backup> trashed, List<Backup> emptied, Instant until) {
  public CleanUpReport {
    trashed = List.copyOf(trashed);
    emptied = List.copyOf(emptied);
  }

  /// The room that what was put into the trash takes until it is emptied.
  public long trashedBytes() {
    return trashed.stream().mapToLong(Backup::storedBytes).sum();
  }
}
