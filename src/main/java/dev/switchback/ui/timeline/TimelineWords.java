package dev.switchback.ui.timeline;

import dev.switchback.Ahead;
import dev.switchback.backup.Backup;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Origin;
import dev.switchback.migration.Remark;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.run.StepReport;
import dev.switchback.run.StepTrial;
import dev.switchback.run.TryReport;
import dev.switchback.ui.app.FailedAt;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Times;
import dev.switchback.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /// @param tool whose history it is
  TimelineItem item(TimelineEvent event, Tool tool) {
    return switch (event) {
      case TimelineEvent.Waiting waiting -> waiting(waiting, tool);
      case TimelineEvent.Here here ->
          row(
              here,
              HERE,
              "",
              texts.get("timeline.here", here.database().name()),
              "",
              Optional.empty(),
              texts.get("timeline.now"),
              TimelineItem.Line.TURNING);
      case TimelineEvent.Happened happened -> happened(happened, tool);
      case TimelineEvent.Several several -> several(several);
      case TimelineEvent.Copied copied -> copied(copied);
      case TimelineEvent.Did did -> did(did);
    };
  }

  private TimelineItem waiting(TimelineEvent.Waiting waiting, Tool tool) {
    TimelineRow row = waiting.row();
    Optional<Said> verdict = verdict(row, tool);
    StateStyle style = StateStyle.of(shown(row.state()));
    String before =
        switch (row.state()) {
          case FAILED -> " · " + texts.get("timeline.failedBefore");
          case ROLLED_BACK -> " · " + texts.get("timeline.rolledBackBefore");
          case PENDING, OUT_OF_ORDER, APPLIED, STAMPED, EDITED, MISSING, SKIPPED -> "";
        };
    String word = words.word(shown(row.state()));
    String removes = row.destructive() ? " · " + words.destructive() : "";
    return new TimelineItem(
        waiting,
        style,
        row.version().text(),
        row.description(),
        word + removes + before,
        verdict.map(Said::brief).orElseGet(() -> inGraph(row, List.of())),
        "",
        row.destructive() ? TimelineItem.Warning.DESTRUCTIVE : TimelineItem.Warning.NONE,
        TimelineItem.Line.DASHED,
        TimelineItem.Place.MIDDLE,
        Optional.empty(),
        row.version().text()
            + " "
            + row.description()
            + ". "
            + words.tools().meaning(row, tool)
            + removes
            + verdict.map(said -> ". " + said.whole()).orElse("")
            + standsOn(row));
  }

  /// A row that waits, with what a try on a copy made of it.
  TimelineItem withTry(TimelineItem item, Ahead ahead) {
    return item.event() instanceof TimelineEvent.Waiting(TimelineRow row)
        ? said(row, ahead).map(said -> item.saying(said.brief(), said.whole())).orElse(item)
        : item;
  }

  private Optional<Said> said(TimelineRow row, Ahead ahead) {
    return switch (ahead) {
      case Ahead.Tried(TryReport report) ->
          report.up().steps().stream()
              .filter(step -> step.step().version().equals(row.version()))
              .findFirst()
              .flatMap(step -> outcome(step, report));
      case Ahead.Not(Ahead.Why why) ->
          switch (why) {
            case NOTHING_PENDING, REFUSED, NO_FILE -> Optional.empty();
            case TOO_LARGE -> notTried("timeline.notTried.tooLarge");
            case BEING_WRITTEN -> notTried("timeline.notTried.beingWritten");
            case NO_ROOM -> notTried("timeline.notTried.noRoom");
            case REACHES_OUT -> notTried("timeline.notTried.reachesOut");
          };
    };
  }

  private Optional<Said> tried(String key) {
    return Optional.of(new Said(texts.get(key), texts.get(key + ".whole")));
  }

  private Optional<Said> notTried(String key) {
    return Optional.of(new Said(texts.get("timeline.notTried"), texts.get(key)));
  }

  /// What works up to the step that fails is taken back with it, where all are one transaction.
  private Optional<Said> outcome(StepReport step, TryReport report) {
    return switch (step.outcome()) {
      case DONE, TAKEN_BACK ->
          tried(
              switch (report.rollBackVerdict()) {
                case NOT_TRIED -> "timeline.tried.works";
                case EXACT -> "timeline.tried.worksBothWays";
                case LOSES_DATA ->
                    isBehindTheLoss(step.step().version(), report)
                        ? "timeline.tried.notBack"
                        : "timeline.tried.worksBothWays";
                case NOT_INVERSE, FAILS -> "timeline.tried.notBack";
              });
      case FAILED -> tried("timeline.tried.fails");
      case NOT_REACHED -> tried("timeline.tried.notReached");
      case SKIPPED, MARKED -> Optional.empty();
    };
  }

  /// Rows that are gone are told migration by migration; values that are gone aren't.
  private static boolean isBehindTheLoss(Version version, TryReport report) {
    boolean losesValues = report.rehearsal().values().filter(it -> !it.isEmpty()).isPresent();
    List<StepTrial> losing =
        report.rehearsal().steps().stream().filter(it -> !it.losses().isEmpty()).toList();
    return losesValues
        || losing.isEmpty()
        || losing.stream().anyMatch(it -> it.version().equals(version));
  }

  /// One that failed or was rolled back before is pending all the same.
  private static MigrationState shown(MigrationState state) {
    return switch (state) {
      case OUT_OF_ORDER, SKIPPED -> state;
      case PENDING, FAILED, ROLLED_BACK, APPLIED, STAMPED, EDITED, MISSING ->
          MigrationState.PENDING;
    };
  }

  /// Where it stands in a graph, in a few words: its application, whether it merges, whether it is
  /// a head.
  private String inGraph(TimelineRow row, List<Remark> remarks) {
    Origin.Lineage lineage = lineage(row);
    List<String> words = new ArrayList<>();
    if (!lineage.group().isEmpty()) {
      words.add(lineage.group());
    }
    if (lineage.parents().size() > 1) {
      words.add(texts.get("timeline.merge", lineage.parents().size()));
    }
    if (remarks.stream().anyMatch(remark -> remark.kind() == Remark.Kind.HEAD)) {
      words.add(texts.get("timeline.head"));
    }
    return String.join(" · ", words);
  }

  /// What is drawn as lanes, for those who don't see them.
  private String standsOn(TimelineRow row) {
    List<String> parents = lineage(row).parents();
    return parents.isEmpty()
        ? ""
        : ". " + texts.get("detail.lineage.parents", words.formats().list(parents));
  }

  private static Origin.Lineage lineage(TimelineRow row) {
    return row.migration().map(m -> m.origin().lineage()).orElse(Origin.Lineage.NONE);
  }

  /// What a tool makes of a migration, in a few words and in a sentence.
  private record Said(String brief, String whole) {}

  private Optional<Said> verdict(TimelineRow row, Tool tool) {
    return row.verdict()
        .map(found -> new Said(words.tools().brief(found, tool), words.tools().say(found, tool)));
  }

  private TimelineItem happened(TimelineEvent.Happened happened, Tool tool) {
    HistoryEntry entry = happened.entry();
    String word = words.word(happened.state());
    String note =
        switch (happened.state()) {
          case APPLIED ->
              entry
                  .took()
                  .filter(took -> !took.isZero())
                  .map(took -> word + " · " + words.formats().duration(took))
                  .orElse(word);
          case FAILED ->
              entry
                  .detail()
                  .flatMap(FailedAt::in)
                  .map(at -> texts.get("timeline.failedAt", word, at.statement(), at.count()))
                  .orElse(word);
          case PENDING, ROLLED_BACK, STAMPED, EDITED, MISSING, OUT_OF_ORDER, SKIPPED -> word;
        };
    return row(
        happened,
        StateStyle.of(happened.state()),
        entry.version().text(),
        happened.description(),
        note,
        happened
            .row()
            .flatMap(
                row ->
                    verdict(row, tool)
                        .or(() -> besideTheGraph(row, entry))
                        .map(said -> new Said(said.brief(), said.whole() + standsOn(row)))),
        when(entry),
        TimelineItem.Line.SOLID);
  }

  private Optional<Said> besideTheGraph(TimelineRow row, HistoryEntry entry) {
    String brief = inGraph(row, entry.remarks());
    return brief.isEmpty() && standsOn(row).isEmpty()
        ? Optional.empty()
        : Optional.of(new Said(brief, brief));
  }

  /// Never a false date: a history that keeps no times says so.
  private String when(HistoryEntry entry) {
    return entry
        .at()
        .map(at -> Times.when(at, clock))
        .orElseGet(() -> words.formats().notRecorded());
  }

  TimelineItem several(TimelineEvent.Several several) {
    HistoryEntry newest = several.migrations().getFirst().entry();
    return row(
        several,
        StateStyle.of(MigrationState.APPLIED),
        several.oldest().text() + "–" + several.newest().text(),
        texts.get("timeline.several", words.formats().migrations(several.migrations().size())),
        words.word(MigrationState.APPLIED),
        Optional.empty(),
        when(newest),
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
        Optional.empty(),
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
        Optional.empty(),
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
      case SALVAGE -> new StateStyle(Feather.LIFE_BUOY, StateStyle.Role.NEUTRAL);
      case RESTORE -> new StateStyle(Feather.LIFE_BUOY, StateStyle.Role.VIOLET);
      case RESET -> new StateStyle(Feather.REFRESH_CCW, StateStyle.Role.VIOLET);
      case UNDO -> new StateStyle(Feather.CORNER_UP_LEFT, StateStyle.Role.VIOLET);
      case REDO -> new StateStyle(Feather.CORNER_UP_RIGHT, StateStyle.Role.VIOLET);
      case BACK_UP -> new StateStyle(Feather.ARCHIVE, StateStyle.Role.VIOLET);
      case PROVE -> new StateStyle(Feather.AWARD, StateStyle.Role.SUCCESS);
      case TAKE_IN -> new StateStyle(Feather.INBOX, StateStyle.Role.NEUTRAL);
      case CLEAN_UP -> new StateStyle(Feather.TRASH_2, StateStyle.Role.NEUTRAL);
      case TRY -> TRIED;
      case RUN, ROLL_BACK, STAMP, UNBLOCK, COMMAND, MEND, JOURNAL_MODE -> outcome;
    };
  }

  private static TimelineItem row(
      TimelineEvent event,
      StateStyle style,
      String number,
      String title,
      String note,
      Optional<Said> verdict,
      String time,
      TimelineItem.Line line) {
    String spoken =
        (number + " " + title).strip()
            + ". "
            + note
            + (time.isEmpty() ? "" : ", " + time)
            + verdict.map(said -> ". " + said.whole()).orElse("");
    return new TimelineItem(
        event,
        style,
        number,
        title,
        note,
        verdict.map(Said::brief).orElse(""),
        time,
        TimelineItem.Warning.NONE,
        line,
        TimelineItem.Place.MIDDLE,
        Optional.empty(),
        spoken);
  }
}
