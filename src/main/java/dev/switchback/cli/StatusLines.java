package dev.switchback.cli;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.Leftover;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.TimelineRow;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Protection;
import dev.switchback.sqlite.FileFacts;
import dev.switchback.words.Formats;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A database's state, and its timeline, newest at the bottom where the prompt is.
final class StatusLines {
  private final Words words;
  private final Formats formats;

  StatusLines(Words words) {
    this.words = words;
    formats = words.formats();
  }

  List<String> of(DatabaseStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add(status.database().name() + ": " + words.word(status));
    Table facts = new Table();
    facts.row("file", file(status));
    status.linkedTo().ifPresent(real -> facts.row("links to", formats.path(real)));
    status
        .failure()
        .map(words.failures()::say)
        .ifPresent(
            (Said said) -> {
              facts.row("why", said.sentence());
              facts.row("do", said.advice());
            });
    status
        .database()
        .source()
        .ifPresent(
            folder ->
                facts.row(
                    "migrations",
                    formats.path(folder)
                        + status.layoutReason().map(reason -> " · " + reason).orElse("")));
    facts.row("used for", usedFor(status));
    if (!status.otherHistories().isEmpty()) {
      facts.row(
          "other history",
          formats.list(status.otherHistories().stream().map(FoundHistory::table).toList()));
    }
    for (Leftover leftover : status.leftovers()) {
      Said said = words.histories().say(leftover);
      facts.row("left over", said.sentence());
      facts.row("", said.advice());
    }
    status
        .timeline()
        .blockages()
        .forEach(blockage -> facts.row("blocked", words.blockages().headline(blockage)));
    if (!status.holders().isEmpty()) {
      facts.row("in use", words.plans().inUse(status.holders()));
    }
    status
        .lastCheck()
        .ifPresent(
            check ->
                facts.row(
                    "checked",
                    words.word(check.verdict())
                        + " · "
                        + words.word(check.kind())
                        + " · "
                        + formats.instant(check.at())));
    status
        .lastBackup()
        .ifPresent(
            backup ->
                facts.row(
                    "backup",
                    words.word(backup.state())
                        + " · "
                        + formats.instant(backup.at())
                        + " · "
                        + formats.size(backup.sizeBytes())));
    lines.addAll(facts.lines("  "));
    lines.addAll(timeline(status));
    status
        .timeline()
        .problems()
        .forEach(problem -> lines.add("  not used: " + words.refusals().say(problem)));
    return lines;
  }

  /// The state of a migration with what has to be known about it.
  String state(TimelineRow row) {
    String state = words.word(row.state());
    return row.destructive() && row.state().isPending()
        ? state + ", " + words.destructive()
        : state;
  }

  private List<String> timeline(DatabaseStatus status) {
    Table table = new Table();
    for (TimelineRow row : status.timeline().rows()) {
      table.row(
          row.version().text(),
          row.description(),
          state(row),
          row.entry()
              .filter(entry -> !row.state().isPending() || showsEvent(entry))
              .map(entry -> entry.at().map(formats::instant).orElseGet(formats::notRecorded))
              .orElse(""));
    }
    return table.lines("  ");
  }

  private static boolean showsEvent(HistoryEntry entry) {
    return switch (entry.event()) {
      case FAILED, ROLLED_BACK -> true;
      case APPLIED, STAMPED -> false;
    };
  }

  private String file(DatabaseStatus status) {
    FileFacts facts = status.facts();
    List<String> parts = new ArrayList<>();
    parts.add(formats.path(status.database().file()));
    if (facts.modifiedAt().isPresent()) {
      parts.add(formats.size(facts.sizeBytes()));
    }
    if (facts.walBytes() > 0) {
      parts.add("log " + formats.size(facts.walBytes()));
    }
    if (facts.reading() == FileFacts.Reading.SNAPSHOT) {
      parts.add(words.word(facts.reading()));
    }
    return parts.stream().collect(Collectors.joining(" · "));
  }

  private String usedFor(DatabaseStatus status) {
    String environment = words.word(status.database().environment());
    return status.database().protection() == Protection.PROTECTED
        ? environment + " · " + words.word(status.database().protection())
        : environment;
  }
}
