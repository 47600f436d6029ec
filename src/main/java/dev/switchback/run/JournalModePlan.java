package dev.switchback.run;

import dev.switchback.failure.Holder;
import dev.switchback.sqlite.JournalMode;
import java.util.List;
import java.util.Optional;

/// What changing the way a file is journalled would be. A value: making one touches nothing.
///
/// @param holders other programs that have the file open, as far as the system tells
/// @param network the kind of network file system that the file lies on; empty for a local disk
public record JournalModePlan(
    JournalMode from, JournalMode to, List<Holder> holders, Optional<String> network) {
  public JournalModePlan {
    holders = List.copyOf(holders);
  }

  public boolean isEmpty() {
    return from == to;
  }

  /// A log needs memory that all its programs share, so they have to be on one machine
  /// (sqlite.org/wal.html, section 1).
  public boolean isRefused() {
    return to == JournalMode.WAL && network.isPresent();
  }
}
