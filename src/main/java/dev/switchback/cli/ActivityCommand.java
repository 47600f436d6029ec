package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.words.Words;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists what was done.
@Command(
    name = "activity",
    customSynopsis = "switchback activity [DATABASE] [--limit N] [OPTIONS]",
    description = {
      "Lists what was done, newest first: to one database, or to all.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class ActivityCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  ActivityCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (limit < 1) {
      throw new Usage("--limit takes a number, 1 or more.");
    }
    List<Activity> all = administration.activity(chosen.optional(administration, face()), limit);
    if (all.isEmpty() && !isJson()) {
      face().console().message("Nothing was done yet.");
    }
    Words words = face().words();
    Table table = new Table();
    for (Activity activity : all) {
      table.row(
          words.formats().instant(activity.startedAt()),
          activity.databaseName(),
          words.word(activity.kind()),
          words.word(activity.outcome()),
          words.word(activity.surface()),
          activity.summary());
    }
    answer(
        table.lines(""),
        new Fields().put("activity", all.stream().map(ActivityCommand::fields).toList()));
    return ExitCode.DONE;
  }

  private static Fields fields(Activity activity) {
    return new Fields()
        .put("id", activity.id())
        .put("database", activity.databaseName())
        .put("file", activity.file())
        .put("kind", activity.kind())
        .put("subject", activity.subject())
        .put("surface", activity.surface())
        .put("startedAt", activity.startedAt())
        .put("endedAt", activity.endedAt())
        .put("outcome", activity.outcome())
        .put("summary", activity.summary())
        .put("safetyCopy", activity.safetyCopy())
        .put(
            "steps",
            activity.steps().stream()
                .map(
                    step ->
                        new Fields()
                            .put("step", step.step())
                            .put("subject", step.subject())
                            .put("detail", step.detail())
                            .put("at", step.at()))
                .toList());
  }
}
