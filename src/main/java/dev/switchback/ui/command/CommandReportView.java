package dev.switchback.ui.command;

import dev.switchback.command.CommandReport;
import dev.switchback.registry.Database;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Ending;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.util.List;

/// A command's report, ready to be read.
///
/// @param output what it printed, line by line
/// @param undo whether there is something to undo, and a way to
/// @param again whether it makes sense to go back and try again
/// @param text all of it as plain text
public record CommandReportView(
    Tone tone, Account account, List<String> output, boolean undo, boolean again, String text)
    implements Ending {
  public CommandReportView {
    output = List.copyOf(output);
  }

  static CommandReportView of(Database database, CommandReport report, Words words) {
    boolean isWritten =
        report.outcome() == CommandReport.Outcome.WROTE_TO_THE_FILE
            || (report.place() == CommandReport.Place.FILE && report.effect().isWritten());
    return new CommandReportView(
        CommandFacts.tone(report),
        words.commands().sayWithoutOutput(database, report),
        report.end().map(end -> CommandFacts.output(end.output())).orElse(List.of()),
        isWritten && report.safetyCopy().isPresent(),
        report.outcome() != CommandReport.Outcome.DONE,
        AccountText.of(words.commands().say(database, report)));
  }
}
