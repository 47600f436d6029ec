package dev.switchback.ui.review;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.PlanStep.Action;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.run.Preflight;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.script.ScriptViewModel;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/// Thinks for the review sheet: what would be done, what stands in the way, and what came of it.
///
/// Nothing is written before [#carryOut()]. Every choice plans anew; an answer that a later choice
/// overtook is dropped.
public final class ReviewViewModel {

  /// Where the sheet is.
  public enum Phase {
    REVIEW,
    WORKING,
    REPORT
  }

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final ReviewFacts facts;
  private final Database database;
  private final Target asked;

  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.REVIEW);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
  private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();
  private final ObservableList<AllowanceRow> allowances = FXCollections.observableArrayList();
  private final ObservableList<Line> wayBack = FXCollections.observableArrayList();
  private final ObservableList<Line> inUse = FXCollections.observableArrayList();
  private final ObservableList<Line> together = FXCollections.observableArrayList();
  private final ObservableList<Line> warnings = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper losing = new ReadOnlyBooleanWrapper();
  private final Manner manner = new Manner(this::chooseAnotherWay);
  private final ObjectProperty<Duration> lockWait;
  private final StringProperty typedName = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nameToType = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper destructive = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<TryView>> tried =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunReportView>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Offer> offer = Optional.empty();
  private Optional<Plan> plan = Optional.empty();
  private Optional<Preflight> preflight = Optional.empty();
  private List<Line> concerns = List.of();
  private int ticked;
  private int asking;

  public ReviewViewModel(SheetContext context, Database database, Target asked) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    facts = new ReviewFacts(words);
    this.database = database;
    this.asked = asked;
    lockWait = new SimpleObjectProperty<>(database.settings().busyTimeout());
    typedName.addListener((_, _, _) -> decide());
    decide();
  }

  /// Plans, and looks at the file. Called when the sheet is shown, and by "Check again".
  public void look() {
    if (phase.get() != Phase.REVIEW) {
      return;
    }
    int question = ++asking;
    looking.set(true);
    decide();
    Target target = target();
    Atomicity chosen = manner.asked();
    Set<Allowance> allowed = allowed();
    jobs.look(
        text("review.looking", database.name()),
        _ -> find(target, chosen, allowed),
        found -> {
          if (question == asking) {
            looking.set(false);
            show(found);
          }
        },
        failure -> {
          if (question == asking) {
            looking.set(false);
            plan = Optional.empty();
            preflight = Optional.empty();
            obstacles.setAll(Lines.failure(failure, words));
            decide();
          }
        });
  }

  private Found find(Target target, Atomicity chosen, Set<Allowance> allowed) {
    Planning planning = administration.plan(database, target, chosen, allowed);
    return switch (planning) {
      case Plan found -> new Found(found, Optional.of(administration.preflight(database, found)));
      case Refusal refusal -> new Found(refusal, Optional.empty());
    };
  }

  private record Found(Planning planning, Optional<Preflight> preflight) {}

  private void show(Found found) {
    preflight = found.preflight();
    switch (found.planning()) {
      case Refusal refusal -> {
        plan = Optional.empty();
        obstacles.setAll(refusal.reasons().stream().map(this::line).toList());
        refusal.reasons().forEach(reason -> reason.allowance().ifPresent(this::offerToAllow));
      }
      case Plan computed -> {
        plan = Optional.of(computed);
        manner.planned(computed);
        obstacles.clear();
        concerns = found.preflight().map(facts::concerns).orElse(List.of());
        warnings.setAll(concerns);
        if (offer.isEmpty()) {
          offer = Optional.of(new Offer(asked, computed.steps()));
          ticked = computed.steps().size();
          steps.setAll(computed.steps().stream().map(this::row).toList());
        }
      }
    }
    decide();
  }

  private Line line(Refusal.Reason reason) {
    Said said = words.refusals().say(reason);
    return new Line(
        reason.allowance().isPresent() ? Line.Tone.WARNING : Line.Tone.DANGER,
        said.sentence() + ' ' + said.advice());
  }

  private StepRow row(PlanStep step) {
    return new StepRow(
        step,
        StepSummary.of(step),
        preflight.map(p -> ReviewFacts.takesAway(step, p)).orElseThrow());
  }

  /// Derives everything the sheet says from what is known now.
  private void decide() {
    Action kind = ReviewFacts.action(asked);
    int count = plan.map(p -> p.steps().size()).orElse(0);
    title.set(SheetTexts.of("review.title", kind, count, database.name()));
    action.set(SheetTexts.of("review.action", kind, count));
    if (plan.isPresent() && preflight.isPresent()) {
      Plan now = plan.get();
      Preflight found = preflight.get();
      if (!found.hasRoom()) {
        offerToAllow(Allowance.WITHOUT_SAFETY_COPY);
      }
      if (!found.namesInTheWay().isEmpty()) {
        offerToAllow(Allowance.UNKNOWN_NAMES);
      }
      wayBack.setAll(facts.wayBack(now, found));
      inUse.setAll(facts.inUse(found));
      together.setAll(facts.together(database, now));
      boolean noWayBack = now.allowed().contains(Allowance.WITHOUT_SAFETY_COPY);
      destructive.set(noWayBack || !found.destructive().isEmpty());
      nameToType.set(
          database.protection() == Protection.PROTECTED
                  || noWayBack
                  || (database.environment() == Environment.PRODUCTION
                      && found.isHardToTakeBack(now))
              ? database.name()
              : "");
      blocked.set(
          looking.get()
              ? text("review.blocked.looking")
              : ReviewFacts.blocked(now, found, ticked, nameToType.get(), typedName.get())
                  .orElse(""));
    } else {
      wayBack.clear();
      inUse.clear();
      together.clear();
      blocked.set(text(looking.get() ? "review.blocked.looking" : "review.blocked.refused"));
    }
  }

  /// Switches the box of the step at `index`: only a beginning of the list can be carried out.
  public void switchStep(int index) {
    if (offer.filter(Offer::canBeShortened).isEmpty()) {
      return;
    }
    ticked = Offer.tickedAfterSwitching(index, ticked);
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).tickedProperty().set(i < ticked);
      steps.get(i).setTried("");
    }
    forgetTry();
    if (ticked > 0) {
      look();
    } else {
      decide();
    }
  }

  private void offerToAllow(Allowance allowance) {
    if (allowances.stream().anyMatch(row -> row.allowance() == allowance)) {
      return;
    }
    AllowanceRow row = new AllowanceRow(allowance, words.meaning(allowance));
    row.allowedProperty()
        .addListener(
            (_, _, _) -> {
              offer = Optional.empty();
              steps.clear();
              forgetTry();
              look();
            });
    allowances.add(row);
  }

  private Set<Allowance> allowed() {
    EnumSet<Allowance> allowed = EnumSet.noneOf(Allowance.class);
    allowances.stream()
        .filter(row -> row.allowedProperty().get())
        .forEach(row -> allowed.add(row.allowance()));
    return allowed;
  }

  /// Runs the plan and its rollback on a copy; the file isn't touched.
  public void tryOnCopy() {
    if (plan.isEmpty() || trying.get()) {
      return;
    }
    Plan now = plan.get();
    int question = asking;
    trying.set(true);
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("review.trying", database.name()),
                work -> administration.tryOnCopy(database, now, work),
                result -> endTry(question, now, result),
                failure -> {
                  trying.set(false);
                  tried.set(Optional.of(TryView.failed(failure, words)));
                })));
  }

  /// A try says nothing about another way.
  private void chooseAnotherWay() {
    steps.forEach(step -> step.setTried(""));
    forgetTry();
    look();
  }

  private void forgetTry() {
    tried.set(Optional.empty());
    warnings.setAll(concerns);
    losing.set(false);
  }

  /// Chooses to carry it out in the safe way.
  public void takeTheSafeWay() {
    manner.atomicityProperty().set(Atomicity.ALL_OR_NOTHING);
  }

  private void endTry(int question, Plan now, TryReport result) {
    trying.set(false);
    if (question == asking && plan.filter(now::equals).isPresent()) {
      tried.set(Optional.of(TryView.of(result, words)));
      List<Line> seen = new ArrayList<>(facts.warnings(now, result));
      seen.addAll(concerns);
      warnings.setAll(seen);
      losing.set(ReviewFacts.wouldKeepRows(now, result));
      for (int i = 0; i < Math.min(steps.size(), result.up().steps().size()); i++) {
        steps.get(i).setTried(TryView.verdict(result.up().steps().get(i), words));
      }
    }
  }

  /// Carries the plan out. Does nothing while something stands in the way.
  public void carryOut() {
    if (!blocked.get().isEmpty() || phase.get() != Phase.REVIEW || plan.isEmpty()) {
      return;
    }
    Plan now = plan.get();
    Duration wait = lockWait.get();
    phase.set(Phase.WORKING);
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                title.get(),
                work -> administration.carryOut(database, now, wait, work),
                this::end,
                failure -> {
                  phase.set(Phase.REVIEW);
                  obstacles.setAll(Lines.failure(failure, words));
                })));
  }

  private void end(RunReport result) {
    RunReportView view = RunReportView.of(result, database, words);
    operation.get().ifPresent(o -> o.conclude(view.state(), view.account().headline()));
    report.set(Optional.of(view));
    phase.set(Phase.REPORT);
  }

  /// Goes back to the review after a failure, with what is true now.
  public void tryAgain() {
    report.get().flatMap(RunReportView::allowance).ifPresent(this::offerToAllow);
    phase.set(Phase.REVIEW);
    report.set(Optional.empty());
    offer = Optional.empty();
    steps.clear();
    forgetTry();
    look();
  }

  /// The command line that would do the same.
  public String command() {
    return ReviewCommand.of(database, target(), manner.asked(), allowed(), lockWait.get());
  }

  /// The plan as it stands, to be written as a script; empty where there is none.
  public Optional<ScriptViewModel> script(SheetContext context) {
    String command = ReviewCommand.ofScript(database, target(), manner.asked(), allowed());
    return plan.filter(it -> !it.isEmpty())
        .map(it -> new ScriptViewModel(context, database, it, command));
  }

  private Target target() {
    return offer.filter(_ -> ticked > 0).map(o -> o.first(ticked)).orElse(asked);
  }

  /// What asking it to stop leaves, as a sentence.
  public String leaves() {
    if (trying.get()) {
      return text("review.try.leaves");
    }
    return plan.map(ReviewFacts::leaves).orElseGet(() -> text("review.leaves.some"));
  }

  public Database database() {
    return database;
  }

  public Target asked() {
    return asked;
  }

  /// Whether fewer than all steps can be asked for.
  public boolean canBeShortened() {
    return offer.filter(Offer::canBeShortened).isPresent();
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// Whether an answer is on its way.
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty tryingProperty() {
    return trying.getReadOnlyProperty();
  }

  public ObservableList<StepRow> steps() {
    return steps;
  }

  /// Why nothing can be done as things are.
  public ObservableList<Line> obstacles() {
    return obstacles;
  }

  public ObservableList<AllowanceRow> allowances() {
    return allowances;
  }

  public ObservableList<Line> wayBack() {
    return wayBack;
  }

  public ObservableList<Line> inUse() {
    return inUse;
  }

  public ObservableList<Line> together() {
    return together;
  }

  public ObjectProperty<Atomicity> atomicityProperty() {
    return manner.atomicityProperty();
  }

  /// How it is to be carried out.
  public Manner manner() {
    return manner;
  }

  /// What a try saw that somebody should look at first.
  public ObservableList<Line> warnings() {
    return warnings;
  }

  /// Whether a try lost rows that the safe way would keep.
  public ReadOnlyBooleanProperty losingProperty() {
    return losing.getReadOnlyProperty();
  }

  public ObjectProperty<Duration> lockWaitProperty() {
    return lockWait;
  }

  public StringProperty typedNameProperty() {
    return typedName;
  }

  /// The name that has to be typed first; empty when none has to.
  public ReadOnlyStringProperty nameToTypeProperty() {
    return nameToType.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// What the button that writes says.
  public ReadOnlyStringProperty actionProperty() {
    return action.getReadOnlyProperty();
  }

  /// Why that button is disabled; empty when it isn't.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /// Whether it takes data away or has no way back, so that Enter must not press it.
  public ReadOnlyBooleanProperty destructiveProperty() {
    return destructive.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<TryView>> triedProperty() {
    return tried.getReadOnlyProperty();
  }

  /// What is under way: a try, or the act itself.
  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<RunReportView>> reportProperty() {
    return report.getReadOnlyProperty();
  }
}
