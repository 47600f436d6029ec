package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.failure.UnknownName;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows one migration.
@Command(
    name = "show",
    customSynopsis = "switchback show DATABASE VERSION [OPTIONS]",
    description = {
      "Shows one migration: its state, what happened to it here, and its up and down SQL. For one"
          + " whose file is gone, the recorded text is shown.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class ShowCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  ShowCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen.one(administration, face(), "VERSION");
    Version version = Targets.version(choice.words().getFirst());
    DatabaseStatus status = administration.status(choice.database());
    if (status.failure().isPresent()) {
      throw status.failure().get();
    }
    TimelineRow row =
        status
            .timeline()
            .find(version)
            .orElseThrow(() -> new UnknownName("migration", version.text(), List.of()));
    List<HistoryEntry> events =
        status.history().entries().stream()
            .filter(entry -> entry.version().equals(version))
            .toList();
    answer(
        lines(row, events),
        new Fields()
            .put("database", choice.database().name())
            .put(
                "migration",
                StatusFields.row(row)
                    .put("up", StatusFields.text(row.up()))
                    .put("down", row.down().map(StatusFields::text))
                    .put("history", events.stream().map(StatusFields::event).toList())));
    return ExitCode.DONE;
  }

  private List<String> lines(TimelineRow row, List<HistoryEntry> events) {
    Words words = face().words();
    List<String> lines = new ArrayList<>();
    lines.add(row.version() + " " + row.description() + ": " + new StatusLines(words).state(row));
    lines.add("  " + words.meaning(row.state()));
    Table history = new Table();
    for (HistoryEntry event : events) {
      history.row(
          words.formats().instant(event.at()),
          words.word(event.event()),
          words.formats().duration(event.took()),
          event.by(),
          event.program(),
          event.detail().orElse(""));
    }
    lines.addAll(history.lines("  "));
    text("-- up", row.up(), lines);
    row.down()
        .ifPresentOrElse(
            down -> text("-- down", down, lines),
            () -> lines.add("-- No way back was written for this migration."));
    return lines;
  }

  private void text(String title, MigrationText text, List<String> lines) {
    lines.add(
        title
            + text.file()
                .map(file -> ": " + face().words().formats().path(file))
                .orElse(": as recorded in the history"));
    lines.addAll(text.sql().stripTrailing().lines().toList());
  }
}
