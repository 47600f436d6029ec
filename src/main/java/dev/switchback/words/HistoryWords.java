package dev.switchback.words;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.HistoryFit;
import dev.switchback.history.Leftover;
import dev.switchback.history.Mapping;
import dev.switchback.history.MappingProposal;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.HistoryFindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Which history of a database counts, and what else could be meant.
public final class HistoryWords {
  private final Bundle bundle;
  private final Formats formats;

  HistoryWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  public Account say(Database database, HistoryFindings findings) {
    Account.Parts parts = new Account.Parts();
    if (!findings.recorded().table().isEmpty() && isThere(findings)) {
      parts.add(bundle.text("histories.label.table"), findings.recorded().table());
    }
    parts.add(bundle.text("histories.label.why"), why(findings));
    findings
        .chosen()
        .mapping()
        .ifPresent(mapping -> parts.add(bundle.text("histories.label.columns"), columns(mapping)));
    parts.add(
        bundle.text("histories.label.others"),
        findings.others().stream().map(this::other).toList());
    parts.add(
        bundle.text("histories.label.proposals"),
        findings.proposals().stream().map(this::proposal).toList());
    parts.add(
        bundle.text("histories.label.options"),
        new TreeMap<>(database.settings().toolOptions().values())
            .entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
    return parts.under(headline(database, findings));
  }

  private String headline(Database database, HistoryFindings findings) {
    if (!isThere(findings)) {
      return bundle.text("histories.none", database.name());
    }
    Tool tool = findings.recorded().tool();
    if (tool == Tool.USER_VERSION) {
      return bundle.text("histories.userVersion", database.name());
    }
    String rows = formats.rows(findings.rows().size());
    return tool.isHomeMade()
        ? bundle.text("histories.counts.homeMade", database.name(), rows)
        : bundle.text("histories.counts", database.name(), tool.displayName(), rows);
  }

  private static boolean isThere(HistoryFindings findings) {
    return findings.recorded().mark() != 0 || findings.reason().isPresent();
  }

  private List<String> why(HistoryFindings findings) {
    if (findings.fit() != HistoryFit.FITS) {
      return List.of(misfit(findings));
    }
    List<String> lines = new ArrayList<>();
    if (findings.chosen().tool().isPresent()) {
      lines.add(bundle.text("histories.why.chosen"));
    }
    findings.reason().ifPresent(reason -> lines.add(bundle.text("histories.why.found", reason)));
    if (findings.recorded().tool() == Tool.USER_VERSION && findings.chosen().tool().isEmpty()) {
      lines.add(bundle.text("histories.why.number"));
    }
    return lines;
  }

  /// Why what was chosen can't be read here.
  public String misfit(HistoryFindings findings) {
    Optional<String> table =
        findings.chosen().mapping().map(Mapping::table).or(findings.chosen()::table);
    String tool = findings.chosen().tool().map(Tool::displayName).orElse("");
    return switch (findings.fit()) {
      case FITS -> "";
      case UNKNOWN_TOOL -> bundle.text("histories.fit.unknownTool", tool);
      case NO_TABLE ->
          table
              .map(name -> bundle.text("histories.fit.noTable", name))
              .orElseGet(() -> bundle.text("histories.fit.noHistory", tool));
      case OTHER_COLUMNS ->
          findings.chosen().mapping().isPresent()
              ? bundle.text("histories.fit.noColumns", table.orElse(""))
              : bundle.text("histories.fit.otherColumns", table.orElse(""), tool);
    };
  }

  private String other(FoundHistory found) {
    return bundle.text(
        "histories.other", found.table(), found.tool().displayName(), found.reason());
  }

  private String proposal(MappingProposal proposal) {
    return bundle.text(
        "histories.proposal",
        proposal.mapping().table(),
        columns(proposal.mapping()),
        formats.list(proposal.reasons()));
  }

  /// A table that an interrupted rebuild may have left: what is in it, and what to do about it.
  public Said say(Leftover leftover) {
    String key =
        switch (leftover.presence()) {
          case BOTH -> "leftover.both";
          case LEFTOVER_ONLY -> "leftover.alone";
          case UNKNOWN -> "leftover.unknown";
        };
    Object[] facts = {
      leftover.table(),
      formats.choice(leftover.tools().stream().map(Tool::displayName).toList()),
      leftover.original(),
      rows(leftover.rows()),
      rows(leftover.originalRows())
    };
    return new Said(bundle.text(key, facts), bundle.text(key + ".do", facts));
  }

  private String rows(long counted) {
    return counted > Leftover.MOST_COUNTED
        ? bundle.text("leftover.more", formats.rows(Leftover.MOST_COUNTED))
        : formats.rows(counted);
  }

  /// `version=id, name=title`.
  public String columns(Mapping mapping) {
    List<String> columns = new ArrayList<>();
    columns.add("version=" + mapping.version());
    mapping.name().ifPresent(column -> columns.add("name=" + column));
    mapping.appliedAt().ifPresent(column -> columns.add("at=" + column));
    mapping.success().ifPresent(column -> columns.add("success=" + column));
    mapping.checksum().ifPresent(column -> columns.add("checksum=" + column));
    return String.join(",", columns);
  }
}
