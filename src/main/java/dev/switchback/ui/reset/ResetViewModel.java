package dev.switchback.ui.reset;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.migration.PlanStep;
import dev.switchback.registry.Database;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.ResetPlanning;
import dev.switchback.registry.ResetRefusal;
import dev.switchback.registry.ResetReport;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.ShellWord;
import dev.switchback.ui.sheet.Told;
import dev.switchback.words.Account;
import dev.switchback.words.ResetWords;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet that resets a database. Nothing is written before [#carryOut()], which
/// needs the database's name to be typed.
public final class ResetViewModel {
  private final Administration administration;
  private final Words words;
  private final Database database;

  private final Course<Told> course;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ObservableList<Line> disappears = FXCollections.observableArrayList();
  private final ObservableList<Line> runs = FXCollections.observableArrayList();
  private final ObservableList<Line> afterwards = FXCollections.observableArrayList();
  private final ObservableList<Line> wayBack = FXCollections.observableArrayList();
  private final ObservableList<Line> inUse = FXCollections.observableArrayList();
  private Optional<ResetPlan> plan = Optional.empty();

  public ResetViewModel(SheetContext context, Database database) {
    administration = context.administration();
    words = context.words();
    this.database = database;
    course = new Course<>(context, this::decide);
    decide();
  }

  /// Runs everything on a new file to see what would be there. Called when the sheet is shown.
  public void look() {
    plan = Optional.empty();
    course.look(
        text("reset.looking", database.name()),
        work -> administration.planReset(database, work),
        this::show,
        () -> {});
  }

  private void show(ResetPlanning found) {
    switch (found) {
      case ResetPlan now -> {
        plan = Optional.of(now);
        course.obstacles().clear();
      }
      case ResetRefusal refusal -> {
        List<Line> lines = new ArrayList<>();
        for (Said said : words.resets().say(database, refusal)) {
          lines.add(Line.warning(said.sentence()));
          lines.add(Line.plain(said.advice()));
        }
        course.obstacles().setAll(lines);
      }
    }
  }

  private void decide() {
    ResetWords said = words.resets();
    title.set(
        plan.map(now -> said.headline(database, now))
            .orElseGet(() -> text("reset.title", database.name())));
    disappears.setAll(
        plan.stream()
            .flatMap(now -> said.disappears(now).stream())
            .map(line -> new Line(Tone.REMOVED, line))
            .toList());
    runs.setAll(
        plan.stream()
            .flatMap(now -> now.plan().steps().stream())
            .map(PlanStep::title)
            .map(Line::plain)
            .toList());
    afterwards.setAll(
        plan.stream().flatMap(now -> said.afterwards(now).stream()).map(Line::plain).toList());
    wayBack.setAll(plan.map(_ -> Line.good(said.wayBack())).stream().toList());
    inUse.setAll(plan.map(this::inUse).stream().toList());
    course.askForName(plan.isPresent() ? database.name() : "");
    course.block(reason());
  }

  private Line inUse(ResetPlan now) {
    String sentence = words.plans().inUse(now.holders());
    return now.holders().isEmpty() ? Line.good(sentence) : new Line(Tone.LOCK, sentence);
  }

  private String reason() {
    if (course.lookingProperty().get()) {
      return text("reset.blocked.looking");
    }
    if (plan.isEmpty()) {
      return text("reset.blocked.refused");
    }
    return course.isNamed() ? "" : text("reset.blocked.name", database.name());
  }

  /// Does it. Does nothing while something stands in the way.
  public void carryOut() {
    if (!course.isOpen() || plan.isEmpty()) {
      return;
    }
    ResetPlan now = plan.get();
    course.carryOut(
        database.file(),
        text("reset.title", database.name()),
        work -> administration.reset(database, now, database.settings().busyTimeout(), work),
        this::told);
  }

  private Told told(ResetReport result) {
    Account account = words.resets().say(database, result);
    OperationState state =
        switch (result.outcome()) {
          case DONE -> OperationState.DONE;
          case FAILED_UNCHANGED, CHANGED_SINCE, FAILED_CHANGED -> OperationState.FAILED;
          case CANCELLED_UNCHANGED -> OperationState.CANCELLED;
        };
    Tone tone =
        switch (state) {
          case DONE -> Tone.GOOD;
          case CANCELLED -> Tone.MUTED;
          default -> Tone.DANGER;
        };
    boolean done = result.outcome() == ResetReport.Outcome.DONE;
    boolean written = done || result.outcome() == ResetReport.Outcome.FAILED_CHANGED;
    return new Told(tone, account, written, !written, state);
  }

  /// Goes back to the review, with what is true now.
  public void tryAgain() {
    course.review();
    look();
  }

  /// The command line that does the same.
  public String command() {
    String word = ShellWord.database(database);
    return "switchback reset " + word + " --confirm " + word;
  }

  public Database database() {
    return database;
  }

  public Course<Told> course() {
    return course;
  }

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// Tables with the rows that go.
  public ObservableList<Line> disappears() {
    return disappears;
  }

  /// The migrations that are run.
  public ObservableList<Line> runs() {
    return runs;
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
}
