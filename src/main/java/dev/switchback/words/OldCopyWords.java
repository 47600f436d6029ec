package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.backup.OldCopy;
import dev.switchback.backup.TakeInReport;
import dev.switchback.registry.Database;
import java.util.ArrayList;
import java.util.List;

/// Copies that somebody kept, and taking them into the list.
public final class OldCopyWords {
  private final Bundle bundle;
  private final Formats formats;

  OldCopyWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// What was found, in a sentence.
  public String headline(Database database, List<OldCopy> found) {
    long recognised = found.stream().filter(OldCopy.Recognised.class::isInstance).count();
    if (found.isEmpty()) {
      return bundle.text("oldCopy.none");
    }
    return bundle.text(
        "oldCopy.found",
        bundle.counted("oldCopy.files", found.size(), found.size()),
        bundle.counted("oldCopy.copies", recognised, recognised, database.name()));
  }

  /// What speaks for one, what taking it in does, or why it isn't taken in.
  public String because(OldCopy copy) {
    return switch (copy) {
      case OldCopy.Recognised it ->
          bundle.of("oldCopy.kin.", it.kin())
              + (it.from() == OldCopy.TimeFrom.FILE ? " " + bundle.text("oldCopy.timeOfFile") : "")
              + (it.manner() == OldCopy.Manner.AS_A_COPY
                  ? " " + bundle.text("oldCopy.asACopy")
                  : "");
      case OldCopy.Refused it ->
          bundle.of("oldCopy.why.", it.why())
              + (it.detail().isBlank() ? "" : " " + bundle.text("oldCopy.detail", it.detail()));
    };
  }

  /// What was done.
  public Account say(Database database, TakeInReport report) {
    Account.Parts parts = new Account.Parts();
    List<String> damaged = new ArrayList<>();
    report.taken().stream()
        .filter(backup -> !backup.isGood())
        .map(backup -> bundle.text("oldCopy.damaged", formats.path(backup.file()), backup.detail()))
        .forEach(damaged::add);
    parts.add(
        bundle.text("oldCopy.label.taken"),
        report.taken().stream().filter(Backup::isGood).map(this::line).toList());
    parts.add(bundle.text("oldCopy.label.damaged"), damaged);
    parts.add(
        bundle.text("oldCopy.label.refused"),
        report.refused().stream().map(it -> formats.path(it.file()) + ": " + because(it)).toList());
    return parts.under(
        report.taken().isEmpty()
            ? bundle.text("oldCopy.nothingTaken", database.name())
            : bundle.text(
                "oldCopy.taken", formats.backups(report.taken().size()), database.name()));
  }

  private String line(Backup backup) {
    return bundle.text("oldCopy.line", formats.instant(backup.at()), formats.path(backup.file()));
  }
}
