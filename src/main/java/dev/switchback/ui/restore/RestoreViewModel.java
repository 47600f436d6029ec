package dev.switchback.ui.restore;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.Extent;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.backup.RestoreReport;
import dev.switchback.compare.CompareLimit;
import dev.switchback.compare.Comparison;
import dev.switchback.migration.Version;
import dev.switchback.registry.Act;
import dev.switchback.registry.Agreement;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.restore.RestorePlanning.Answer;
import dev.switchback.ui.restore.RestorePlanning.Planned;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/// Thinks for the restore sheet and the undo sheet: what comes back, what is lost, and the report.
///
/// Nothing is written before [#carryOut()].
public final class RestoreViewModel {

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final Asked asked;
  private final RestorePlanning planning;
  private final TableChoices tables;
  private final RestoreReview review = new RestoreReview();

  private final Course<RestoreReportView> course;
  private final ReadOnlyBooleanWrapper offersPlace = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<RestoreWay> way;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper target = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Planned> planned = Optional.empty();
  private boolean isClosed;

  private RestoreViewModel(SheetContext context, Database database, Asked asked, RestoreWay first) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    this.asked = asked;
    planning = new RestorePlanning(administration, database, words, asked);
    tables = new TableChoices(words, this::planTables);
    way = new SimpleObjectProperty<>(first);
    way.addListener((_, _, _) -> look());
    course = new Course<>(context, this::decide);
    course
        .phaseProperty()
        .subscribe(
            (before, _) -> {
              if (before == Phase.WORKING) {
                giveBackWhenClosed();
              }
            });
    decide();
  }

  /// For putting `backup` beside the file, in its place, or some of its tables into it.
  public static RestoreViewModel restore(
      SheetContext context, Database database, Backup backup, Place place) {
    return new RestoreViewModel(context, database, new Asked.Restore(backup), RestoreWay.of(place));
  }

  /// For going back to right after a migration.
  public static RestoreViewModel restoreTo(
      SheetContext context, Database database, Version version) {
    return new RestoreViewModel(context, database, new Asked.Point(version), RestoreWay.IN_PLACE);
  }

  /// For undoing the last operation that wrote to the file.
  public static RestoreViewModel undo(SheetContext context, Database database) {
    return new RestoreViewModel(context, database, new Asked.Undo(), RestoreWay.IN_PLACE);
  }

  /// For redoing the operation that was undone last.
  public static RestoreViewModel redo(SheetContext context, Database database) {
    return new RestoreViewModel(context, database, new Asked.Redo(), RestoreWay.IN_PLACE);
  }

  /// Looks at the backup and the file. Called when the sheet is shown, and by "Check again".
  public void look() {
    if (course.phaseProperty().get() != Phase.REVIEW) {
      return;
    }
    comparison.set(Optional.empty());
    planned = Optional.empty();
    if (way.get() == RestoreWay.TABLES && asked instanceof Asked.Restore(Backup backup)) {
      offerTables(backup);
      return;
    }
    RestoreWay chosen = way.get();
    course.look(
        asked instanceof Asked.Point(Version to)
            ? text("restore.point.making", database.name(), to.text())
            : text("restore.looking", database.name()),
        work -> planning.plan(chosen, List.of(), work),
        answer -> {
          take(answer);
          answer.planned().filter(_ -> chosen.place() == Place.IN_PLACE).ifPresent(this::compare);
        },
        this::forgetPlan);
  }

  private void take(Answer answer) {
    planned = answer.planned();
    course.obstacles().setAll(answer.obstacles());
  }

  private void forgetPlan() {
    planned = Optional.empty();
  }

  /// What is said is first what counting shows, and soon what comparing shows. Nothing is replaced
  /// before that. A file that cannot be compared can be replaced: it may be damaged.
  private void compare(Planned counted) {
    course.lookFurther(
        text("restore.comparing", database.name()),
        work ->
            administration.compare(database, counted.restore().backup(), CompareLimit.USUAL, work),
        rows -> {
          planned = Optional.of(counted.withRows(rows));
          comparison.set(rows);
        },
        () -> comparison.set(Optional.empty()));
  }

  /// What is different in each table, so that somebody can choose.
  private void offerTables(Backup backup) {
    course.look(
        text("restore.comparing", database.name()),
        work -> administration.compare(database, backup, CompareLimit.USUAL, work),
        rows -> {
          course.obstacles().clear();
          comparison.set(rows);
          rows.ifPresentOrElse(
              tables::offer,
              () -> course.obstacles().setAll(Line.warning(text("restore.tables.unreadable"))));
          planTables();
        },
        this::forgetPlan);
  }

  /// What putting those back would do that are chosen now.
  private void planTables() {
    List<String> chosen = tables.chosen();
    if (way.get() != RestoreWay.TABLES || comparison.get().isEmpty() || chosen.isEmpty()) {
      course.forget();
      forgetPlan();
      if (comparison.get().isPresent()) {
        course.obstacles().clear();
      }
      decide();
      return;
    }
    course.look(
        text("restore.looking", database.name()),
        work -> planning.plan(RestoreWay.TABLES, chosen, work),
        answer -> {
          take(answer);
          planned = planned.map(it -> it.withRows(comparison.get()));
        },
        this::forgetPlan);
  }

  private Act act() {
    return switch (asked) {
      case Asked.Restore _, Asked.Point _ -> Act.Known.RESTORE;
      case Asked.Undo _ -> Act.Known.UNDO;
      case Asked.Redo _ -> Act.Known.REDO;
    };
  }

  /// Derives everything the sheet says from what is known now.
  private void decide() {
    title.set(asked.title(database, planned.flatMap(Planned::undo), words));
    action.set(
        asked.action(way.get(), words.formats().name(database.file()), tables.chosen().size()));
    boolean inPlace = way.get().place() == Place.IN_PLACE;
    course.askForName(inPlace ? Agreement.nameToType(database, act()) : "");
    if (planned.isPresent()) {
      show(planned.get());
    } else {
      review.clear();
      target.set("");
    }
    boolean isImpossible = asked instanceof Asked.Point && !course.obstacles().isEmpty();
    offersPlace.set(!asked.isGoingBack() && !isImpossible);
    course.block(whyBlocked());
  }

  private String whyBlocked() {
    if (course.lookingProperty().get()) {
      return text(planned.isPresent() ? "restore.blocked.comparing" : "restore.blocked.looking");
    }
    boolean isToChoose =
        way.get() == RestoreWay.TABLES && course.obstacles().isEmpty() && tables.chosen().isEmpty();
    if (isToChoose) {
      return text("restore.blocked.tables");
    }
    if (planned.isEmpty() || !course.obstacles().isEmpty()) {
      return text("restore.blocked.failed");
    }
    return course.isNamed() ? "" : text("restore.blocked.name", course.nameToTypeProperty().get());
  }

  private void show(Planned now) {
    RestorePlan plan = now.restore();
    Backup backup = plan.backup();
    subtitle.set(
        plan.extent() instanceof Extent.Point
            ? text("restore.point.subtitle", words.restores().from(plan))
            : text(
                "restore.subtitle",
                words.formats().name(backup.file()),
                words.word(backup.state()),
                words.formats().size(backup.sizeBytes())));
    target.set(words.formats().path(plan.target()));
    review.show(database, now, words);
  }

  /// Writes the file. Does nothing while something stands in the way.
  public void carryOut() {
    if (!course.isOpen() || planned.isEmpty()) {
      return;
    }
    Planned now = planned.get();
    course.carryOut(
        database.file(),
        title.get(),
        work ->
            now.undo().isPresent()
                ? administration.undo(database, now.undo().get(), work)
                : administration.restore(database, now.restore(), work),
        result -> RestoreReportView.of(result, say(now, result), words));
  }

  private Account say(Planned now, RestoreReport result) {
    return now.undo()
        .map(undo -> words.restores().say(database, undo, result))
        .orElseGet(() -> words.restores().say(result));
  }

  /// Called when the sheet is closed: what was made ready for it is given back, once nothing works
  /// with it any more.
  public void close() {
    isClosed = true;
    course.forget();
    giveBackWhenClosed();
  }

  private void giveBackWhenClosed() {
    boolean works = course.phaseProperty().get() == Phase.WORKING;
    if (isClosed && !works && asked instanceof Asked.Point) {
      jobs.look(
          title.get(),
          _ -> {
            planning.giveBack();
            return "";
          },
          _ -> {},
          _ -> {});
    }
  }

  /// Goes back to the review after a failure, with what is true now.
  public void tryAgain() {
    course.review();
    look();
  }

  public Course<RestoreReportView> course() {
    return course;
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
    return asked.isGoingBack();
  }

  /// Whether it can be chosen what is written.
  public ReadOnlyBooleanProperty offersPlaceProperty() {
    return offersPlace.getReadOnlyProperty();
  }

  /// Whether some tables can be put back, and not only the whole file.
  public boolean offersTables() {
    return asked instanceof Asked.Restore;
  }

  /// Beside the file, in its place, or into it; an undo is always in its place.
  public ObjectProperty<RestoreWay> wayProperty() {
    return way;
  }

  /// The tables that can be put back, where only some are wanted.
  public ObservableList<TableChoice> tables() {
    return tables.all();
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

  /// What would be done, in sentences.
  public RestoreReview review() {
    return review;
  }

  /// The same on the command line.
  public String command() {
    return asked.command(database, way.get(), tables.chosen());
  }

  /// What is different row by row, once it was compared.
  public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /// The backup that would be put back.
  public Optional<Backup> backup() {
    return planned
        .map(it -> it.restore().backup())
        .or(
            () ->
                asked instanceof Asked.Restore(Backup backup)
                    ? Optional.of(backup)
                    : Optional.empty());
  }
}
