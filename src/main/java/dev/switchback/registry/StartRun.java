package dev.switchback.registry;

import dev.switchback.migration.Refusal;
import dev.switchback.run.RunReport;

/// What became of a database that is to be brought up to date when Switchback starts.
public sealed interface StartRun {
  Database database();

  /// Nothing was pending.
  record UpToDate(Database database) implements StartRun {}

  /// Nothing was run: somebody has to look at it first.
  ///
  /// @param pending how many migrations wait
  record Waits(Database database, int pending, Why why) implements StartRun {}

  /// Nothing was run, because the plan was refused.
  record Refused(Database database, Refusal refusal) implements StartRun {}

  /// It was run, or tried to be: the report says how it ended.
  record Ran(Database database, RunReport report) implements StartRun {}

  /// Why it is not run without somebody looking.
  enum Why {
    PRODUCTION,
    PROTECTED,
    /// Something pending takes data away.
    TAKES_DATA
  }
}
