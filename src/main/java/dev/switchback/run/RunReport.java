package dev.switchback.run;

import dev.switchback.backup.Backup;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Version;
import dev.switchback.schema.SchemaDiff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a run, a roll back or a stamp did, whatever happened.
///
/// @param steps one for each step of the plan, in order
/// @param failure what stopped it; empty when it was done or cancelled
/// @param safetyCopy the way back
/// @param schema what of the schema is different now
/// @param brokenBefore foreign keys that were broken before it began, in rows
/// @param stays versions whose steps stay done although the run didn't end well
/// @param hoisted how often a `PRAGMA foreign_keys` was left out, because it does nothing in a
///     transaction and is already handled around it
/// @param activityId its record in the catalogue; empty for a try
public record RunReport(
    Plan plan,
    Outcome outcome,
    List<StepReport> steps,
    Optional<RunFailure> failure,
    Optional<Backup> safetyCopy,
    SchemaDiff schema,
    long brokenBefore,
    List<Version> stays,
    int hoisted,
    Duration took,
    OptionalLong activityId) {
  public RunReport {
    steps = List.copyOf(steps);
    stays = List.copyOf(stays);
  }

  /// How a run ended.
  public enum Outcome {
    DONE,
    NOTHING_TO_DO,
    FAILED_UNCHANGED,
    FAILED_PARTLY,
    CANCELLED_UNCHANGED,
    CANCELLED_PARTLY
  }

  public long doneCount() {
    return steps.stream().filter(s -> s.outcome() == StepReport.Outcome.DONE).count();
  }

  /// The same, with its record in the catalogue.
  public RunReport withActivity(long id) {
    return new RunReport(
        plan,
        outcome,
        steps,
        failure,
        safetyCopy,
        schema,
        brokenBefore,
        stays,
        hoisted,
        took,
        OptionalLong.of(id));
  }

  /// The same, with the copy that was taken before it.
  RunReport withSafetyCopy(Optional<Backup> copy) {
    return new RunReport(
        plan,
        outcome,
        steps,
        failure,
        copy,
        schema,
        brokenBefore,
        stays,
        hoisted,
        took,
        activityId);
  }
}
