package dev.switchback.ui.check;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Schedule;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckPlace;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Effort;
import dev.switchback.registry.CheckSettings;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.ScheduledRuns;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the check: how thorough, how long, and what was found.
public final class CheckViewModel {
  /// Where the sheet is.
  public enum Phase {
    CHOOSE,
    WORKING,
    RESULT
  }

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Clock clock;
  private final Database database;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CHOOSE);
  private final ObjectProperty<CheckKind> kind = new SimpleObjectProperty<>(CheckKind.QUICK);
  private final ObservableList<Line> lastTime = FXCollections.observableArrayList();
  private final ObservableList<Line> failure = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CheckView>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
  private final ObjectProperty<CheckPlace> place = new SimpleObjectProperty<>(CheckPlace.FILE);
  private final ObjectProperty<Rhythm> rhythm = new SimpleObjectProperty<>(Rhythm.NEVER);
  private final ReadOnlyStringWrapper planned = new ReadOnlyStringWrapper("");
  private Map<CheckKind, Effort> efforts = Map.of();
  private Database kept;
  private long bytes;

  public CheckViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    clock = context.clock();
    this.database = database;
    kept = database;
  }

  /// Looks how large the file is, and when it was last checked.
  public void load() {
    jobs.look(
        text("check.looking", database.name()),
        _ -> look(),
        this::show,
        thrown -> failure.setAll(Lines.failure(thrown, words)));
  }

  private record Look(
      DatabaseStatus status,
      Map<CheckKind, Effort> efforts,
      CheckSettings settings,
      Optional<Instant> next) {}

  private Look look() {
    Map<CheckKind, Effort> known = new EnumMap<>(CheckKind.class);
    for (CheckKind each : CheckKind.values()) {
      known.put(each, administration.checkEffort(database, each));
    }
    return new Look(
        administration.status(database),
        known,
        CheckSettings.of(kept.settings()),
        administration.nextScheduled(kept, ScheduledRuns.Task.CHECK));
  }

  private void show(Look look) {
    efforts = look.efforts();
    rhythm.set(Rhythm.of(look.settings()));
    planned.set(
        database.id().isEmpty()
            ? text("check.rhythm.unregistered")
            : look.settings().planned().isEmpty()
                ? ""
                : words.checks().planned(kept, look.settings(), look.next()));
    show(look.status());
  }

  /// How often it is checked by itself.
  public enum Rhythm {
    NEVER,
    DAILY,
    WEEKLY,
    /// Somebody chose other times on the command line.
    OTHER;

    static Rhythm of(CheckSettings settings) {
      return settings
          .planned()
          .map(
              it ->
                  switch (it.schedule()) {
                    case Schedule.Daily _ -> DAILY;
                    case Schedule.Weekly _ -> WEEKLY;
                    case Schedule.Every _ -> OTHER;
                  })
          .orElse(NEVER);
    }
  }

  /// Keeps how often it is checked by itself, in the kind that is chosen now. Writes to the
  /// catalogue only.
  public void plan(Rhythm wanted) {
    CheckSettings before = CheckSettings.of(kept.settings());
    if (database.id().isEmpty() || wanted == Rhythm.OTHER || wanted == Rhythm.of(before)) {
      return;
    }
    Optional<Schedule> schedule =
        switch (wanted) {
          case NEVER, OTHER -> Optional.empty();
          case DAILY -> Optional.of(Schedule.parse("daily"));
          case WEEKLY -> Optional.of(Schedule.parse("weekly sunday"));
        };
    CheckSettings after = before.with(schedule, kind.get(), clock.instant());
    jobs.look(
        text("check.looking", database.name()),
        _ -> administration.update(kept.withSettings(after.in(kept.settings()))),
        updated -> {
          kept = updated;
          load();
        },
        thrown -> failure.setAll(Lines.failure(thrown, words)));
  }

  private void show(DatabaseStatus status) {
    bytes = status.facts().sizeBytes() + status.facts().walBytes();
    size.set(bytes == 0 ? "" : words.formats().size(bytes));
    lastTime.setAll(
        status
            .lastCheck()
            .map(
                last ->
                    Line.muted(
                        text(
                            "check.last",
                            words.word(last.kind()),
                            words.formats().instant(last.at()),
                            words.word(last.verdict()))))
            .map(List::of)
            .orElseGet(() -> List.of(Line.muted(text("check.never")))));
  }

  /// About how long a check of this kind takes.
  public String expected(CheckKind asked) {
    if (bytes == 0) {
      return "";
    }
    Effort effort = efforts.getOrDefault(asked, Effort.UNKNOWN);
    Duration expected = effort.expected(asked, bytes);
    if (expected.toSeconds() <= 1) {
      return text("check.expected.short");
    }
    return text(
        effort.isKnown() ? "check.expected.known" : "check.expected",
        words.formats().duration(Duration.ofSeconds(expected.toSeconds())));
  }

  /// Checks. Writes nothing to the file.
  public void check() {
    if (phase.get() == Phase.WORKING) {
      return;
    }
    CheckKind asked = kind.get();
    CheckPlace where = place.get();
    failure.clear();
    phase.set(Phase.WORKING);
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("check.checking", words.word(asked), database.name()),
                work -> administration.check(database, asked, where, work),
                this::show,
                thrown -> {
                  failure.setAll(Lines.failure(thrown, words));
                  phase.set(Phase.CHOOSE);
                })));
  }

  private void show(CheckReport report) {
    result.set(Optional.of(CheckView.of(report, database, words)));
    phase.set(Phase.RESULT);
  }

  /// Goes back to the choice, for another check.
  public void again() {
    phase.set(Phase.CHOOSE);
    load();
  }

  public Database database() {
    return database;
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  public ObjectProperty<CheckKind> kindProperty() {
    return kind;
  }

  /// In the file or in a copy of it.
  public ObjectProperty<CheckPlace> placeProperty() {
    return place;
  }

  /// How often it is checked by itself, as it is kept.
  public ObjectProperty<Rhythm> rhythmProperty() {
    return rhythm;
  }

  /// The same in a sentence, with the next time.
  public ReadOnlyStringProperty plannedProperty() {
    return planned.getReadOnlyProperty();
  }

  /// When it was last checked, and what came of it.
  public ObservableList<Line> lastTime() {
    return lastTime;
  }

  /// Why there is no result.
  public ObservableList<Line> failure() {
    return failure;
  }

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<CheckView>> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /// The size of the file; empty until it is known. Expected times are known together with it.
  public ReadOnlyStringProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }
}
