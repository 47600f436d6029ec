package dev.switchback.ui.reset;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.migration.PlanStep;
import dev.switchback.registry.Database;
import dev.switchback.registry.ResetPlan;
import dev.switchback.registry.ResetPlanning;
import dev.switchback.registry.ResetRefusal;
import dev.switchback.registry.ResetReport;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.ResetWords;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet that resets a database. Nothing is written before [#carryOut()], which
/// needs the database's name to be typed.
public final class ResetViewModel {
  private static final Duration LOCK_WAIT = Duration.ofSeconds(30);

  /// Where the sheet is.
  public enum Phase {
    REVIEW,
    WORKING,
    REPORT
  }

  /// What came of it.
  public record Told(Tone tone, Account account, boolean undo, boolean again, String text) {}

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;

  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.REVIEW);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final StringProperty typedName = new SimpleStringProperty("");
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();
  private final ObservableList<Line> disappears = FXCollections.observableArrayList();
  private final ObservableList<Line> runs = FXCollections.observableArrayList();
  private final ObservableList<Line> afterwards = FXCollections.observableArrayList();
  private final ObservableList<Line> wayBack = FXCollections.observableArrayList();
  private final ObservableList<Line> inUse = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Told>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<ResetPlan> plan = Optional.empty();

  public ResetViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    typedName.addListener((_, _, _) -> decide());
    decide();
  }

  /// Runs everything on a new file to see what would be there. Called when the sheet is shown.
  public void look() {
    if (phase.get() != Phase.REVIEW) {
      return;
    }
    looking.set(true);
    plan = Optional.empty();
    decide();
    jobs.look(
        text("reset.looking", database.name()),
        work -> administration.planReset(database, work),
        found -> {
          looking.set(false);
          show(found);
        },
        failure -> {
          looking.set(false);
          obstacles.setAll(Lines.failure(failure, words));
          decide();
        });
  }

  private void show(ResetPlanning found) {
    switch (found) {
      case ResetPlan now -> {
        plan = Optional.of(now);
        obstacles.clear();
      }
      case ResetRefusal refusal -> {
        List<Line> lines = new ArrayList<>();
        for (Said said : words.resets().say(database, refusal)) {
          lines.add(Line.warning(said.sentence()));
          lines.add(Line.plain(said.advice()));
        }
        obstacles.setAll(lines);
      }
    }
    decide();
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
    blocked.set(reason());
  }

  private Line inUse(ResetPlan now) {
    String sentence = words.plans().inUse(now.holders());
    return now.holders().isEmpty() ? Line.good(sentence) : new Line(Tone.LOCK, sentence);
  }

  private String reason() {
    if (looking.get()) {
      return text("reset.blocked.looking");
    }
    if (plan.isEmpty()) {
      return text("reset.blocked.refused");
    }
    return typedName.get().strip().equals(database.name())
        ? ""
        : text("reset.blocked.name", database.name());
  }

  /// Does it. Does nothing while something stands in the way.
  public void carryOut() {
    if (!blocked.get().isEmpty() || phase.get() != Phase.REVIEW || plan.isEmpty()) {
      return;
    }
    ResetPlan now = plan.get();
    phase.set(Phase.WORKING);
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("reset.title", database.name()),
                work -> administration.reset(database, now, LOCK_WAIT, work),
                this::end,
                failure -> {
                  phase.set(Phase.REVIEW);
                  obstacles.setAll(Lines.failure(failure, words));
                })));
  }

  private void end(ResetReport result) {
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
    operation.get().ifPresent(o -> o.conclude(state, account.headline()));
    report.set(Optional.of(new Told(tone, account, written, !written, AccountText.of(account))));
    phase.set(Phase.REPORT);
  }

  /// Goes back to the review, with what is true now.
  public void tryAgain() {
    phase.set(Phase.REVIEW);
    report.set(Optional.empty());
    look();
  }

  /// The command line that does the same.
  public String command() {
    String name = database.name();
    String word = name.matches("[\\w./:@%+=-]+") ? name : '\'' + name.replace("'", "'\\''") + '\'';
    return "switchback reset " + word + " --confirm " + word;
  }

  public Database database() {
    return database;
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// Why the button is disabled; empty when it isn't.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  public StringProperty typedNameProperty() {
    return typedName;
  }

  public ObservableList<Line> obstacles() {
    return obstacles;
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

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Told>> reportProperty() {
    return report.getReadOnlyProperty();
  }
}
