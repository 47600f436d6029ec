package dev.switchback.words;

import dev.switchback.registry.Database;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepTrial;
import dev.switchback.run.TryReport;
import dev.switchback.schema.TableRows;
import java.util.ArrayList;
import java.util.List;

/// What a try on a copy showed.
public final class TryWords {
  private final Bundle bundle;
  private final Formats formats;
  private final RunWords runs;
  private final SchemaWords schemas;
  private final RehearsalWords rehearsals;

  TryWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
    runs = new RunWords(bundle, formats);
    schemas = new SchemaWords(bundle);
    rehearsals = new RehearsalWords(bundle, formats);
  }

  public Account say(Database database, TryReport report) {
    return say(database, report, allowance -> bundle.of("allowance.", allowance));
  }

  /// @param allowing how the surface says that something may be allowed
  public Account say(Database database, TryReport report, AllowancePhrase allowing) {
    Account.Parts parts = new Account.Parts();
    if (report.up().outcome() != RunReport.Outcome.DONE) {
      runs.say(database, report.up(), allowing).parts().stream()
          .filter(part -> !part.label().equals(bundle.text("run.label.wayBack")))
          .forEach(part -> parts.add(part.label(), ofTheCopy(part.lines())));
      report
          .rehearsal()
          .offending()
          .ifPresent(rows -> parts.add(bundle.text("try.label.offending"), rehearsals.say(rows)));
      parts.add(bundle.text("try.label.warnings"), rehearsals.warnings(report.rehearsal()));
      return parts.under(headline(report));
    }
    parts.add(bundle.text("try.label.warnings"), rehearsals.warnings(report.rehearsal()));
    steps(report, parts);
    List<String> changes = schemas.say(report.up().schema());
    parts.add(
        bundle.text("try.label.changes"),
        changes.isEmpty() ? List.of(bundle.text("try.noChanges")) : changes);
    List<String> rows = rows(report.rows());
    parts.add(
        bundle.text("try.label.rows"),
        rows.isEmpty() ? List.of(bundle.text("try.rows.same")) : rows);
    parts.add(bundle.text("try.label.rollback"), rollBack(report, allowing));
    parts.add(bundle.text("try.label.leftBehind"), schemas.say(report.leftBehind()));
    parts.add(bundle.text("try.label.needs"), rehearsals.needs(report));
    parts.add(bundle.text("try.label.notCompared"), rehearsals.unknown(report));
    return parts.under(headline(report));
  }

  /// What is noted inside the copy goes with it.
  private List<String> ofTheCopy(List<String> lines) {
    return lines.stream().filter(line -> !line.equals(bundle.text("run.noted"))).toList();
  }

  /// "Tried 2 migrations on a copy: works, 0.8 s. The file itself was not touched."
  public String headline(TryReport report) {
    long count = report.up().doneCount();
    String tried =
        report.up().outcome() == RunReport.Outcome.DONE
            ? bundle.counted(
                "try.ok", count, formats.count(count), formats.duration(report.up().took()))
            : bundle.text(
                "try.failed",
                switch (report.up().outcome()) {
                  case FAILED_UNCHANGED, FAILED_PARTLY -> runs.failed(report.up());
                  case CANCELLED_UNCHANGED, CANCELLED_PARTLY -> bundle.text("run.cancelled");
                  case DONE, NOTHING_TO_DO -> bundle.text("try.noChanges");
                });
    return tried + " " + bundle.text("try.unchanged");
  }

  /// The tables whose row count differs, one line each.
  public List<String> rows(List<TableRows> tables) {
    return tables.stream().filter(TableRows::differs).map(this::row).toList();
  }

  /// "orders 48 210 → 48 209"
  public String row(TableRows table) {
    if (table.before().isPresent() && table.after().isPresent()) {
      return bundle.text(
          "try.rows.changed",
          table.table(),
          formats.count(table.before().getAsLong()),
          formats.count(table.after().getAsLong()));
    }
    if (table.after().isPresent()) {
      return bundle.text("try.rows.added", table.table(), formats.rows(table.after().getAsLong()));
    }
    if (table.before().isPresent()) {
      return bundle.text(
          "try.rows.removed", table.table(), formats.rows(table.before().getAsLong()));
    }
    return bundle.text("try.rows.uncounted", table.table());
  }

  /// What the rollback is worth, as seen on the copy.
  public String verdict(TryReport report) {
    return switch (report.rollBackVerdict()) {
      case NOT_TRIED -> bundle.text("try.rollback.notTried");
      case EXACT ->
          bundle.text(
              report.rehearsal().values().isPresent()
                  ? "try.rollback.exact"
                  : "try.rollback.exactCounts");
      case LOSES_DATA -> bundle.text("try.rollback.losesData");
      case NOT_INVERSE -> bundle.text("try.rollback.notInverse");
      case FAILS ->
          bundle.text("try.rollback.fails", report.rollBack().map(runs::failed).orElse(""));
    };
  }

  /// Several migrations are told one by one.
  private void steps(TryReport report, Account.Parts parts) {
    if (report.rehearsal().steps().size() < 2) {
      return;
    }
    for (StepTrial step : report.rehearsal().steps()) {
      List<String> lines = rehearsals.changes(step, this);
      parts.add(
          bundle.text("try.label.step", step.version()),
          lines.isEmpty() ? List.of(bundle.text("try.noChanges")) : lines);
    }
  }

  private List<String> rollBack(TryReport report, AllowancePhrase allowing) {
    List<String> lines = new ArrayList<>(List.of(verdict(report)));
    if (report.rollBack().isPresent()) {
      lines.addAll(rows(report.rowsAfterRollBack()));
      lines.addAll(rehearsals.values(report.rehearsal()));
      lines.addAll(rehearsals.again(report));
    }
    report
        .rollBack()
        .flatMap(RunReport::failure)
        .ifPresent(failure -> lines.add(runs.say(failure, allowing).sentence()));
    return lines;
  }
}
