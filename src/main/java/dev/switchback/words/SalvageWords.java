package dev.switchback.words;

import dev.switchback.health.CheckReport;
import dev.switchback.health.Verdict;
import dev.switchback.salvage.Interpretation;
import dev.switchback.salvage.LostPage;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.TableVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a salvage got back, and what it didn't.
public final class SalvageWords {
  private static final int MOST = 12;
  private static final int MOST_GAPS = 3;

  private final Bundle bundle;
  private final Formats formats;

  SalvageWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  public Account say(SalvageReport report) {
    return say(report, headline(report));
  }

  /// The same where the new file wasn't kept.
  public Account sayNotKept(SalvageReport report) {
    return say(report, headlineNotKept(report));
  }

  private Account say(SalvageReport report, String headline) {
    Account.Parts parts = new Account.Parts();
    parts.add(
        bundle.text("salvage.label.tables"), report.tables().stream().map(this::sentence).toList());
    parts.add(bundle.text("salvage.label.aside"), aside(report));
    parts.add(bundle.text("salvage.label.lost"), lost(report));
    parts.add(
        bundle.text("salvage.label.schema"),
        report.offered().map(this::sentence).map(List::of).orElse(List.of()));
    parts.add(bundle.text("salvage.label.file"), notes(report.how()));
    parts.add(
        bundle.text("salvage.label.notMade"),
        report.notMade().stream()
            .map(it -> bundle.text("salvage.notMade", it.type(), it.name(), it.reason()))
            .toList());
    parts.add(
        bundle.text("salvage.label.check"),
        List.of(checked(report.check()), checked(report.foreignKeys())));
    parts.add(bundle.text("salvage.label.note"), bundle.text("salvage.unchanged"));
    return parts.under(headline);
  }

  /// "Out of the damaged file: PARTIAL, 1,204 rows in 7 tables."
  public String headlineNotKept(SalvageReport report) {
    return bundle.text(
        "salvage.headlineNotKept",
        bundle.of("salvage.outcome.", report.outcome()),
        formats.rows(report.rows()),
        formats.tables(report.tables().size()));
  }

  /// "COMPLETE: 1,204 rows in 7 tables, in new.db."
  public String headline(SalvageReport report) {
    return bundle.text(
        "salvage.headline",
        bundle.of("salvage.outcome.", report.outcome()),
        formats.rows(report.rows()),
        formats.tables(report.tables().size()),
        formats.path(report.into()));
  }

  /// "From the look of 19 Nov 10:02: 14 tables."
  public String sentence(SchemaOffer offer) {
    return bundle.text(
        "salvage.offer." + Bundle.camelCase(offer.source()),
        formats.instant(offer.at()),
        formats.tables(offer.tables()));
  }

  /// The same as a choice: "The backup of 19 Nov 10:02 (14 tables)".
  public String choice(SchemaOffer offer) {
    return bundle.text(
        "salvage.choice." + Bundle.camelCase(offer.source()),
        formats.instant(offer.at()),
        formats.tables(offer.tables()));
  }

  /// "PARTIAL: 1,204 rows in 7 tables."
  public String brief(SalvageReport report) {
    return bundle.text(
        "salvage.brief",
        bundle.of("salvage.outcome.", report.outcome()),
        formats.rows(report.rows()),
        formats.tables(report.tables().size()));
  }

  /// The one word for what became of a table.
  public String word(TableVerdict.Outcome outcome) {
    return bundle.of("salvage.table.", outcome);
  }

  /// "page 27 of users: behind the end of the file".
  public String sentence(LostPage page) {
    return bundle.text(
        "salvage.page",
        String.valueOf(page.number()),
        page.table(),
        bundle.of("salvage.what.", page.what()));
  }

  /// "users: COMPLETE, 1,204 rows. Index ix tells of 1,204 rows."
  public String sentence(TableVerdict table) {
    List<String> facts = new ArrayList<>();
    facts.add(
        bundle.text(
            "salvage.table",
            table.name(),
            bundle.of("salvage.table.", table.outcome()),
            formats.rows(table.written())));
    facts.add(
        table.bySqlite().isPresent()
            ? bundle.text("salvage.bySqlite", formats.rows(table.bySqlite().getAsLong()))
            : bundle.text("salvage.notBySqlite"));
    add(facts, bundle.text("salvage.adopted", formats.rows(table.adopted())), table.adopted());
    add(facts, bundle.text("salvage.carved", formats.rows(table.carved())), table.carved());
    add(facts, bundle.text("salvage.mended", formats.rows(table.mended())), table.mended());
    add(facts, bundle.text("salvage.partial", formats.rows(table.partial())), table.partial());
    add(facts, bundle.text("salvage.breaking", formats.rows(table.breaking())), table.breaking());
    add(
        facts,
        bundle.text("salvage.duplicates", formats.rows(table.duplicates())),
        table.duplicates());
    for (TableVerdict.Expectation expected : table.expected()) {
      facts.add(
          bundle.text(
              "salvage.expected." + Bundle.camelCase(expected.source()),
              expected.name(),
              formats.rows(expected.rows())));
    }
    add(
        facts,
        bundle.text("salvage.lostPages", formats.count(table.lostPages())),
        table.lostPages());
    for (TableVerdict.Gap gap : table.missing().stream().limit(MOST_GAPS).toList()) {
      facts.add(
          bundle.text("salvage.gap", String.valueOf(gap.after()), String.valueOf(gap.upTo())));
    }
    return String.join(" ", facts);
  }

  private static void add(List<String> facts, String fact, long count) {
    if (count > 0) {
      facts.add(fact);
    }
  }

  private List<String> aside(SalvageReport report) {
    return report.aside().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> bundle.text("salvage.aside", each.getKey(), formats.rows(each.getValue())))
        .toList();
  }

  private List<String> lost(SalvageReport report) {
    List<String> lines = new ArrayList<>();
    for (LostPage page : report.lostPages()) {
      if (lines.size() == MOST) {
        lines.add(bundle.text("salvage.more", formats.count(report.lostPageCount() - (long) MOST)));
        break;
      }
      lines.add(sentence(page));
    }
    return lines;
  }

  /// What was other than it should be with the file, and what was done about it.
  public List<String> notes(Interpretation how) {
    return how.notes().stream().distinct().map(note -> bundle.of("salvage.how.", note)).toList();
  }

  private String checked(CheckReport check) {
    String kind = bundle.of("check.kind.", check.kind());
    return check.verdict() == Verdict.HEALTHY
        ? bundle.text("salvage.healthy", kind)
        : bundle.text("salvage.unhealthy", kind, bundle.of("check.verdict.", check.verdict()));
  }
}
