package dev.switchback.cli;

import dev.switchback.history.Mapping;
import dev.switchback.history.MappingProposal;
import dev.switchback.registry.Database;
import dev.switchback.registry.HistoryFindings;
import java.util.TreeMap;

/// The fields of the histories of a database.
final class HistoryFields {
  private HistoryFields() {}

  static Fields of(Database database, HistoryFindings findings) {
    return new Fields()
        .put("database", database.name())
        .put("tool", findings.recorded().tool())
        .put("table", findings.recorded().table())
        .put("reason", findings.reason())
        .put("chosen", findings.chosen().tool())
        .put("fit", findings.fit())
        .put("layout", database.settings().layout())
        .put("options", options(database))
        .put("columns", findings.chosen().mapping().map(HistoryFields::mapping))
        .put(
            "others",
            findings.others().stream()
                .map(
                    other ->
                        new Fields()
                            .put("tool", other.tool())
                            .put("table", other.table())
                            .put("reason", other.reason()))
                .toList())
        .put("proposals", findings.proposals().stream().map(HistoryFields::proposal).toList())
        .put("rows", findings.rows());
  }

  private static Fields options(Database database) {
    Fields options = new Fields();
    new TreeMap<>(database.settings().toolOptions().values()).forEach(options::put);
    return options;
  }

  private static Fields proposal(MappingProposal proposal) {
    return new Fields()
        .put("columns", mapping(proposal.mapping()))
        .put("score", proposal.score())
        .put("reasons", proposal.reasons());
  }

  private static Fields mapping(Mapping mapping) {
    return new Fields()
        .put("table", mapping.table())
        .put("version", mapping.version())
        .put("name", mapping.name())
        .put("at", mapping.appliedAt())
        .put("success", mapping.success())
        .put("checksum", mapping.checksum());
  }
}
