package dev.switchback.ui.activity;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the page of operations: what was done to a database, or to all.
public final class ActivityViewModel {
  private static final int MOST_SHOWN = 2000;

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Optional<Database> database;
  private final ObservableList<Activity> activities = FXCollections.observableArrayList();
  private final ObservableList<Line> failure = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Activity>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Database>> undoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Database>> redoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private int asking;

  /// @param database whose operations; empty for those of all
  public ActivityViewModel(SheetContext context, Optional<Database> database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    selected.addListener((_, _, now) -> lookForUndo(now));
  }

  /// Reads the list anew; keeps the selection where its row is still there.
  public void load() {
    long before = selected.get().map(Activity::id).orElse(-1L);
    jobs.look(
        text("activity.looking"),
        _ -> administration.activity(database, MOST_SHOWN),
        found -> {
          failure.clear();
          activities.setAll(found);
          loaded.set(true);
          selected.set(
              found.stream()
                  .filter(activity -> activity.id() == before)
                  .findFirst()
                  .or(() -> found.stream().findFirst()));
        },
        thrown -> failure.setAll(Lines.failure(thrown, words)));
  }

  /// What can be undone and redone of the selected one.
  private record Ways(Optional<Database> undo, Optional<Database> redo) {}

  /// Only the last operation that wrote can be undone, while its safety copy is there; only the one
  /// that was undone last can be redone.
  private void lookForUndo(Optional<Activity> now) {
    undoable.set(Optional.empty());
    redoable.set(Optional.empty());
    int question = ++asking;
    if (now.isEmpty() || !now.get().kind().writes() || now.get().safetyCopy().isEmpty()) {
      return;
    }
    Activity activity = now.get();
    boolean isLastUndo = isLastUndo(activity);
    jobs.look(
        text("activity.looking"),
        _ ->
            new Ways(
                about(activity, administration::planUndo),
                isLastUndo ? anyRedo(activity) : about(activity, administration::planRedo)),
        found -> {
          if (question == asking) {
            undoable.set(found.undo());
            redoable.set(found.redo());
          }
        },
        _ -> {});
  }

  /// The undo itself stands for what it undid.
  private boolean isLastUndo(Activity activity) {
    return activity.kind() == Activity.Kind.UNDO
        && activities.stream()
            .filter(it -> it.file().equals(activity.file()) && it.kind().writes())
            .findFirst()
            .filter(it -> it.id() == activity.id())
            .isPresent();
  }

  private Optional<Database> anyRedo(Activity activity) {
    return databases(activity)
        .filter(candidate -> administration.planRedo(candidate).isPresent())
        .findFirst();
  }

  private Optional<Database> about(
      Activity activity, Function<Database, Optional<UndoPlan>> planning) {
    return databases(activity)
        .filter(
            candidate ->
                planning
                    .apply(candidate)
                    .filter(plan -> plan.activity().id() == activity.id())
                    .isPresent())
        .findFirst();
  }

  private Stream<Database> databases(Activity activity) {
    return administration.databases().stream()
        .filter(candidate -> candidate.name().equals(activity.databaseName()));
  }

  /// How long an operation took; empty while it runs.
  public String took(Activity activity) {
    return activity
        .endedAt()
        .map(end -> words.formats().duration(Duration.between(activity.startedAt(), end)))
        .orElse("");
  }

  /// What an operation was, in a few words: "Run 0008, 0009".
  public String what(Activity activity) {
    String kind = words.word(activity.kind());
    return activity.subject().isBlank() ? kind : kind + ' ' + activity.subject();
  }

  /// The report as text, without any row data.
  public String report(Activity activity) {
    return text(
        "activity.report",
        what(activity),
        activity.databaseName(),
        words.formats().path(activity.file()),
        words.formats().instant(activity.startedAt()),
        words.word(activity.surface()),
        words.word(activity.outcome()),
        activity.summary(),
        activity.report());
  }

  /// Whose operations are shown; empty for those of all databases.
  public Optional<Database> database() {
    return database;
  }

  /// Newest first.
  public ObservableList<Activity> activities() {
    return activities;
  }

  public ObservableList<Line> failure() {
    return failure;
  }

  public ObjectProperty<Optional<Activity>> selectedProperty() {
    return selected;
  }

  /// The database whose last operation is the selected one and can be undone.
  public ReadOnlyObjectProperty<Optional<Database>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /// The database whose last undone operation is the selected one, or was undone by it.
  public ReadOnlyObjectProperty<Optional<Database>> redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /// Whether the list was read, so that an empty one means that nothing was done.
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  List<Activity> interrupted() {
    return activities.stream()
        .filter(activity -> activity.outcome() == Activity.Outcome.INTERRUPTED)
        .toList();
  }
}
