package dev.switchback;

import dev.switchback.run.TryReport;

/// What came of trying a database's pending migrations before anybody asked for it.
public sealed interface Ahead {
  /// They were tried on a copy of the file as it is now.
  record Tried(TryReport report) implements Ahead {}

  /// They weren't.
  record Not(Why why) implements Ahead {}

  /// Why nothing was tried.
  enum Why {
    NOTHING_PENDING,
    /// The plan is refused, or would have to be allowed something first.
    REFUSED,
    /// The file isn't there.
    NO_FILE,
    /// It is larger than what is tried unasked.
    TOO_LARGE,
    /// Somebody wrote to it a moment ago, or while it was tried: later perhaps.
    BEING_WRITTEN,
    /// There isn't room for copies several times over.
    NO_ROOM,
    /// A migration is a program, or names other files: that is never run unasked.
    REACHES_OUT
  }
}
