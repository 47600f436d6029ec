package dev.switchback.ui.detail;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.detail.Detail.Line;
import dev.switchback.ui.detail.Detail.Section;
import dev.switchback.ui.timeline.TimelineEvent;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Says what a history recorded of an entry, and what it didn't.
final class EntryWords {
  private static final StateStyle BAD = new StateStyle(Feather.X_CIRCLE, StateStyle.Role.DANGER);
  private static final StateStyle REMARK = new StateStyle(Feather.INFO, StateStyle.Role.NEUTRAL);

  private final Words words;
  private final Texts texts;

  EntryWords(Words words, Texts texts) {
    this.words = words;
    this.texts = texts;
  }

  /// What happened, with what its state means and what the tool remarks.
  Section what(TimelineEvent.Happened happened, Tool tool) {
    HistoryEntry entry = happened.entry();
    List<Line> lines = new ArrayList<>(facts(entry));
    switch (happened.state()) {
      case EDITED, MISSING, STAMPED ->
          lines.add(
              Line.with(
                  StateStyle.of(happened.state()),
                  happened
                      .row()
                      .map((TimelineRow row) -> words.tools().meaning(row, tool))
                      .orElseGet(() -> words.meaning(happened.state()))));
      case APPLIED, FAILED, ROLLED_BACK, PENDING, OUT_OF_ORDER, SKIPPED -> {}
    }
    entry.remarks().forEach(remark -> lines.add(Line.with(REMARK, words.tools().say(remark))));
    return new Section(texts.get("detail.whatHappened"), lines);
  }

  /// One recorded entry, as the log lists it.
  Section logged(HistoryEntry entry) {
    List<Line> lines = new ArrayList<>(facts(entry));
    entry
        .checksum()
        .ifPresent(
            checksum -> {
              String value = checksum.value();
              lines.add(
                  Line.plain(
                          texts.get(
                              "detail.checksum",
                              checksum.algorithm(),
                              value.substring(0, Math.min(16, value.length()))))
                      .stored(value));
            });
    entry.detail().ifPresent(d -> d.lines().forEach(l -> lines.add(Line.with(BAD, l))));
    return new Section(
        entry.at().map(words.formats()::instant).orElseGet(() -> words.word(entry.event())),
        lines,
        entry.cells());
  }

  /// What, when, how long, by whom; and in one line what of it isn't recorded.
  private List<Line> facts(HistoryEntry entry) {
    List<Line> lines = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    String what = words.word(entry.event());
    String when = entry.at().map(at -> what + " " + words.formats().instant(at)).orElse(what);
    lines.add(
        Line.plain(
            entry
                .took()
                .map(took -> texts.get("detail.took", when, words.formats().duration(took)))
                .orElse(when)));
    String by =
        entry.program().isBlank() || entry.by().isBlank()
            ? entry.by() + entry.program()
            : texts.get("detail.by.both", entry.by(), entry.program());
    if (!by.isBlank()) {
      lines.add(Line.plain(texts.get("detail.by", by)));
    }
    if (entry.at().isEmpty()) {
      absent.add(texts.get("detail.absent.time"));
    }
    if (entry.took().isEmpty()) {
      absent.add(texts.get("detail.absent.duration"));
    }
    if (by.isBlank()) {
      absent.add(texts.get("detail.absent.user"));
    }
    if (!absent.isEmpty()) {
      lines.add(Line.muted(texts.get("detail.absent", words.formats().list(absent))));
    }
    return lines;
  }
}
