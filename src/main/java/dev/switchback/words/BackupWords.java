package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.Care;
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
    if (report.backup().isPacked()) {
      parts.add(
          bundle.text("backup.label.packed"),
          bundle.text(
              "backup.packed",
              formats.size(report.backup().storedBytes()),
              report.backup().storedPercent().orElse(100),
              formats.size(report.backup().sizeBytes())));
    }
    parts.add(bundle.text("backup.label.check"), findings(report));
    parts.add(bundle.text("backup.label.note"), notes(report));
    return parts.under(headline(database, report.backup()));
  }

  /// "Backed up shop: 214 MB, verified."
  public String headline(Database database, Backup backup) {
    String key =
        switch (backup.state()) {
          case VERIFIED, PROVED -> "backup.headline.verified";
          case VERIFICATION_FAILED -> "backup.headline.failed";
          case MADE, MISSING -> "backup.headline.made";
        };
    return bundle.text(key, database.name(), formats.size(backup.sizeBytes()));
  }

  /// The room it takes, and how much that is of the database's size where it is packed: "34 MB (26
  /// %)".
  public String size(Backup backup) {
    String stored = formats.size(backup.storedBytes());
    return backup.storedPercent().isEmpty()
        ? stored
        : bundle.text("backup.size.packed", stored, backup.storedPercent().getAsLong());
  }

  /// Why it was made: "Safety copy before a run: 0009 drop legacy_orders".
  public String reason(Backup backup) {
    String reason = bundle.of("backup.reason.", backup.reason());
    return backup.subject().isBlank() ? reason : reason + ": " + backup.subject();
  }

  /// What became of the copy in the second place.
  public String second(Care.SecondCopy second) {
    return second
        .at()
        .map(at -> bundle.text("backup.second", formats.path(second.file()), formats.instant(at)))
        .orElseGet(
            () -> bundle.text("backup.second.waits", formats.path(second.file()), second.detail()));
  }

  /// Whether it is pinned, and why.
  public String pinned(Backup backup) {
    String name = formats.name(backup.file());
    if (!backup.care().pinned()) {
      return bundle.text("backup.unpinned", name);
    }
    return backup.care().note().isBlank()
        ? bundle.text("backup.pinned", name)
        : bundle.text("backup.pinnedBecause", name, backup.care().note());
  }

  /// That it lies in the trash now.
  public String trashed(Backup backup) {
    return bundle.text(
        "backup.trashed", formats.name(backup.file()), formats.size(backup.storedBytes()));
  }

  public String putBack(Backup backup) {
    return bundle.text("backup.putBack", formats.name(backup.file()));
  }

  /// "in the trash since 20 Nov 09:12".
  public String inTrashSince(Backup backup) {
    return bundle.text("backup.inTrash", formats.instant(backup.care().trashedAt()));
  }

  /// What was deleted for ever.
  public String deleted(List<Backup> backups) {
    return bundle.text("backup.deleted", formats.backups(backups.size()), room(backups));
  }

  public String wouldBeDeleted(List<Backup> backups) {
    return bundle.text("backup.wouldBeDeleted", formats.backups(backups.size()), room(backups));
  }

  private String room(List<Backup> backups) {
    return formats.size(backups.stream().mapToLong(Backup::storedBytes).sum());
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
    report.backup().care().second().ifPresent(second -> notes.add(second(second)));
    if (report.sameDisk() && report.backup().care().second().isEmpty()) {
      notes.add(bundle.text("backup.sameDisk"));
    }
    return notes;
  }
}
