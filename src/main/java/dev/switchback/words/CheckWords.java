package dev.switchback.words;

import dev.switchback.health.CheckRecord;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Cure;
import dev.switchback.health.Finding;
import dev.switchback.health.Verdict;
import dev.switchback.registry.CheckSettings;
import dev.switchback.registry.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a check found, what it means, and the mildest cure.
public final class CheckWords {
  private static final String UNIQUE_INDEX = "uniqueIndex:";

  private final Bundle bundle;
  private final Formats formats;

  CheckWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  public Account say(Database database, CheckReport report) {
    Account.Parts parts = new Account.Parts();
    for (Finding finding : report.findings()) {
      List<String> lines = new ArrayList<>();
      lines.add(sentence(finding));
      rows(finding).ifPresent(lines::add);
      lines.add(meaning(finding));
      lines.add(cure(finding));
      parts.add(bundle.of("check.verdict.", finding.kind().verdict()), lines);
      parts.add(
          bundle.text("check.label.helps"),
          remedies(database, finding).stream().map(this::line).toList());
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

  /// One of the things that help.
  ///
  /// @param command the command line that does it; empty where none does
  public record Remedy(Cure cure, String sentence, Optional<String> command) {}

  /// What helps, the mildest first.
  public List<Remedy> remedies(Database database, Finding finding) {
    return finding.cures().stream()
        .map(cure -> new Remedy(cure, bundle.of("cure.", cure), command(cure, database, finding)))
        .toList();
  }

  private String line(Remedy remedy) {
    return remedy
        .command()
        .map(command -> bundle.text("cure.byCommand", remedy.sentence(), command))
        .orElseGet(remedy::sentence);
  }

  private static Optional<String> command(Cure cure, Database database, Finding finding) {
    String name = ShellText.database(database);
    String subject =
        finding.index().or(finding::table).map(it -> " " + ShellText.word(it)).orElse("");
    return switch (cure) {
      case REINDEX, REBUILD_SEARCH -> Optional.of("switchback reindex " + name + subject);
      case REBUILD_TABLE ->
          finding.table().map(table -> "switchback rebuild " + name + " " + ShellText.word(table));
      case COMPACT -> Optional.of("switchback compact " + name);
      case RESTORE -> Optional.of("switchback restore " + name + " latest");
      case SALVAGE ->
          Optional.of(
              "switchback salvage "
                  + ShellText.word(
                      database.id().isPresent() ? database.name() : database.file().toString())
                  + " --into NEW-FILE");
      case CORRECT_ROWS, OTHER_PROGRAM -> Optional.empty();
    };
  }

  /// "Rows 3, 4, by their rowids."
  public Optional<String> rows(Finding finding) {
    String all = String.join(", ", finding.rows().stream().map(row -> Long.toString(row)).toList());
    if (finding.rows().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        finding.rows().size() < finding.count()
            ? bundle.text("finding.rows.more", all)
            : bundle.counted("finding.rows", finding.rows().size(), all));
  }

  /// How old the newest check is: "checked 3 days ago"; empty where there is none.
  public String age(Optional<CheckRecord> check) {
    return check.map(it -> bundle.text("check.age", formats.instant(it.at()))).orElse("");
  }

  /// When it is checked by itself: "shop: Full check daily at 03:00; next 21 Nov 03:00."
  public String planned(Database database, CheckSettings settings, Optional<Instant> next) {
    return settings
        .planned()
        .map(
            planned ->
                bundle.text(
                    "check.planned",
                    database.name(),
                    bundle.of("check.kind.", settings.kind()),
                    new ScheduleWords(bundle, formats).say(planned.schedule()),
                    formats.instant(next)))
        .orElseGet(() -> bundle.text("check.notPlanned", database.name()));
  }

  /// What this check says nothing about.
  public List<String> notChecked(CheckReport report) {
    List<String> lines = new ArrayList<>();
    for (String what : report.notChecked()) {
      if (what.startsWith(UNIQUE_INDEX)) {
        lines.add(bundle.text("notChecked.uniqueIndex", what.substring(UNIQUE_INDEX.length())));
        continue;
      }
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
    String ruled =
        place + finding.rule().map(rule -> bundle.text(rule(finding.kind()), rule)).orElse("");
    return finding.page().isPresent()
        ? ruled + bundle.text("finding.onPage", finding.page().getAsLong())
        : ruled;
  }

  private static String rule(Finding.Kind kind) {
    return switch (kind) {
      case CHECK_BROKEN -> "finding.ofCheck";
      case NOT_UNIQUE -> "finding.ofColumns";
      default -> "finding.ofColumn";
    };
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
