package dev.switchback.ui.review;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Way;
import dev.switchback.run.TryReport;
import dev.switchback.schema.TableRows;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Rows that a try saw disappear although no statement deletes them: foreign keys were on while a
/// table was rebuilt, and their actions were carried out.
final class LostRows {
  private LostRows() {}

  /// The tables that are still there and have fewer rows, and that nothing in the plan deletes
  /// from.
  static List<TableRows> of(Plan plan, TryReport report) {
    boolean keysOn =
        plan.atomicity() == Atomicity.AS_THE_TOOL
            && Way.of(plan.tool()).foreignKeys() == Way.ForeignKeys.ON;
    return keysOn
        ? report.rows().stream()
            .filter(table -> hasFewer(table) && !isDeletedFrom(table.table(), plan))
            .toList()
        : List.of();
  }

  private static boolean hasFewer(TableRows table) {
    return table.before().isPresent()
        && table.after().isPresent()
        && table.after().getAsLong() < table.before().getAsLong();
  }

  private static boolean isDeletedFrom(String table, Plan plan) {
    Pattern delete =
        Pattern.compile(
            "\\bdelete\\s+from\\s+[\"`\\[]?"
                + Pattern.quote(table.toLowerCase(Locale.ROOT))
                + "\\b");
    return plan.steps().stream()
        .map(PlanStep::text)
        .anyMatch(text -> delete.matcher(text.sql().toLowerCase(Locale.ROOT)).find());
  }
}
