package dev.switchback.run;

import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.schema.SchemaNeed;
import dev.switchback.sql.Calls;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementKind;
import dev.switchback.sqlite.OwnNames;
import dev.switchback.sqlite.SuppliedNames;
import java.util.ArrayList;
import java.util.List;

/// Finds what a plan's files name and SQLite doesn't have, before anything has run.
///
/// Touches no file. Names are found by their tokens, so a statement is looked at without its
/// tables. What only the tables can tell (how many arguments a function takes) stays for the run.
public final class UnknownNames {
  private final OwnNames own;
  private final SuppliedNames inTries;
  private final SuppliedNames inRuns;
  private final List<SchemaNeed> needs;

  /// @param inTries what the database's settings supply for tries
  /// @param inRuns what of that is there in runs too
  /// @param needs what the present schema needs of its application
  public UnknownNames(SuppliedNames inTries, SuppliedNames inRuns, List<SchemaNeed> needs) {
    this.own = OwnNames.read();
    this.inTries = inTries;
    this.inRuns = inRuns;
    this.needs = List.copyOf(needs);
  }

  /// In the order in which the plan meets them; a name once for each file.
  public List<UnknownName> in(Plan plan) {
    List<UnknownName> found = new ArrayList<>();
    for (PlanStep step : plan.steps()) {
      if (step.action() != PlanStep.Action.STAMP) {
        for (SqlStatement statement : step.script().statements()) {
          Calls.of(statement).stream()
              .filter(call -> !own.has(call.kind(), call.name()))
              .forEach(call -> add(found, named(step, call)));
          writes(step, statement).forEach(name -> add(found, name));
        }
      }
    }
    return List.copyOf(found);
  }

  private static void add(List<UnknownName> found, UnknownName name) {
    boolean known =
        found.stream()
            .anyMatch(
                one ->
                    one.kind() == name.kind()
                        && one.name().equalsIgnoreCase(name.name())
                        && one.step().equals(name.step())
                        && one.certainty().compareTo(name.certainty()) <= 0);
    if (!known) {
      found.add(name);
    }
  }

  private UnknownName named(PlanStep step, Calls.Call call) {
    UnknownName.Certainty certainty =
        call.when() == Calls.When.LATER
            ? UnknownName.Certainty.WHEN_USED
            : step.text().conditions().isEmpty()
                ? UnknownName.Certainty.CERTAIN
                : UnknownName.Certainty.PERHAPS;
    return new UnknownName(
        call.kind(),
        call.name(),
        step,
        step.text().fileLine(call.line()),
        certainty,
        supply(call.kind(), call.name()));
  }

  /// What the tables that a statement writes need.
  private List<UnknownName> writes(PlanStep step, SqlStatement statement) {
    boolean isWrite =
        statement.kind() == StatementKind.INSERT
            || statement.kind() == StatementKind.UPDATE
            || statement.kind() == StatementKind.DELETE;
    if (!isWrite) {
      return List.of();
    }
    return needs.stream()
        .filter(need -> Calls.names(statement, need.table()))
        .map(
            need ->
                new UnknownName(
                    need.kind(),
                    need.name(),
                    step,
                    step.text().fileLine(statement.line()),
                    UnknownName.Certainty.WHERE_IT_WRITES,
                    supply(need.kind(), need.name())))
        .toList();
  }

  private UnknownName.Supply supply(Calls.Kind kind, String name) {
    if (has(inRuns, kind, name)) {
      return UnknownName.Supply.IN_RUNS;
    }
    return has(inTries, kind, name) ? UnknownName.Supply.IN_TRIES : UnknownName.Supply.NONE;
  }

  private static boolean has(SuppliedNames names, Calls.Kind kind, String name) {
    return switch (kind) {
      case FUNCTION -> names.hasFunction(name);
      case COLLATION -> names.hasCollation(name);
      case MODULE -> false;
    };
  }
}
