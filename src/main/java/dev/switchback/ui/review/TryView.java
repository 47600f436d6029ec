package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.run.TryReport;
import dev.switchback.schema.TableRows;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SchemaLines;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;

/// What trying a plan on a copy showed, ready to be read.
///
/// @param headline whether it worked
/// @param changes objects added, changed and removed
/// @param verdicts foreign keys and rollback
/// @param rows the tables whose number of rows differs, then what is said of the others
/// @param unchangedTables how many tables keep their number of rows
public record TryView(
    Line headline,
    List<Line> changes,
    List<Line> verdicts,
    List<TableRows> rows,
    int unchangedTables) {
  public TryView {
    changes = List.copyOf(changes);
    verdicts = List.copyOf(verdicts);
    rows = List.copyOf(rows);
  }

  static TryView failed(Throwable failure, Words words) {
    return new TryView(
        Line.danger(text("review.try.stopped")),
        Lines.failure(failure, words),
        List.of(),
        List.of(),
        0);
  }

  static TryView of(TryReport report, Words words) {
    boolean worked = report.up().outcome() == RunReport.Outcome.DONE;
    String headline = words.tries().headline(report);
    if (!worked) {
      List<Line> why = new ArrayList<>();
      report
          .up()
          .failure()
          .map(failure -> words.runs().say(failure, words::word))
          .ifPresent(
              said -> {
                why.add(Line.plain(said.sentence()));
                why.add(Line.plain(said.advice()));
              });
      report
          .rehearsal()
          .offending()
          .ifPresent(
              rows -> words.rehearsals().say(rows).forEach(line -> why.add(Line.warning(line))));
      boolean cancelled = report.up().failure().isEmpty();
      return new TryView(
          cancelled ? Line.muted(headline) : Line.danger(headline), List.of(), why, List.of(), 0);
    }
    List<TableRows> differing = report.rows().stream().filter(TableRows::differs).toList();
    return new TryView(
        Line.good(headline),
        SchemaLines.of(report.up().schema(), words),
        verdicts(report, words),
        differing,
        report.rows().size() - differing.size());
  }

  private static List<Line> verdicts(TryReport report, Words words) {
    List<Line> lines = new ArrayList<>();
    lines.add(foreignKeys(report.up().brokenBefore()));
    lines.add(rollBack(report, words));
    words.rehearsals().values(report.rehearsal()).forEach(line -> lines.add(Line.warning(line)));
    words.rehearsals().again(report).forEach(line -> lines.add(again(report, line)));
    lines.add(Line.muted(words.rehearsals().needs(report)));
    words.rehearsals().unknown(report).forEach(line -> lines.add(Line.muted(line)));
    return lines;
  }

  private static Line again(TryReport report, String line) {
    return report.runsAgain().orElse(false) ? Line.good(line) : Line.warning(line);
  }

  private static Line foreignKeys(long brokenBefore) {
    return brokenBefore == 0
        ? Line.good(text("review.try.foreignKeys"))
        : Line.warning(text("review.try.foreignKeysBefore", brokenBefore));
  }

  private static Line rollBack(TryReport report, Words words) {
    String sentence = text("review.try.rollBack", words.tries().verdict(report));
    if (report.rollBackVerdict() == TryReport.RollBackVerdict.LOSES_DATA) {
      List<TableRows> lost =
          report.rowsAfterRollBack().stream().filter(TableRows::differs).toList();
      sentence += " " + String.join(" · ", words.tries().rows(lost));
    }
    return switch (report.rollBackVerdict()) {
      case EXACT -> Line.good(sentence);
      case NOT_TRIED -> Line.muted(sentence);
      case LOSES_DATA, NOT_INVERSE, FAILS -> Line.warning(sentence);
    };
  }

  /// What a step shows after a try.
  static String verdict(StepReport step, Words words) {
    return switch (step.outcome()) {
      case DONE -> text("review.tried.ok", words.formats().duration(step.took()));
      case FAILED -> text("review.tried.failed");
      case TAKEN_BACK -> text("review.tried.takenBack");
      case NOT_REACHED -> "";
      case SKIPPED -> text("review.tried.skipped");
      case MARKED -> text("review.tried.marked");
    };
  }
}
