package dev.switchback.words;

import dev.switchback.health.CheckReport;
import dev.switchback.health.Verdict;
import dev.switchback.salvage.CombineConflict;
import dev.switchback.salvage.CombinePlan;
import dev.switchback.salvage.CombineReport;
import dev.switchback.salvage.CombineRequest;
import dev.switchback.salvage.CombinedTrial;
import dev.switchback.salvage.LostAndFound;
import dev.switchback.salvage.LostRows;
import dev.switchback.sqlite.Cell;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a salvaged file and a backup give together.
public final class CombineWords {
  private final Bundle bundle;
  private final Formats formats;

  CombineWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// What would come out, with the first conflicts.
  public Account say(CombinedTrial trial) {
    Account.Parts parts = tables(trial.plan());
    parts.add(
        bundle.text("combine.label.conflicts"),
        trial.conflicts().stream()
            .flatMap(page -> page.rows().stream().map(row -> sentence(page, row)))
            .toList());
    parts.add(bundle.text("combine.label.note"), bundle.text("combine.nothingWritten"));
    return parts.under(headline(trial.plan()));
  }

  /// What came out.
  public Account say(CombineReport report) {
    Account.Parts parts = tables(report.plan());
    parts.add(bundle.text("combine.label.counted"), counted(report));
    parts.add(
        bundle.text("combine.label.refused"),
        report.refused().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(it -> bundle.text("combine.refused", it.getKey(), formats.rows(it.getValue())))
            .toList());
    parts.add(
        bundle.text("salvage.label.notMade"),
        report.notMade().stream()
            .map(it -> bundle.text("salvage.notMade", it.type(), it.name(), it.reason()))
            .toList());
    parts.add(
        bundle.text("salvage.label.check"),
        List.of(checked(report.check()), checked(report.foreignKeys())));
    return parts.under(
        bundle.text("combine.done", headline(report.plan()), formats.path(report.into())));
  }

  /// "1,204 rows in 3 tables: 1,100 salvaged, 104 from the backup, 3 conflicts."
  public String headline(CombinePlan plan) {
    return bundle.text(
        "combine.headline",
        formats.rows(plan.rows()),
        formats.tables(plan.tables().size()),
        formats.count(plan.rows() - plan.fromBackup()),
        formats.count(plan.fromBackup()),
        formats.count(plan.conflicts()));
  }

  private Account.Parts tables(CombinePlan plan) {
    Account.Parts parts = new Account.Parts();
    parts.add(
        bundle.text("salvage.label.tables"), plan.tables().stream().map(this::sentence).toList());
    return parts;
  }

  /// What becomes of one table.
  public String sentence(CombinePlan.Table table) {
    List<String> facts = new ArrayList<>();
    facts.add(bundle.text("combine.table", table.name(), formats.rows(table.rows())));
    switch (table.presence()) {
      case ONLY_SALVAGED -> facts.add(bundle.text("combine.onlySalvagedTable"));
      case ONLY_BACKUP ->
          facts.add(bundle.text("combine.onlyBackupTable." + Bundle.camelCase(missing(table))));
      case BOTH -> {
        add(facts, "combine.same", table.same());
        add(facts, "combine.onlySalvaged", table.onlySalvaged());
        add(facts, "combine.onlyBackup." + Bundle.camelCase(missing(table)), table.onlyBackup());
        add(
            facts,
            "combine.conflicts." + Bundle.camelCase(table.choice().prefer()),
            table.conflicts());
      }
    }
    return String.join(" ", facts);
  }

  private static CombineRequest.Missing missing(CombinePlan.Table table) {
    return table.choice().missing();
  }

  private void add(List<String> facts, String key, long rows) {
    if (rows > 0) {
      facts.add(bundle.text(key, formats.rows(rows)));
    }
  }

  /// "Page 17: 42 rows. Could be of: users, people."
  public String sentence(LostRows lost) {
    return bundle.text("accept.rows", String.valueOf(lost.rootPage()), formats.rows(lost.rows()))
        + " "
        + (lost.possible().isEmpty()
            ? bundle.text("accept.ofNone")
            : bundle.text("accept.couldBe", lost.possible()));
  }

  /// "users has 42 rows more, from page 17."
  public String given(LostRows lost, String table, LostAndFound.Moved moved) {
    String accepted =
        bundle.text(
            "accept.done", formats.rows(moved.moved()), String.valueOf(lost.rootPage()), table);
    return moved.refused() == 0
        ? accepted
        : accepted + " " + bundle.text("accept.refused", formats.rows(moved.refused()));
  }

  public String nothingFound() {
    return bundle.text("accept.nothing");
  }

  /// "users, id = 4: name is 'Ada' in the salvaged file, 'Eve' in the backup."
  public String sentence(CombineConflict.Page page, CombineConflict row) {
    List<String> key = new ArrayList<>();
    for (int i = 0; i < page.keyColumns().size(); i++) {
      key.add(page.keyColumns().get(i) + " = " + value(row.key().get(i), page.encoding()));
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < page.columns().size(); i++) {
      Cell one = row.salvaged().get(i);
      Cell other = row.backup().get(i);
      if (!one.equals(other)) {
        values.add(
            bundle.text(
                "combine.value",
                page.columns().get(i),
                value(one, page.encoding()),
                value(other, page.encoding())));
      }
    }
    return bundle.text(
        "combine.conflict", page.table(), String.join(", ", key), String.join("; ", values));
  }

  private String value(Cell cell, Charset encoding) {
    return new CompareWords(bundle, formats).cell(cell, encoding);
  }

  private List<String> counted(CombineReport report) {
    List<String> wrong =
        report.plan().tables().stream()
            .filter(t -> report.counted().getOrDefault(t.name(), 0L) != t.rows())
            .map(
                t ->
                    bundle.text(
                        "combine.countedOtherwise",
                        t.name(),
                        formats.rows(report.counted().getOrDefault(t.name(), 0L)),
                        formats.rows(t.rows())))
            .toList();
    return wrong.isEmpty() ? List.of(bundle.text("combine.countedAsPlanned")) : wrong;
  }

  private String checked(CheckReport check) {
    String kind = bundle.of("check.kind.", check.kind());
    return check.verdict() == Verdict.HEALTHY
        ? bundle.text("salvage.healthy", kind)
        : bundle.text("salvage.unhealthy", kind, bundle.of("check.verdict.", check.verdict()));
  }
}
