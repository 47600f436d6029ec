package dev.switchback.backup;

import java.nio.file.Path;
import java.util.List;

/// What is known of a second place, looked at just now.
///
/// @param isThere whether its folder can be reached
/// @param isApart whether it lies on another disk than the backups; also when nobody can tell
/// @param copied how many of the backups that are kept have their copy there
/// @param waiting those that wait for it, newest first
public record SecondPlaceState(
    Path place, boolean isThere, boolean isApart, int copied, List<Backup> waiting) {
  public SecondPlaceState {
    waiting = List.copyOf(waiting);
  }
}
