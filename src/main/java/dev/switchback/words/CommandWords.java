package dev.switchback.words;

import dev.switchback.command.Clue;
import dev.switchback.command.CommandEffect;
import dev.switchback.command.CommandEnd;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.CommandRefusal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.OutputLine;
import dev.switchback.command.ToolVerb;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the command of a project would do and did.
public final class CommandWords {
  private static final int SHOWN_LINES = 12;

  private final Bundle bundle;
  private final Formats formats;

  CommandWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  public String word(ToolVerb verb) {
    return bundle.of("command.verb.", verb);
  }

  /// What it does, and to what.
  public String about(ToolVerb verb) {
    return bundle.of("command.verb.about.", verb);
  }

  public String word(CommandReport.Outcome outcome) {
    return bundle.of("command.outcome.", outcome);
  }

  public String say(Clue clue) {
    return bundle.text("command.clue." + Bundle.camelCase(clue.kind()), clue.subject());
  }

  /// A command that was found, and what it was found by.
  public Account say(CommandProposal proposal) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("command.label.folder"), formats.path(proposal.command().folder()));
    parts.add(
        bundle.text("command.label.because"), proposal.clues().stream().map(this::say).toList());
    return parts.under(proposal.tool().displayName() + ": " + proposal.command().wholeLine());
  }

  public Said say(Database database, CommandRefusal refusal) {
    String key = "command.refusal." + Bundle.camelCase(refusal.reason());
    return new Said(
        bundle.text(key, database.name(), refusal.subject()),
        bundle.text(key + ".do", database.name(), String.join(", ", refusal.choices())));
  }

  /// What would be run.
  public Account say(Database database, CommandPlan plan) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("command.label.command"), plan.line());
    parts.add(bundle.text("command.label.folder"), formats.path(plan.command().folder()));
    List<String> steps = new ArrayList<>();
    if (plan.verb().effect() == ToolVerb.Effect.DATABASE) {
      steps.add(bundle.text("command.plan.copy"));
      steps.add(bundle.text("command.plan.try"));
      steps.add(bundle.text("command.plan.run"));
    } else {
      steps.add(bundle.text("command.plan.look"));
    }
    parts.add(bundle.text("command.label.steps"), steps);
    return parts.under(
        bundle.text("command.plan", word(plan.verb()), database.name(), plan.tool().displayName()));
  }

  /// What comes after a try that worked, once somebody agrees.
  public String next(Database database) {
    return bundle.text("command.next", database.name());
  }

  /// What it did, and the end of what it printed.
  public Account say(Database database, CommandReport report) {
    return say(database, report, report.end().map(this::output).orElse(List.of()));
  }

  /// What it did, for where what it printed is shown in full.
  public Account sayWithoutOutput(Database database, CommandReport report) {
    return say(database, report, List.of());
  }

  private Account say(Database database, CommandReport report, List<String> output) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("command.label.command"), report.plan().line());
    report.end().ifPresent(end -> parts.add(bundle.text("command.label.end"), ends(end)));
    report
        .failure()
        .ifPresent(
            failure ->
                parts.add(
                    bundle.text("run.label.why"),
                    new FailureWords(bundle, formats, new SqliteWords(bundle))
                        .say(failure)
                        .sentence()));
    boolean isCounted =
        report.plan().verb().effect() == ToolVerb.Effect.DATABASE
            && report.outcome() != CommandReport.Outcome.NOT_RUN
            && report.end().isPresent();
    if (isCounted) {
      parts.add(bundle.text("command.label.history"), history(report));
      parts.add(bundle.text("try.label.changes"), changes(report.effect()));
      parts.add(
          bundle.text("try.label.rows"),
          new TryWords(bundle, formats).rows(report.effect().rows()));
      parts.add(bundle.text("command.label.foreignKeys"), broken(report.effect()));
    }
    parts.add(bundle.text("command.label.notes"), notes(report));
    parts.add(bundle.text("command.label.output"), output);
    report
        .safetyCopy()
        .ifPresent(copy -> parts.add(bundle.text("run.label.wayBack"), formats.path(copy.file())));
    return parts.under(headline(database, report));
  }

  public String headline(Database database, CommandReport report) {
    String what = word(report.plan().verb());
    boolean onCopy = report.place() == CommandReport.Place.COPY;
    return switch (report.outcome()) {
      case DONE ->
          report.plan().verb().effect() != ToolVerb.Effect.DATABASE
              ? bundle.text("command.answered", what)
              : onCopy
                  ? bundle.text("command.tried.done", what, database.name())
                  : bundle.text("command.ran.done", what, database.name());
      case FAILED_UNCHANGED, FAILED_CHANGED ->
          onCopy
              ? bundle.text("command.tried.failed", what, database.name())
              : report.outcome() == CommandReport.Outcome.FAILED_CHANGED
                  ? bundle.text("command.ran.failedChanged", what, database.name())
                  : bundle.text("command.ran.failedUnchanged", what, database.name());
      case CANCELLED_UNCHANGED -> bundle.text("command.cancelled", what, database.name());
      case CANCELLED_CHANGED ->
          onCopy
              ? bundle.text("command.cancelled", what, database.name())
              : bundle.text("command.ran.cancelledChanged", what, database.name());
      case NOT_RUN -> bundle.text("command.notRun", what, database.name());
      case WROTE_TO_THE_FILE -> bundle.text("command.tried.wroteToTheFile", database.name());
    };
  }

  /// In which way it ended, and when.
  public String ends(CommandEnd end) {
    return switch (end.result()) {
      case CommandEnd.Result.Exited(int code) ->
          bundle.text("command.end.exited", code, formats.duration(end.took()));
      case CommandEnd.Result.Stopped _ ->
          bundle.text("command.end.stopped", formats.duration(end.took()));
      case CommandEnd.Result.NotStarted(String reason) ->
          bundle.text("command.end.notStarted", reason);
    };
  }

  /// What the history says now and didn't, or no longer.
  public List<String> history(CommandReport report) {
    CommandEffect effect = report.effect();
    List<String> lines = new ArrayList<>();
    if (report.plan().tool() == Tool.ALEMBIC
        && !effect.appliedBefore().equals(effect.appliedAfter())) {
      // It records nothing but where it stands.
      return List.of(
          bundle.text(
              "command.history.moved",
              place(effect.appliedBefore()),
              place(effect.appliedAfter())));
    }
    if (!effect.added().isEmpty()) {
      lines.add(bundle.text("command.history.added", formats.list(effect.added())));
    }
    if (!effect.removed().isEmpty()) {
      lines.add(bundle.text("command.history.removed", formats.list(effect.removed())));
    }
    return lines;
  }

  private List<String> changes(CommandEffect effect) {
    List<String> changes = new SchemaWords(bundle).say(effect.schema());
    return changes.isEmpty() ? unseen(effect).stream().toList() : changes;
  }

  /// That nothing of it can be seen, where that is so.
  public Optional<String> unseen(CommandEffect effect) {
    if (effect.isVisible()) {
      return Optional.empty();
    }
    return Optional.of(
        bundle.text(effect.isWritten() ? "command.changes.unseen" : "command.changes.none"));
  }

  private String place(List<String> heads) {
    return heads.isEmpty() ? bundle.text("command.history.beginning") : formats.list(heads);
  }

  /// References that lead nowhere since.
  public List<String> broken(CommandEffect effect) {
    return effect.broken().stream()
        .map(
            broken ->
                bundle.counted(
                    "run.foreignKeys.row",
                    broken.rows(),
                    formats.count(broken.rows()),
                    broken.table(),
                    broken.parent()))
        .toList();
  }

  /// What else somebody should know of how it went.
  public List<String> notes(CommandReport report) {
    List<String> notes = new ArrayList<>();
    if (report.seemsKeptOut()) {
      notes.add(bundle.text("command.note.keptOut"));
    }
    boolean didNothing =
        report.place() == CommandReport.Place.COPY
            && report.plan().verb().effect() == ToolVerb.Effect.DATABASE
            && report.outcome() == CommandReport.Outcome.DONE
            && !report.effect().isWritten();
    if (didNothing) {
      notes.add(bundle.text("command.note.nothing"));
    }
    if (report.end().filter(CommandWords::isMissing).isPresent()) {
      notes.add(bundle.text("command.note.notStarted"));
    }
    int left = report.end().map(CommandEnd::leftRunning).orElse(0);
    if (left > 0) {
      notes.add(bundle.counted("command.note.left", left, left));
    }
    return notes;
  }

  private static boolean isMissing(CommandEnd end) {
    return end.result() instanceof CommandEnd.Result.NotStarted;
  }

  /// The end of what it printed.
  private List<String> output(CommandEnd end) {
    List<String> lines =
        new ArrayList<>(end.output().end(SHOWN_LINES).stream().map(OutputLine::text).toList());
    long all = end.output().lines().size() + end.output().leftOut();
    if (all > lines.size() && end.output().lines().size() > SHOWN_LINES) {
      lines.addFirst(bundle.text("command.output.earlier", formats.count(all - lines.size())));
    }
    return lines;
  }
}
