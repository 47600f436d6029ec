package dev.switchback.ui.restore;

import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.backup.RestoreReport;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Ending;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A restore's report, ready to be read, with what can be done next.
///
/// @param target the file that was written
/// @param rows rows per table, counted in the restored file: "orders 47 898"
/// @param undo whether there is something to undo, and a way to
public record RestoreReportView(
    Tone tone,
    Account account,
    Path target,
    List<String> rows,
    boolean undo,
    boolean again,
    String text)
    implements Ending {
  public RestoreReportView {
    rows = List.copyOf(rows);
  }

  static RestoreReportView of(RestoreReport report, Account account, Words words) {
    boolean done = report.outcome() == RestoreReport.Outcome.DONE;
    boolean written = done || report.outcome() == RestoreReport.Outcome.FAILED_CHANGED;
    return new RestoreReportView(
        switch (report.outcome()) {
          case DONE -> Tone.GOOD;
          case FAILED_UNCHANGED, FAILED_CHANGED -> Tone.DANGER;
          case CANCELLED_UNCHANGED -> Tone.MUTED;
        },
        account,
        report.target(),
        rows(report.rows(), words),
        written && report.plan().place() == Place.IN_PLACE && report.keptAside().isPresent(),
        !done,
        AccountText.of(account));
  }

  private static List<String> rows(Map<String, Long> counted, Words words) {
    return counted.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .map(entry -> entry.getKey() + ' ' + words.formats().count(entry.getValue()))
        .toList();
  }
}
