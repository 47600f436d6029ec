package dev.switchback.cli;

import dev.switchback.registry.Database;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.ResetRefusal;
import dev.switchback.registry.ResetReport;
import dev.switchback.schema.TableRows;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.List;

/// The fields of resets.
final class ResetFields {
  private final Words words;

  ResetFields(Words words) {
    this.words = words;
  }

  static Fields plan(Database database, ResetPlan plan) {
    return new Fields()
        .put("database", database.name())
        .put(
            "plan",
            new Fields()
                .put("steps", plan.plan().steps().stream().map(PlanFields::step).toList())
                .put("tool", plan.plan().tool())
                .put("rows", plan.tables().stream().map(ResetFields::table).toList())
                .put("databaseBytes", plan.databaseBytes())
                .put("holders", StatusFields.holders(plan.holders())));
  }

  private static Fields table(TableRows table) {
    return new Fields()
        .put("table", table.table())
        .put("before", table.before())
        .put("after", table.after());
  }

  Fields report(Database database, ResetReport report, String headline) {
    return new Fields()
        .put("database", database.name())
        .put(
            "report",
            new Fields()
                .put("outcome", report.outcome())
                .put("message", headline)
                .put("rows", report.rows())
                .put("safetyCopy", report.safetyCopy().map(CopyFields::backup))
                .put("failure", report.failure().map(new ReportFields(words)::failure))
                .put("tookMillis", report.took())
                .put("activity", report.activityId()));
  }

  static Fields refusal(
      Database database, String message, ResetRefusal refusal, List<Said> reasons) {
    String kind =
        switch (refusal) {
          case ResetRefusal.Not(var reason) -> Fields.word(reason);
          case ResetRefusal.NotPlanned _ -> "not-planned";
          case ResetRefusal.FailsWhenEmpty _ -> "fails-when-empty";
        };
    return new Fields()
        .put("database", database.name())
        .put(
            "refusal",
            new Fields()
                .put("message", message)
                .put(
                    "reasons",
                    reasons.stream()
                        .map(
                            said ->
                                new Fields()
                                    .put("kind", kind)
                                    .put("message", said.sentence())
                                    .put("advice", said.advice()))
                        .toList()));
  }
}
