package dev.switchback.script;

import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.run.RunReport;

/// Why a plan can't be written as a script.
public sealed interface NoScript extends Scripting {

  /// It doesn't work on a copy of the file, so it would not work there either.
  ///
  /// @param report of the run on the copy
  record FailedOnCopy(RunReport report) implements NoScript {}

  /// A step is a program in Java: what it does is no text.
  record Program(Plan plan, PlanStep step) implements NoScript {}

  /// A statement was repeated too often to be written out: a script can't loop.
  ///
  /// @param statement 1-based
  /// @param line 1-based, in the migration's file
  record RepeatedTooOften(Plan plan, PlanStep step, int statement, int line, int times)
      implements NoScript {}
}
