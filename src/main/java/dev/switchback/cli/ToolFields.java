package dev.switchback.cli;

import dev.switchback.command.CommandEffect;
import dev.switchback.command.CommandEnd;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.CommandRefusal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.ProjectCommand;
import dev.switchback.registry.Database;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;

/// The fields of a project's command, and of what it did.
final class ToolFields {
  private final Words words;

  ToolFields(Words words) {
    this.words = words;
  }

  static Fields shown(Database database, List<CommandProposal> proposals) {
    return new Fields()
        .put("database", database.name())
        .put("tool", database.settings().commandTool())
        .put("command", database.settings().command().map(ToolFields::command))
        .put("verbs", database.settings().commandTool().map(CommandPlan::verbs).orElse(List.of()))
        .put(
            "proposals",
            proposals.stream()
                .map(
                    proposal ->
                        new Fields()
                            .put("tool", proposal.tool())
                            .put("command", command(proposal.command()))
                            .put(
                                "clues",
                                proposal.clues().stream()
                                    .map(
                                        clue ->
                                            new Fields()
                                                .put("kind", clue.kind())
                                                .put("subject", clue.subject()))
                                    .toList()))
                .toList());
  }

  private static Fields command(ProjectCommand command) {
    return new Fields()
        .put("words", command.words())
        .put("folder", command.folder())
        .put("environment", command.environment());
  }

  static Fields plan(Database database, CommandPlan plan) {
    return new Fields()
        .put("database", database.name())
        .put(
            "plan",
            new Fields()
                .put("tool", plan.tool())
                .put("verb", plan.verb())
                .put("command", command(plan.command())));
  }

  static Fields refusal(Database database, CommandRefusal refusal, Said said) {
    return new Fields()
        .put("database", database.name())
        .put(
            "refusal",
            new Fields()
                .put("message", said.sentence())
                .put(
                    "reasons",
                    List.of(
                        new Fields()
                            .put("kind", refusal.reason())
                            .put("message", said.sentence())
                            .put("advice", said.advice())
                            .put("allow", Optional.empty()))));
  }

  Fields attempt(Database database, CommandReport report) {
    return new Fields().put("database", database.name()).put("try", fields(database, report));
  }

  Fields run(Database database, CommandReport attempt, CommandReport report) {
    return attempt(database, attempt).put("report", fields(database, report));
  }

  private Fields fields(Database database, CommandReport report) {
    CommandEffect effect = report.effect();
    return new Fields()
        .put("outcome", report.outcome())
        .put("message", words.commands().headline(database, report))
        .put("verb", report.plan().verb())
        .put("command", command(report.plan().command()))
        .put("ended", report.end().map(ToolFields::end))
        .put("applied", effect.added())
        .put("takenBack", effect.removed())
        .put("changes", words.schemas().say(effect.schema()))
        .put(
            "rows",
            effect.rows().stream()
                .map(
                    table ->
                        new Fields()
                            .put("table", table.table())
                            .put("before", table.before())
                            .put("after", table.after()))
                .toList())
        .put(
            "references",
            effect.broken().stream()
                .map(
                    broken ->
                        new Fields()
                            .put("table", broken.table())
                            .put("parent", broken.parent())
                            .put("rows", broken.rows()))
                .toList())
        .put("written", effect.isWritten())
        .put("failure", report.failure().map(new ReportFields(words)::failure))
        .put("safetyCopy", report.safetyCopy().map(CopyFields::backup))
        .put("activity", report.activityId());
  }

  private static Fields end(CommandEnd end) {
    Fields fields = new Fields();
    switch (end.result()) {
      case CommandEnd.Result.Exited(int code) -> fields.put("how", "exited").put("code", code);
      case CommandEnd.Result.Stopped _ ->
          fields.put("how", "stopped").put("code", Optional.empty());
      case CommandEnd.Result.NotStarted(String reason) ->
          fields.put("how", "not-started").put("code", Optional.empty()).put("reason", reason);
    }
    return fields
        .put("tookMillis", end.took())
        .put(
            "output",
            end.output().lines().stream()
                .map(line -> new Fields().put("stream", line.stream()).put("line", line.text()))
                .toList())
        .put("linesLeftOut", end.output().leftOut())
        .put("leftRunning", end.leftRunning());
  }
}
