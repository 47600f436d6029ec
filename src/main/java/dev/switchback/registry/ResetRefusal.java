package dev.switchback.registry;

import dev.switchback.migration.Refusal;
import dev.switchback.run.RunReport;

/// Why a database isn't reset.
public sealed interface ResetRefusal extends ResetPlanning {

  /// What it is, or has not, speaks against it.
  record Not(Reason reason) implements ResetRefusal {}

  /// Its migrations can't be run on an empty database.
  record NotPlanned(Refusal refusal) implements ResetRefusal {}

  /// They were run on a new file, and one failed.
  record FailsWhenEmpty(RunReport report) implements ResetRefusal {}

  /// What speaks against it.
  enum Reason {
    /// Its name has to be typed before anything is written to it.
    PROTECTED,
    /// It is used for something else than development.
    NOT_DEVELOPMENT,
    /// No folder of migrations belongs to it, or there is none in it.
    NO_MIGRATIONS
  }
}
