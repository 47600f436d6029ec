package dev.switchback.ui.command;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.command.CommandEffect;
import dev.switchback.command.CommandOutput;
import dev.switchback.command.CommandReport;
import dev.switchback.command.OutputLine;
import dev.switchback.command.ToolVerb;
import dev.switchback.registry.Database;
import dev.switchback.run.Preflight;
import dev.switchback.schema.TableRows;
import dev.switchback.ui.sheet.CopyTime;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheet.SchemaLines;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the sheet says of a command. Pure: facts in, sentences out.
final class CommandFacts {
  private final Words words;

  CommandFacts(Words words) {
    this.words = words;
  }

  List<Line> wayBack(Preflight preflight) {
    String sentence = words.plans().wayBack(preflight);
    if (!preflight.hasRoom()) {
      return List.of(Line.danger(sentence));
    }
    String time = words.formats().duration(CopyTime.of(preflight.databaseBytes()));
    return List.of(Line.good(sentence), Line.muted(text("review.wayBack.verified", time)));
  }

  List<Line> inUse(Preflight preflight) {
    String sentence = words.plans().inUse(preflight.holders());
    return List.of(
        preflight.holders().isEmpty() ? Line.good(sentence) : new Line(Tone.LOCK, sentence));
  }

  /// What else to know about the file before it is written to.
  List<Line> concerns(Preflight preflight) {
    return preflight.concerns().stream()
        .map(
            concern -> {
              Said said = words.plans().say(concern);
              String sentence = said.sentence() + ' ' + said.advice();
              return concern.stops() ? Line.danger(sentence) : Line.warning(sentence);
            })
        .toList();
  }

  /// What came of running it on a copy.
  Tried tried(Database database, CommandReport report) {
    Line headline = new Line(tone(report), words.commands().headline(database, report));
    List<Line> lines = new ArrayList<>();
    report
        .end()
        .map(words.commands()::ends)
        .map(this::ended)
        .map(Line::muted)
        .ifPresent(lines::add);
    report
        .failure()
        .map(words.failures()::say)
        .ifPresent(
            said -> {
              lines.add(Line.danger(said.sentence()));
              lines.add(Line.plain(said.advice()));
            });
    boolean isCounted =
        report.plan().verb().effect() == ToolVerb.Effect.DATABASE
            && report.end().isPresent()
            && report.outcome() != CommandReport.Outcome.NOT_RUN;
    CommandEffect effect = report.effect();
    if (isCounted) {
      words.commands().history(report).stream().map(Line::plain).forEach(lines::add);
      lines.addAll(SchemaLines.of(effect.schema(), words));
      words.commands().unseen(effect).map(Line::muted).ifPresent(lines::add);
      words.commands().broken(effect).stream().map(Line::warning).forEach(lines::add);
    }
    words.commands().notes(report).stream().map(Line::warning).forEach(lines::add);
    List<TableRows> rows = effect.rows().stream().filter(TableRows::differs).toList();
    return new Tried(headline, lines, isCounted ? rows : List.of());
  }

  private String ended(String how) {
    return text("command.ended", how);
  }

  /// What is shown of a try, or of an answer.
  ///
  /// @param rows the tables whose number of rows differs
  public record Tried(Line headline, List<Line> lines, List<TableRows> rows) {
    public Tried {
      lines = List.copyOf(lines);
      rows = List.copyOf(rows);
    }
  }

  static Tone tone(CommandReport report) {
    return switch (report.outcome()) {
      case DONE -> report.effect().broken().isEmpty() ? Tone.GOOD : Tone.WARNING;
      case NOT_RUN, FAILED_UNCHANGED, FAILED_CHANGED, WROTE_TO_THE_FILE -> Tone.DANGER;
      case CANCELLED_UNCHANGED -> Tone.MUTED;
      case CANCELLED_CHANGED ->
          report.place() == CommandReport.Place.COPY ? Tone.MUTED : Tone.WARNING;
    };
  }

  /// What it printed, and how much of it nobody kept.
  static List<String> output(CommandOutput output) {
    if (output.leftOut() == 0) {
      return output.lines().stream().map(OutputLine::text).toList();
    }
    return Stream.of(
            output.first().stream().map(OutputLine::text),
            Stream.of(text("command.output.leftOut", output.leftOut())),
            output.last().stream().map(OutputLine::text))
        .flatMap(part -> part)
        .toList();
  }

  /// Why it can't go on to the file after a try; empty when it can.
  static String blockedAfter(CommandReport attempt) {
    if (attempt.isWorthRunning()) {
      return "";
    }
    return switch (attempt.outcome()) {
      case DONE -> text("command.blocked.nothing");
      case CANCELLED_UNCHANGED, CANCELLED_CHANGED -> text("command.blocked.cancelled");
      case NOT_RUN, FAILED_UNCHANGED, FAILED_CHANGED, WROTE_TO_THE_FILE ->
          text("command.blocked.failed");
    };
  }
}
