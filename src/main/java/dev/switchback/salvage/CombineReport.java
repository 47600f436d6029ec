package dev.switchback.salvage;

import dev.switchback.health.CheckReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a salvaged file and a backup gave together.
///
/// @param plan what was to be done
/// @param counted rows of each table in the new file, counted there
/// @param refused rows from the backup that a rule of their table refused, by the table that they
///     are kept aside in
/// @param check of the new file, every index entry too
public record CombineReport(
    Path into,
    CombinePlan plan,
    Map<String, Long> counted,
    Map<String, Long> refused,
    List<SalvageReport.NotMade> notMade,
    CheckReport check,
    CheckReport foreignKeys) {
  public CombineReport {
    counted = Map.copyOf(counted);
    refused = Map.copyOf(refused);
    notMade = List.copyOf(notMade);
  }

  /// Whether every table has exactly the rows that the plan named.
  public boolean isAsPlanned() {
    return refused.isEmpty()
        && plan.tables().stream()
            .allMatch(table -> counted.getOrDefault(table.name(), 0L) == table.rows());
  }
}
