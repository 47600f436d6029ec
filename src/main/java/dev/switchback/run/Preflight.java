package dev.switchback.run;

import dev.switchback.failure.Holder;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.sql.Destruction;
import dev.switchback.sql.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a review sheet shows before a plan is carried out. Looking changes nothing.
///
/// @param databaseBytes size of main file and log
/// @param safetyCopyFolder where the safety copy goes
/// @param freeBytes free room there
/// @param holders other programs that have the file open, as far as the system tells
/// @param concerns what else to know about the file, the worst first
/// @param destructive the statements that take data away
/// @param names what the files name and SQLite doesn't have
public record Preflight(
    long databaseBytes,
    Path safetyCopyFolder,
    long freeBytes,
    List<Holder> holders,
    List<Concern> concerns,
    List<Destructive> destructive,
    List<UnknownName> names) {
  public Preflight {
    holders = List.copyOf(holders);
    concerns = List.copyOf(concerns);
    destructive = List.copyOf(destructive);
    names = List.copyOf(names);
  }

  /// Whether only the safety copy takes the plan back: it removes data, or a migration has no down
  /// part.
  public boolean isHardToTakeBack(Plan plan) {
    return !destructive.isEmpty()
        || plan.steps().stream()
            .filter(step -> step.action() == PlanStep.Action.RUN)
            .anyMatch(step -> step.migration().flatMap(Migration::down).isEmpty());
  }

  /// What a run would stop at before it starts.
  public List<UnknownName> namesInTheWay() {
    return names.stream().filter(UnknownName::isInTheWay).toList();
  }

  /// What has to change before anything can be written; empty when it can.
  public Optional<Concern> obstacle() {
    return concerns.stream().filter(Concern::stops).findFirst();
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
