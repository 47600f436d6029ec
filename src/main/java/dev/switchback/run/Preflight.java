package dev.switchback.run;

import dev.switchback.failure.Holder;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.sql.Destruction;
import dev.switchback.sql.SqlStatement;
import java.nio.file.Path;
import java.util.List;

/// What a review sheet shows before a plan is carried out. Looking changes nothing.
///
/// @param databaseBytes size of main file and log
/// @param safetyCopyFolder where the safety copy goes
/// @param freeBytes free room there
/// @param holders other programs that have the file open, as far as the system tells
/// @param destructive the statements that take data away
public record Preflight(
    long databaseBytes,
    Path safetyCopyFolder,
    long freeBytes,
    List<Holder> holders,
    List<Destructive> destructive) {
  public Preflight {
    holders = List.copyOf(holders);
    destructive = List.copyOf(destructive);
  }

  public boolean hasRoom() {
    return freeBytes > databaseBytes + databaseBytes / 10;
  }

  /// The statements of a plan that take data away.
  public static List<Destructive> destructiveIn(Plan plan) {
    return plan.steps().stream()
        .filter(step -> step.action() != PlanStep.Action.STAMP)
        .flatMap(
            step ->
                step.script().statements().stream()
                    .filter(Destruction::isDestructive)
                    .map(s -> new Destructive(step, s, step.text().fileLine(s.line()))))
        .toList();
  }

  /// A statement that takes data away. `line` is 1-based in the migration's file.
  public record Destructive(PlanStep step, SqlStatement statement, int line) {}
}
