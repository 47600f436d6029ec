package dev.switchback.run;

import dev.switchback.migration.PlanStep;
import dev.switchback.schema.TableRows;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sql.StatementTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Explains by the statements of a migration why tables have fewer rows after it.
final class Losses {
  private final Set<String> dropped = new TreeSet<>();
  private final Set<String> deletedFrom = new TreeSet<>();
  private final Set<String> renamed = new TreeSet<>();

  private final boolean isProgram;

  /// What a program deletes is its own doing, though no statement of a script tells.
  private Losses(PlanStep step) {
    isProgram = step.text().code().isPresent();
    for (SqlStatement statement : step.script().statements()) {
      Optional<StatementTarget> target = StatementTarget.of(statement);
      target.ifPresent(this::note);
    }
  }

  private void note(StatementTarget target) {
    String table = target.table().toLowerCase(Locale.ROOT);
    switch (target.effect()) {
      case DROPS -> dropped.add(table);
      case DELETES, REPLACES -> deletedFrom.add(table);
      case RENAMES -> renamed.add(table);
    }
  }

  /// @param rows every table before and after the step
  static List<Loss> of(PlanStep step, List<TableRows> rows) {
    Losses losses = new Losses(step);
    List<Loss> found = new ArrayList<>();
    for (TableRows table : rows) {
      losses.explain(table).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Loss> explain(TableRows rows) {
    String table = rows.table().toLowerCase(Locale.ROOT);
    long before = rows.before().orElse(0);
    if (rows.after().isEmpty()) {
      boolean onlyRenamed = renamed.contains(table) && !dropped.contains(table);
      return before == 0 || onlyRenamed
          ? Optional.empty()
          : Optional.of(
              new Loss(
                  rows.table(),
                  before,
                  isProgram || dropped.contains(table)
                      ? Loss.Cause.DROPPED
                      : Loss.Cause.UNEXPLAINED));
    }
    long lost = before - rows.after().getAsLong();
    return lost <= 0 ? Optional.empty() : Optional.of(new Loss(rows.table(), lost, cause(table)));
  }

  private Loss.Cause cause(String table) {
    if (dropped.contains(table) || renamed.contains(table)) {
      return Loss.Cause.REBUILT;
    }
    return isProgram || deletedFrom.contains(table) ? Loss.Cause.DELETED : Loss.Cause.UNEXPLAINED;
  }
}
