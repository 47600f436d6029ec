package dev.switchback.ui.restore;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.backup.RestoreReport;
import dev.switchback.compare.CompareLimit;
import dev.switchback.compare.Comparison;
import dev.switchback.registry.Database;
import dev.switchback.registry.Protection;
import dev.switchback.registry.UndoPlan;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.ShellWord;
import dev.switchback.words.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the restore sheet and the undo sheet: what comes back, what is lost, and the report.
///
/// Nothing is written before [#carryOut()].
public final class RestoreViewModel {

  /// Where the sheet is.
  public enum Phase {
    REVIEW,
    WORKING,
    REPORT
  }

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final Asked asked;

  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.REVIEW);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Place> place;
  private final StringProperty typedName = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper target = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nameToType = new ReadOnlyStringWrapper("");
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();
  private final ObservableList<Line> since = FXCollections.observableArrayList();
  private final ObservableList<Line> getBack = FXCollections.observableArrayList();
  private final ObservableList<Line> lose = FXCollections.observableArrayList();
  private final ObservableList<Line> afterwards = FXCollections.observableArrayList();
  private final ObservableList<Line> wayBack = FXCollections.observableArrayList();
  private final ObservableList<Line> inUse = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RestoreReportView>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Planned> planned = Optional.empty();
  private int asking;

  private RestoreViewModel(SheetContext context, Database database, Asked asked, Place first) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    this.asked = asked;
    place = new SimpleObjectProperty<>(first);
    place.addListener((_, _, _) -> look());
    typedName.addListener((_, _, _) -> decide());
    decide();
  }

  /// For putting `backup` beside the file or in its place.
  public static RestoreViewModel restore(
      SheetContext context, Database database, Backup backup, Place place) {
    return new RestoreViewModel(context, database, new Asked.Restore(backup), place);
  }

  /// For undoing the last operation that wrote to the file.
  public static RestoreViewModel undo(SheetContext context, Database database) {
    return new RestoreViewModel(context, database, new Asked.Undo(), Place.IN_PLACE);
  }

  /// For redoing the operation that was undone last.
  public static RestoreViewModel redo(SheetContext context, Database database) {
    return new RestoreViewModel(context, database, new Asked.Redo(), Place.IN_PLACE);
  }

  private sealed interface Asked {
    record Restore(Backup backup) implements Asked {}

    record Undo() implements Asked {}

    record Redo() implements Asked {}
  }

  /// What was planned; for an undo together with the operation that is undone.
  private record Planned(RestorePlan restore, Optional<UndoPlan> undo) {
    Planned withRows(Optional<Comparison> rows) {
      return new Planned(
          restore.withRows(rows), undo.map(it -> it.withRestore(it.restore().withRows(rows))));
    }
  }

  /// Looks at the backup and the file. Called when the sheet is shown, and by "Check again".
  public void look() {
    if (phase.get() != Phase.REVIEW) {
      return;
    }
    int question = ++asking;
    looking.set(true);
    comparison.set(Optional.empty());
    decide();
    Place chosen = place.get();
    jobs.look(
        text("restore.looking", database.name()),
        _ -> plan(chosen),
        found -> {
          if (question == asking) {
            planned = found;
            obstacles.clear();
            if (found.isEmpty()) {
              obstacles.setAll(
                  Line.plain(
                      asked instanceof Asked.Redo
                          ? words.restores().nothingToRedo(database)
                          : words.restores().nothingToUndo(database)));
            }
            if (found.isPresent() && chosen == Place.IN_PLACE) {
              compare(found.get(), question);
            } else {
              looking.set(false);
            }
            decide();
          }
        },
        failure -> {
          if (question == asking) {
            looking.set(false);
            planned = Optional.empty();
            obstacles.setAll(Lines.failure(failure, words));
            decide();
          }
        });
  }

  /// What is said is first what counting shows, and soon what comparing shows. Nothing is replaced
  /// before that.
  private void compare(Planned counted, int question) {
    jobs.look(
        text("restore.comparing", database.name()),
        work ->
            administration.compare(database, counted.restore().backup(), CompareLimit.USUAL, work),
        rows -> {
          if (question == asking) {
            looking.set(false);
            planned = Optional.of(counted.withRows(rows));
            comparison.set(rows);
            decide();
          }
        },
        failure -> {
          if (question == asking) {
            looking.set(false);
            comparison.set(Optional.empty());
            decide();
          }
        });
  }

  private Optional<Planned> plan(Place chosen) {
    return switch (asked) {
      case Asked.Restore(Backup backup) ->
          Optional.of(
              new Planned(
                  administration.planRestore(database, backup, chosen, Optional.empty()),
                  Optional.empty()));
      case Asked.Undo() ->
          administration
              .planUndo(database)
              .map(undo -> new Planned(undo.restore(), Optional.of(undo)));
      case Asked.Redo() ->
          administration
              .planRedo(database)
              .map(redo -> new Planned(redo.restore(), Optional.of(redo)));
    };
  }

  /// Derives everything the sheet says from what is known now.
  private void decide() {
    String file = words.formats().name(database.file());
    title.set(
        switch (asked) {
          case Asked.Restore(Backup backup) ->
              text("restore.title", database.name(), words.formats().instant(backup.at()));
          case Asked.Undo() -> headline("restore.undo.title");
          case Asked.Redo() -> headline("restore.redo.title");
        });
    action.set(
        switch (asked) {
          case Asked.Restore _ ->
              switch (place.get()) {
                case BESIDE -> text("restore.action.beside");
                case IN_PLACE -> text("restore.action.inPlace", file);
              };
          case Asked.Undo() -> text("restore.action.undo");
          case Asked.Redo() -> text("restore.action.redo");
        });
    boolean inPlace = place.get() == Place.IN_PLACE;
    nameToType.set(inPlace && database.protection() == Protection.PROTECTED ? database.name() : "");
    if (planned.isEmpty()) {
      since.clear();
      getBack.clear();
      lose.clear();
      afterwards.clear();
      wayBack.clear();
      inUse.clear();
      blocked.set(text(looking.get() ? "restore.blocked.looking" : "restore.blocked.failed"));
      return;
    }
    show(planned.get().restore());
    blocked.set(
        looking.get()
            ? text("restore.blocked.comparing")
            : nameToType.get().isEmpty() || typedName.get().strip().equals(nameToType.get())
                ? ""
                : text("restore.blocked.name", nameToType.get()));
  }

  private String headline(String before) {
    return planned
        .flatMap(Planned::undo)
        .map(undo -> words.restores().say(database, undo).headline())
        .orElseGet(() -> text(before, database.name()));
  }

  private void show(RestorePlan plan) {
    Backup backup = plan.backup();
    subtitle.set(
        text(
            "restore.subtitle",
            words.formats().name(backup.file()),
            words.word(backup.state()),
            words.formats().size(backup.sizeBytes())));
    target.set(words.formats().path(plan.target()));
    RestoreFacts facts = new RestoreFacts(words);
    since.setAll(
        planned.flatMap(Planned::undo).map(undo -> facts.since(database, undo)).stream().toList());
    getBack.setAll(facts.getBack(plan));
    if (plan.place() == Place.IN_PLACE) {
      lose.setAll(facts.lose(plan));
      afterwards.setAll(facts.afterwards(plan));
    } else {
      // A copy beside takes nothing away.
      lose.clear();
      afterwards.clear();
    }
    wayBack.setAll(facts.wayBack(plan));
    inUse.setAll(facts.inUse(plan));
  }

  /// Writes the file. Does nothing while something stands in the way.
  public void carryOut() {
    if (!blocked.get().isEmpty() || phase.get() != Phase.REVIEW || planned.isEmpty()) {
      return;
    }
    Planned now = planned.get();
    phase.set(Phase.WORKING);
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                title.get(),
                work ->
                    now.undo().isPresent()
                        ? administration.undo(database, now.undo().get(), work)
                        : administration.restore(database, now.restore(), work),
                result -> end(now, result),
                failure -> {
                  phase.set(Phase.REVIEW);
                  obstacles.setAll(Lines.failure(failure, words));
                })));
  }

  private void end(Planned now, RestoreReport result) {
    Function<UndoPlan, RestoreReportView> ofUndo =
        undo -> RestoreReportView.of(result, words.restores().say(database, undo, result), words);
    RestoreReportView view =
        now.undo()
            .map(ofUndo)
            .orElseGet(() -> RestoreReportView.of(result, words.restores().say(result), words));
    operation.get().ifPresent(o -> o.conclude(view.state(), view.account().headline()));
    report.set(Optional.of(view));
    phase.set(Phase.REPORT);
  }

  /// Goes back to the review after a failure, with what is true now.
  public void tryAgain() {
    phase.set(Phase.REVIEW);
    report.set(Optional.empty());
    look();
  }

  public Database database() {
    return database;
  }

  /// Whether the way back from what this sheet does is a redo.
  public boolean offersRedo() {
    return asked instanceof Asked.Undo;
  }

  /// Whether an operation is undone or redone, always in the file's place.
  public boolean isUndo() {
    return !(asked instanceof Asked.Restore);
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// Whether an answer is on its way.
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// Beside the file or in its place; an undo is always in its place.
  public ObjectProperty<Place> placeProperty() {
    return place;
  }

  public StringProperty typedNameProperty() {
    return typedName;
  }

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// The backup's file, state and size.
  public ReadOnlyStringProperty subtitleProperty() {
    return subtitle.getReadOnlyProperty();
  }

  /// The file that will be written.
  public ReadOnlyStringProperty targetProperty() {
    return target.getReadOnlyProperty();
  }

  /// What the button that writes says.
  public ReadOnlyStringProperty actionProperty() {
    return action.getReadOnlyProperty();
  }

  /// Why that button is disabled; empty when it isn't.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /// The name that has to be typed first; empty when none has to.
  public ReadOnlyStringProperty nameToTypeProperty() {
    return nameToType.getReadOnlyProperty();
  }

  /// Why nothing can be done as things are.
  public ObservableList<Line> obstacles() {
    return obstacles;
  }

  /// For an undo: whether somebody wrote in between.
  public ObservableList<Line> since() {
    return since;
  }

  public ObservableList<Line> getBack() {
    return getBack;
  }

  public ObservableList<Line> lose() {
    return lose;
  }

  public ObservableList<Line> afterwards() {
    return afterwards;
  }

  public ObservableList<Line> wayBack() {
    return wayBack;
  }

  public ObservableList<Line> inUse() {
    return inUse;
  }

  /// The same on the command line.
  public String command() {
    String name = ShellWord.database(database);
    return switch (asked) {
      case Asked.Restore(Backup backup) ->
          "switchback restore "
              + name
              + " "
              + backup.id()
              + (place.get() == Place.IN_PLACE ? " --in-place" : "");
      case Asked.Undo() -> "switchback undo " + name;
      case Asked.Redo() -> "switchback redo " + name;
    };
  }

  /// What is different row by row, once it was compared.
  public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /// The backup that would be put back.
  public Optional<Backup> backup() {
    return planned.map(it -> it.restore().backup());
  }

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<RestoreReportView>> reportProperty() {
    return report.getReadOnlyProperty();
  }
}
