package dev.switchback.words;

import dev.switchback.health.CheckReport;
import dev.switchback.health.Finding;
import dev.switchback.health.Verdict;
import dev.switchback.registry.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a check found, what it means, and the mildest cure.
public final class CheckWords {
  private final Bundle bundle;
  private final Formats formats;

  CheckWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  public Account say(Database database, CheckReport report) {
    Account.Parts parts = new Account.Parts();
    for (Finding finding : report.findings()) {
      parts.add(
          bundle.of("check.verdict.", finding.kind().verdict()),
          List.of(sentence(finding), meaning(finding), cure(finding)));
      parts.add(bundle.text("check.label.sqlite"), finding.originals());
    }
    if (report.limited()) {
      parts.add(bundle.text("check.label.note"), bundle.text("check.limited"));
    }
    parts.add(bundle.text("check.label.notChecked"), notChecked(report));
    return parts.under(headline(database, report));
  }

  /// "shop: healthy. Quick check, 0.4 s."
  public String headline(Database database, CheckReport report) {
    String kind = bundle.of("check.kind.", report.kind());
    String took = formats.duration(report.took());
    long count = report.findings().stream().mapToLong(Finding::count).sum();
    return report.verdict() == Verdict.HEALTHY
        ? bundle.text("check.healthy", database.name(), kind, took)
        : bundle.counted(
            "check.found",
            count,
            formats.count(count),
            database.name(),
            bundle.of("check.verdict.", report.verdict()),
            kind,
            took);
  }

  /// What and where: "Damaged page in table messages, page 357."
  public String sentence(Finding finding) {
    String sentence = bundle.text(key(finding), where(finding));
    return finding.count() > 1
        ? bundle.text("finding.times", sentence, formats.count(finding.count()))
        : sentence;
  }

  public String meaning(Finding finding) {
    boolean inIndex = finding.kind() == Finding.Kind.DAMAGED_PAGE && finding.index().isPresent();
    return bundle.text(inIndex ? "finding.damagedPage.inIndex.means" : key(finding) + ".means");
  }

  /// The mildest cure. Names the index or table it is about, as SQL needs it.
  public String cure(Finding finding) {
    String subject = finding.index().or(finding::table).map(CheckWords::quoted).orElse("");
    return bundle.text(key(finding) + ".cure", subject).replace(" ;", ";");
  }

  /// What this check says nothing about.
  public List<String> notChecked(CheckReport report) {
    List<String> lines = new ArrayList<>();
    for (String what : report.notChecked()) {
      lines.add(
          bundle.find("notChecked." + what).orElseGet(() -> bundle.text("notChecked.other", what)));
    }
    return lines;
  }

  private String where(Finding finding) {
    Optional<String> table = finding.table();
    String place =
        finding
            .index()
            .map(
                index ->
                    table
                        .map(name -> bundle.text("finding.inIndex", index, name))
                        .orElseGet(() -> bundle.text("finding.inIndexOnly", index)))
            .or(() -> table.map(name -> bundle.text("finding.inTable", name)))
            .orElse("");
    return finding.page().isPresent()
        ? place + bundle.text("finding.onPage", finding.page().getAsLong())
        : place;
  }

  private static String key(Finding finding) {
    boolean damaged =
        finding.kind() == Finding.Kind.NOT_CHECKABLE
            && finding.originals().stream().anyMatch(CheckWords::saysDamaged);
    return damaged ? "finding.unreadable" : "finding." + Bundle.camelCase(finding.kind());
  }

  private static boolean saysDamaged(String original) {
    return original.contains("SQLITE_CORRUPT") || original.contains("malformed");
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
