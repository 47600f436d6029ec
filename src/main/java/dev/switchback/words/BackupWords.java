package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.FoundCopy;
import dev.switchback.health.Finding;
import dev.switchback.registry.Database;
import java.util.ArrayList;
import java.util.List;

/// What a backup did, and what it is worth.
public final class BackupWords {
  private final Bundle bundle;
  private final Formats formats;

  BackupWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  public Account say(Database database, BackupReport report) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("backup.label.file"), formats.path(report.backup().file()));
    parts.add(
        bundle.text("backup.label.took"),
        bundle.text(
            "backup.took", formats.duration(report.copied()), formats.duration(report.verified())));
    if (!report.rows().isEmpty()) {
      long rows = report.rows().values().stream().mapToLong(Long::longValue).sum();
      parts.add(
          bundle.text("backup.label.rows"),
          bundle.text("backup.rows", formats.rows(rows), formats.tables(report.rows().size())));
    }
    parts.add(bundle.text("backup.label.check"), findings(report));
    parts.add(bundle.text("backup.label.note"), notes(report));
    return parts.under(headline(database, report.backup()));
  }

  /// "Backed up shop: 214 MB, verified."
  public String headline(Database database, Backup backup) {
    String key =
        switch (backup.state()) {
          case VERIFIED -> "backup.headline.verified";
          case VERIFICATION_FAILED -> "backup.headline.failed";
          case MADE, MISSING -> "backup.headline.made";
        };
    return bundle.text(key, database.name(), formats.size(backup.sizeBytes()));
  }

  /// Why it was made: "Safety copy before a run: 0009 drop legacy_orders".
  public String reason(Backup backup) {
    String reason = bundle.of("backup.reason.", backup.reason());
    return backup.subject().isBlank() ? reason : reason + ": " + backup.subject();
  }

  /// What a plain copy beside the file is worth.
  public Said say(FoundCopy copy) {
    return new Said(
        bundle.text("backup.copyBeside", formats.path(copy.file())),
        bundle.text("backup.copyBeside.do"));
  }

  private List<String> findings(BackupReport report) {
    if (report.backup().state() != Backup.State.VERIFICATION_FAILED) {
      return List.of();
    }
    CheckWords checks = new CheckWords(bundle, formats);
    List<String> lines = new ArrayList<>();
    if (!report.backup().detail().isBlank()) {
      lines.add(report.backup().detail());
    }
    for (Finding finding : report.findings()) {
      lines.add(checks.sentence(finding));
    }
    lines.add(bundle.text("backup.failed.meaning"));
    return lines;
  }

  private List<String> notes(BackupReport report) {
    List<String> notes = new ArrayList<>();
    if (report.restarts() > 0) {
      notes.add(bundle.counted("backup.restarts", report.restarts(), report.restarts()));
    }
    if (report.sameDisk()) {
      notes.add(bundle.text("backup.sameDisk"));
    }
    return notes;
  }
}
