package dev.switchback.run;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.util.Optional;

/// What would be done about a blockage.
///
/// @param tool whose history it is
/// @param before the newest migration that is applied besides the one it is about
/// @param checksum of the migration's file as it is now, where there is one
/// @param historyMark the state of the history this was decided on
public record Unblocking(
    Tool tool,
    Blockage blockage,
    Choice choice,
    Optional<Version> before,
    Optional<String> checksum,
    long historyMark) {

  /// What somebody says of it.
  public enum Choice {
    /// The migration wasn't applied: the history shall say so.
    NOT_APPLIED,
    /// It was.
    APPLIED,
    /// The lock is nobody's any more.
    RELEASE
  }
}
