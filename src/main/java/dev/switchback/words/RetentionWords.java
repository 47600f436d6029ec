package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.backup.CleanUpReport;
import dev.switchback.backup.KeptBecause;
import dev.switchback.backup.Retention;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.registry.Database;
import java.util.ArrayList;
import java.util.List;

/// Which backups are kept, why, and what a clean-up removes.
public final class RetentionWords {
  private final Bundle bundle;
  private final Formats formats;

  RetentionWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// What a clean-up did.
  public Account say(Database database, CleanUpReport report) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("cleanUp.label.removed"), removed(report.retention(), report.trashed()));
    if (!report.trashed().isEmpty()) {
      parts.add(
          bundle.text("cleanUp.label.wayBack"),
          bundle.text("cleanUp.until", formats.instant(report.until())));
    }
    if (!report.emptied().isEmpty()) {
      parts.add(
          bundle.text("cleanUp.label.emptied"),
          bundle.text("cleanUp.emptied", formats.backups(report.emptied().size())));
    }
    return parts.under(headline(database, report));
  }

  /// "3 backups of shop (1.2 GB) were put into the trash, 12 are kept."
  public String headline(Database database, CleanUpReport report) {
    return report.trashed().isEmpty()
        ? bundle.text("cleanUp.nothing", database.name(), kept(report.retention()))
        : bundle.text(
            "cleanUp.done",
            database.name(),
            formats.backups(report.trashed().size()),
            formats.size(report.trashedBytes()),
            kept(report.retention()));
  }

  /// What the next clean-up would do.
  public Account preview(Database database, Retention retention) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("cleanUp.label.removes"), removed(retention, retention.removed()));
    List<String> kept = new ArrayList<>();
    for (Retention.Decision decision : retention.decisions()) {
      if (decision instanceof Retention.Decision.Keep keep) {
        kept.add(line(keep.backup()) + ": " + because(keep.reasons()));
      }
    }
    parts.add(bundle.text("cleanUp.label.keeps"), kept);
    return parts.under(next(database, retention));
  }

  /// "The next clean-up of shop removes 2 backups (214 MB) and keeps 14."
  public String next(Database database, Retention retention) {
    long bytes = retention.removed().stream().mapToLong(Backup::storedBytes).sum();
    return retention.removed().isEmpty()
        ? bundle.text("cleanUp.next.nothing", database.name(), kept(retention))
        : bundle.text(
            "cleanUp.next",
            database.name(),
            formats.backups(retention.removed().size()),
            formats.size(bytes),
            kept(retention));
  }

  private String kept(Retention retention) {
    return formats.backups(retention.kept().size());
  }

  private List<String> removed(Retention retention, List<Backup> removed) {
    return removed.stream()
        .map(
            backup ->
                line(backup) + ": " + retention.of(backup).map(this::because).orElseGet(() -> ""))
        .toList();
  }

  private String line(Backup backup) {
    return bundle.text(
        "cleanUp.line",
        String.valueOf(backup.id()),
        formats.instant(backup.at()),
        formats.size(backup.storedBytes()),
        bundle.of("backup.reason.", backup.reason()));
  }

  /// Why it is kept, or why not: "daily 3 of 7, weekly 1 of 5".
  public String because(Retention.Decision decision) {
    return switch (decision) {
      case Retention.Decision.Keep keep -> because(keep.reasons());
      case Retention.Decision.Remove remove -> bundle.of("cleanUp.why.", remove.why());
    };
  }

  /// The strongest reason, for a narrow column: "daily 3 of 7".
  public String shortly(Retention.Decision decision) {
    return switch (decision) {
      case Retention.Decision.Keep keep -> because(keep.reasons().getFirst());
      case Retention.Decision.Remove remove -> bundle.of("cleanUp.why.", remove.why());
    };
  }

  private String because(List<KeptBecause> reasons) {
    return String.join(", ", reasons.stream().map(this::because).toList());
  }

  private String because(KeptBecause reason) {
    return switch (reason) {
      case KeptBecause.Pinned() -> bundle.text("kept.pinned");
      case KeptBecause.NewestGood() -> bundle.text("kept.newestGood");
      case KeptBecause.NewestProved() -> bundle.text("kept.newestProved");
      case KeptBecause.Last(int number, int of) -> bundle.text("kept.last", number, of);
      case KeptBecause.Newest(KeptBecause.Period period, int number, int of) ->
          bundle.text("kept.newest", bundle.of("kept.period.", period), number, of);
      case KeptBecause.WayBack() -> bundle.text("kept.wayBack");
      case KeptBecause.LastSafety(int number, int of) -> bundle.text("kept.lastSafety", number, of);
      case KeptBecause.Young(int days) -> bundle.counted("kept.young", days, days);
      case KeptBecause.NothingBetter() -> bundle.text("kept.nothingBetter");
      case KeptBecause.FileMissing() -> bundle.text("kept.fileMissing");
      case KeptBecause.NotOurs() -> bundle.text("kept.notOurs");
    };
  }

  /// "the last 5, 24 hourly, 7 daily; safety copies: the last 10 and those of 30 days".
  public String say(RetentionPolicy policy) {
    List<String> parts = new ArrayList<>();
    add(parts, "policy.last", policy.last());
    add(parts, "policy.hourly", policy.hourly());
    add(parts, "policy.daily", policy.daily());
    add(parts, "policy.weekly", policy.weekly());
    add(parts, "policy.monthly", policy.monthly());
    add(parts, "policy.yearly", policy.yearly());
    String ordinary = parts.isEmpty() ? bundle.text("policy.newestOnly") : String.join(", ", parts);
    String limit =
        policy.atMostBytes().isPresent()
            ? bundle.text("policy.atMost", formats.size(policy.atMostBytes().getAsLong()))
            : "";
    return ordinary
        + limit
        + "; "
        + bundle.text("policy.safety", policy.safetyLast(), policy.safetyDays());
  }

  private void add(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(bundle.text(key, count));
    }
  }
}
