package dev.switchback.ui.timeline;

import dev.switchback.backup.Backup;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.TimelineRow;
import dev.switchback.registry.Activity;
import dev.switchback.ui.app.FailedAt;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Times;
import dev.switchback.words.Words;
import java.time.Clock;
import org.kordamp.ikonli.feather.Feather;

/// Turns events into rows with words.
final class TimelineWords {
  private static final StateStyle HERE = new StateStyle(Feather.MAP_PIN, StateStyle.Role.SUCCESS);
  private static final StateStyle TRIED = new StateStyle(Feather.COPY, StateStyle.Role.NEUTRAL);

  private final Words words;
  private final Texts texts;
  private final Clock clock;

  TimelineWords(Words words, Texts texts, Clock clock) {
    this.words = words;
    this.texts = texts;
    this.clock = clock;
  }

  TimelineItem item(TimelineEvent event) {
    return switch (event) {
      case TimelineEvent.Waiting waiting -> waiting(waiting);
      case TimelineEvent.Here here ->
          row(
              here,
              HERE,
              "",
              texts.get("timeline.here", here.database().name()),
              "",
              texts.get("timeline.now"),
              TimelineItem.Line.TURNING);
      case TimelineEvent.Happened happened -> happened(happened);
      case TimelineEvent.Several several -> several(several);
      case TimelineEvent.Copied copied -> copied(copied);
      case TimelineEvent.Did did -> did(did);
    };
  }

  private TimelineItem waiting(TimelineEvent.Waiting waiting) {
    TimelineRow row = waiting.row();
    StateStyle style =
        row.state() == MigrationState.OUT_OF_ORDER
            ? StateStyle.of(MigrationState.OUT_OF_ORDER)
            : StateStyle.of(MigrationState.PENDING);
    String before =
        switch (row.state()) {
          case FAILED -> " · " + texts.get("timeline.failedBefore");
          case ROLLED_BACK -> " · " + texts.get("timeline.rolledBackBefore");
          case PENDING, OUT_OF_ORDER, APPLIED, STAMPED, EDITED, MISSING -> "";
        };
    String word =
        words.word(
            row.state() == MigrationState.OUT_OF_ORDER
                ? MigrationState.OUT_OF_ORDER
                : MigrationState.PENDING);
    String removes = row.destructive() ? " · " + words.destructive() : "";
    return new TimelineItem(
        waiting,
        style,
        row.version().text(),
        row.description(),
        word + removes + before,
        "",
        row.destructive() ? TimelineItem.Warning.DESTRUCTIVE : TimelineItem.Warning.NONE,
        TimelineItem.Line.DASHED,
        TimelineItem.Place.MIDDLE,
        row.version().text()
            + " "
            + row.description()
            + ". "
            + words.meaning(row.state())
            + removes);
  }

  private TimelineItem happened(TimelineEvent.Happened happened) {
    HistoryEntry entry = happened.entry();
    String word = words.word(happened.state());
    String note =
        switch (happened.state()) {
          case APPLIED ->
              entry.took().isZero() ? word : word + " · " + words.formats().duration(entry.took());
          case FAILED ->
              entry
                  .detail()
                  .flatMap(FailedAt::in)
                  .map(at -> texts.get("timeline.failedAt", word, at.statement(), at.count()))
                  .orElse(word);
          case PENDING, ROLLED_BACK, STAMPED, EDITED, MISSING, OUT_OF_ORDER -> word;
        };
    return row(
        happened,
        StateStyle.of(happened.state()),
        entry.version().text(),
        entry.description(),
        note,
        Times.when(entry.at(), clock),
        TimelineItem.Line.SOLID);
  }

  private TimelineItem several(TimelineEvent.Several several) {
    HistoryEntry newest = several.migrations().getFirst().entry();
    return row(
        several,
        StateStyle.of(MigrationState.APPLIED),
        several.oldest().text() + "–" + several.newest().text(),
        texts.get("timeline.several", words.formats().migrations(several.migrations().size())),
        words.word(MigrationState.APPLIED),
        Times.when(newest.at(), clock),
        TimelineItem.Line.SOLID);
  }

  private TimelineItem copied(TimelineEvent.Copied copied) {
    Backup backup = copied.backup();
    return row(
        copied,
        StateStyle.of(backup.state()),
        "",
        backup.reason().isSafetyCopy()
            ? words.backups().reason(backup)
            : texts.get("timeline.backup", words.formats().name(backup.file())),
        words.word(backup.state()) + " · " + words.formats().size(backup.sizeBytes()),
        Times.when(backup.at(), clock),
        TimelineItem.Line.SOLID);
  }

  private TimelineItem did(TimelineEvent.Did did) {
    Activity activity = did.activity();
    String title = words.word(activity.kind());
    return row(
        did,
        styleOf(activity),
        "",
        activity.subject().isBlank() ? title : title + " · " + activity.subject(),
        activity.kind() == Activity.Kind.CHECK && activity.outcome() == Activity.Outcome.DONE
            ? activity.summary()
            : words.word(activity.outcome()),
        Times.when(did.at(), clock),
        TimelineItem.Line.SOLID);
  }

  private static StateStyle styleOf(Activity activity) {
    StateStyle outcome = StateStyle.of(activity.outcome());
    if (activity.outcome() != Activity.Outcome.DONE) {
      return outcome;
    }
    return switch (activity.kind()) {
      case CHECK -> new StateStyle(Feather.SHIELD, StateStyle.Role.NEUTRAL);
      case RESTORE -> new StateStyle(Feather.LIFE_BUOY, StateStyle.Role.VIOLET);
      case UNDO -> new StateStyle(Feather.CORNER_UP_LEFT, StateStyle.Role.VIOLET);
      case BACK_UP -> new StateStyle(Feather.ARCHIVE, StateStyle.Role.VIOLET);
      case TRY -> TRIED;
      case RUN, ROLL_BACK, STAMP -> outcome;
    };
  }

  private static TimelineItem row(
      TimelineEvent event,
      StateStyle style,
      String number,
      String title,
      String note,
      String time,
      TimelineItem.Line line) {
    String spoken =
        (number + " " + title).strip() + ". " + note + (time.isEmpty() ? "" : ", " + time);
    return new TimelineItem(
        event,
        style,
        number,
        title,
        note,
        time,
        TimelineItem.Warning.NONE,
        line,
        TimelineItem.Place.MIDDLE,
        spoken);
  }
}
