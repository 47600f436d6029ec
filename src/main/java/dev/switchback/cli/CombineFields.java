package dev.switchback.cli;

import dev.switchback.salvage.CombineConflict;
import dev.switchback.salvage.CombinePlan;
import dev.switchback.salvage.CombineReport;
import dev.switchback.salvage.CombinedTrial;
import dev.switchback.sqlite.Cell;
import dev.switchback.words.Words;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// What a salvaged file and a backup give together, as fields.
final class CombineFields {
  private final Words words;

  CombineFields(Words words) {
    this.words = words;
  }

  Fields trial(CombinedTrial trial) {
    return plan(trial.plan())
        .put("message", words.combining().headline(trial.plan()))
        .put("into", Optional.empty())
        .put("conflicts", trial.conflicts().stream().flatMap(CombineFields::conflicts).toList())
        .put("asPlanned", Optional.empty())
        .put("refused", Optional.empty())
        .put("checked", Optional.empty())
        .put("foreignKeys", Optional.empty());
  }

  Fields report(CombineReport report) {
    return plan(report.plan())
        .put("message", words.combining().headline(report.plan()))
        .put("into", report.into())
        .put("conflicts", List.of())
        .put("asPlanned", report.isAsPlanned())
        .put("refused", report.refused())
        .put("checked", report.check().verdict())
        .put("foreignKeys", report.foreignKeys().verdict());
  }

  private static Fields plan(CombinePlan plan) {
    return new Fields()
        .put("rows", plan.rows())
        .put("fromBackup", plan.fromBackup())
        .put("conflictCount", plan.conflicts())
        .put("tables", plan.tables().stream().map(CombineFields::table).toList());
  }

  private static Fields table(CombinePlan.Table table) {
    return new Fields()
        .put("table", table.name())
        .put("presence", table.presence())
        .put("key", table.key())
        .put("rows", table.rows())
        .put("same", table.same())
        .put("conflictCount", table.conflicts())
        .put("onlySalvaged", table.onlySalvaged())
        .put("onlyBackup", table.onlyBackup())
        .put("fromBackup", table.fromBackup())
        .put("fromSalvage", table.fromSalvage())
        .put("prefer", table.choice().prefer())
        .put("missing", table.choice().missing());
  }

  private static java.util.stream.Stream<Fields> conflicts(CombineConflict.Page page) {
    return page.rows().stream()
        .map(
            row ->
                new Fields()
                    .put("table", page.table())
                    .put("key", cells(page.keyColumns(), row.key(), page.encoding()))
                    .put("salvaged", cells(page.columns(), row.salvaged(), page.encoding()))
                    .put("backup", cells(page.columns(), row.backup(), page.encoding())));
  }

  private static Fields cells(List<String> names, List<Cell> row, Charset encoding) {
    Fields fields = new Fields();
    for (int i = 0; i < row.size(); i++) {
      fields.put(names.get(i), CompareFields.value(row.get(i), encoding));
    }
    return fields;
  }
}
