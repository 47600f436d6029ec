package dev.switchback.cli;

import dev.switchback.migration.CodePart;
import dev.switchback.migration.Condition;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.registry.Database;
import dev.switchback.run.Preflight;
import dev.switchback.run.UnknownName;
import java.util.List;
import java.util.Optional;

/// The fields of plans.
final class PlanFields {
  private PlanFields() {}

  static Fields plan(Database database, Plan plan, Preflight preflight) {
    return new Fields()
        .put("database", database.name())
        .put(
            "plan",
            plan(plan)
                .put("databaseBytes", preflight.databaseBytes())
                .put("safetyCopyFolder", preflight.safetyCopyFolder())
                .put("freeBytes", preflight.freeBytes())
                .put("holders", StatusFields.holders(preflight.holders()))
                .put("unknownNames", preflight.names().stream().map(PlanFields::name).toList())
                .put(
                    "concerns",
                    preflight.concerns().stream()
                        .map(
                            concern ->
                                new Fields()
                                    .put("kind", ReportFields.kind(concern))
                                    .put("stops", concern.stops()))
                        .toList())
                .put(
                    "removesData",
                    preflight.destructive().stream()
                        .map(
                            destructive ->
                                new Fields()
                                    .put("version", destructive.step().version())
                                    .put("line", destructive.line())
                                    .put("sql", destructive.statement().text()))
                        .toList()));
  }

  static Fields name(UnknownName name) {
    return new Fields()
        .put("kind", name.kind())
        .put("name", name.name())
        .put("version", name.step().version())
        .put("file", name.file())
        .put("line", name.line())
        .put("certainty", name.certainty())
        .put("supply", name.supply());
  }

  /// The document when there is nothing to do: a report without steps.
  static Fields nothing(Database database, Plan plan) {
    return new Fields()
        .put("database", database.name())
        .put("plan", plan(plan))
        .put("report", new Fields().put("outcome", "nothing-to-do").put("steps", List.of()));
  }

  private static Fields plan(Plan plan) {
    return new Fields()
        .put("steps", plan.steps().stream().map(PlanFields::step).toList())
        .put("tool", plan.tool())
        .put("atomicity", plan.atomicity())
        .put("allOrNothing", plan.isAllOrNothing())
        .put("allowed", plan.allowed().stream().sorted().toList());
  }

  static Fields step(PlanStep step) {
    return new Fields()
        .put("action", step.action())
        .put("version", step.version())
        .put("description", step.description())
        .put("file", step.text().file())
        .put("class", step.text().code().map(CodePart::className))
        .put("outsideTransaction", step.outsideTransaction())
        .put("conditions", step.preconditions().conditions().stream().map(Condition::text).toList())
        .put(
            "whenUnmet",
            step.preconditions().isEmpty()
                ? Optional.empty()
                : Optional.of(step.preconditions().unmet()));
  }
}
