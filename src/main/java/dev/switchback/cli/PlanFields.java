package dev.switchback.cli;

import dev.switchback.migration.CodePart;
import dev.switchback.migration.Condition;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.LintFindings;
import dev.switchback.run.Preflight;
import dev.switchback.run.UnknownName;
import dev.switchback.template.InPlaceNote;
import dev.switchback.template.SqliteVersion;
import dev.switchback.words.LintWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The fields of plans.
final class PlanFields {
  private PlanFields() {}

  static Fields plan(Database database, Plan plan, Preflight preflight) {
    return plan(database, plan(plan, PlanFields::step), preflight);
  }

  private static Fields plan(Database database, Fields plan, Preflight preflight) {
    return new Fields()
        .put("database", database.name())
        .put(
            "plan",
            plan.put("databaseBytes", preflight.databaseBytes())
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

  /// The same with what the checklist says of the migrations to be run, and with what SQLite can't
  /// do in place.
  static Fields plan(
      Database database, Plan plan, Preflight preflight, LintFindings findings, LintWords words) {
    Map<Version, List<Fields>> checks = new HashMap<>();
    findings
        .checklists()
        .forEach(
            each ->
                checks.put(
                    each.migration().version(),
                    each.checks().stream().map(check -> LintFields.of(check, words)).toList()));
    return plan(
        database,
        plan(plan, step -> step(step).put("checks", checks.getOrDefault(step.version(), List.of())))
            .put("limits", limits(plan, findings.target())),
        preflight);
  }

  /// Statements that fail or do something else, on the SQLite that would run them.
  private static List<Fields> limits(Plan plan, SqliteVersion here) {
    List<Fields> limits = new ArrayList<>();
    for (PlanStep step : plan.steps()) {
      if (step.action() == PlanStep.Action.STAMP) {
        continue;
      }
      for (InPlaceNote note : InPlaceNote.in(step.script(), here)) {
        limits.add(
            new Fields()
                .put("version", step.version())
                .put("line", step.text().fileLine(note.statement().line()))
                .put("kind", note.finding().kind())
                .put("limit", note.finding().kind().limit())
                .put("fails", note.failsOn(here))
                .put("since", note.finding().kind().since().toString())
                .put("cure", note.finding().kind().cure())
                .put("table", note.finding().table())
                .put("subject", note.finding().subject()));
      }
    }
    return limits;
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
        .put("plan", plan(plan, PlanFields::step))
        .put("report", new Fields().put("outcome", "nothing-to-do").put("steps", List.of()));
  }

  private static Fields plan(Plan plan, Function<PlanStep, Fields> step) {
    return new Fields()
        .put("steps", plan.steps().stream().map(step).toList())
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
