package dev.switchback.ui.review;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.PlanStep;
import dev.switchback.registry.Database;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Ending;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.util.Optional;

/// A run's report, ready to be read, with what can be done next.
///
/// @param tone how it ended
/// @param account what happened, in words
/// @param place the statement that failed; empty when none did
/// @param undo whether there is something to undo, and a way to
/// @param again whether it makes sense to try again
/// @param allowance what would have let it go on
/// @param text all of it as plain text, without any row data
public record RunReportView(
    Tone tone,
    Account account,
    Optional<FailedPlace> place,
    boolean undo,
    boolean again,
    Optional<Allowance> allowance,
    String text)
    implements Ending {

  static RunReportView of(RunReport report, Database database, Words words) {
    Account said = words.runs().say(database, report, words::word);
    Optional<FailedPlace> place = report.failure().flatMap(RunReportView::place);
    Account account = place.isPresent() ? withoutSql(said, report) : said;
    boolean changed =
        switch (report.outcome()) {
          case DONE, FAILED_PARTLY, CANCELLED_PARTLY -> true;
          case NOTHING_TO_DO, FAILED_UNCHANGED, CANCELLED_UNCHANGED -> false;
        };
    Tone tone =
        switch (report.outcome()) {
          case DONE, NOTHING_TO_DO -> Tone.GOOD;
          case FAILED_UNCHANGED, FAILED_PARTLY -> Tone.DANGER;
          case CANCELLED_UNCHANGED -> Tone.MUTED;
          case CANCELLED_PARTLY -> Tone.WARNING;
        };
    boolean again =
        switch (report.outcome()) {
          case DONE, NOTHING_TO_DO -> false;
          case FAILED_UNCHANGED, FAILED_PARTLY, CANCELLED_UNCHANGED, CANCELLED_PARTLY -> true;
        };
    return new RunReportView(
        tone,
        account,
        place,
        changed && report.safetyCopy().isPresent(),
        again,
        report.failure().flatMap(RunFailure::allowance),
        AccountText.of(said));
  }

  /// The failed statement is shown with the lines around it, so that it isn't said twice.
  private static Account withoutSql(Account account, RunReport report) {
    return report
        .failure()
        .filter(RunFailure.StatementFailed.class::isInstance)
        .map(RunFailure.StatementFailed.class::cast)
        .map(failed -> failed.sql().strip().lines().toList())
        .map(
            sql ->
                new Account(
                    account.headline(),
                    account.parts().stream().filter(part -> !part.lines().equals(sql)).toList()))
        .orElse(account);
  }

  private static Optional<FailedPlace> place(RunFailure failure) {
    return switch (failure) {
      case RunFailure.StatementFailed failed ->
          Optional.of(FailedPlace.of(failed.step(), failed.line(), failed.sql()));
      case RunFailure.TransactionEnded ended ->
          Optional.of(FailedPlace.of(ended.step(), ended.line(), statement(ended)));
      case RunFailure.CodeFailed _,
          RunFailure.ForeignKeysBroken _,
          RunFailure.Surprised _,
          RunFailure.NamesUnknown _,
          RunFailure.HistoryChanged _,
          RunFailure.NoSafetyCopy _,
          RunFailure.PreconditionUnmet _,
          RunFailure.Stopped _ ->
          Optional.empty();
    };
  }

  private static String statement(RunFailure.TransactionEnded ended) {
    PlanStep step = ended.step();
    int index = ended.statement() - 1;
    return index < step.script().statements().size()
        ? step.script().statements().get(index).text()
        : step.text().sql();
  }
}
