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
import dev.switchback.registry.Act;
import dev.switchback.registry.Agreement;
import dev.switchback.registry.Database;
import dev.switchback.run.Preflight;
import dev.switchback.run.TryReport;
import dev.switchback.template.SqliteVersion;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.script.ScriptViewModel;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Line;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the review sheet: what would be done, what stands in the way, and what came of it.
///
/// Nothing is written before [#carryOut()]. Every choice plans anew; an answer that a later choice
/// overtook is dropped.
public final class ReviewViewModel {

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final ReviewFacts facts;
  private final Target asked;

  private final Course<RunReportView> course;
  private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
  private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
  private final ObservableList<AllowanceRow> allowances = FXCollections.observableArrayList();
  private final ObservableList<Line> wayBack = FXCollections.observableArrayList();
  private final ObservableList<Line> inUse = FXCollections.observableArrayList();
  private final ObservableList<Line> together = FXCollections.observableArrayList();
  private final ObservableList<Line> warnings = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper losing = new ReadOnlyBooleanWrapper();
  private final Manner manner = new Manner(this::chooseAnotherWay);
  private final ObjectProperty<Duration> lockWait;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper destructive = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<TryView>> tried =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<ReviewChecks> checks =
      new ReadOnlyObjectWrapper<>(ReviewChecks.NONE);
  private Database database;
  private Optional<Offer> offer = Optional.empty();
  private Optional<Plan> plan = Optional.empty();
  private Optional<Preflight> preflight = Optional.empty();
  private List<Line> concerns = List.of();
  private int ticked;

  public ReviewViewModel(SheetContext context, Database database, Target asked) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    facts = new ReviewFacts(words);
    this.database = database;
    this.asked = asked;
    lockWait = new SimpleObjectProperty<>(database.settings().busyTimeout());
    course = new Course<>(context, this::decide);
    decide();
  }

  /// Plans, and looks at the file. Called when the sheet is shown, and by "Check again".
  public void look() {
    Target target = target();
    Atomicity chosen = manner.asked();
    Set<Allowance> allowed = allowed();
    course.look(
        text("review.looking", database.name()),
        _ -> find(target, chosen, allowed),
        this::show,
        () -> {
          plan = Optional.empty();
          preflight = Optional.empty();
        });
  }

  private Found find(Target target, Atomicity chosen, Set<Allowance> allowed) {
    Planning planning = administration.plan(database, target, chosen, allowed);
    return switch (planning) {
      case Plan found -> {
        Preflight seen = administration.preflight(database, found);
        yield new Found(found, Optional.of(seen), checked(found, seen));
      }
      case Refusal refusal -> new Found(refusal, Optional.empty(), ReviewChecks.NONE);
    };
  }

  private ReviewChecks checked(Plan found, Preflight seen) {
    return ReviewChecks.of(found, seen, administration.lint(database, SqliteVersion.here()), words);
  }

  private record Found(Planning planning, Optional<Preflight> preflight, ReviewChecks checks) {}

  private void show(Found found) {
    preflight = found.preflight();
    checks.set(found.checks());
    switch (found.planning()) {
      case Refusal refusal -> {
        plan = Optional.empty();
        course.obstacles().setAll(refusal.reasons().stream().map(this::line).toList());
        refusal.reasons().forEach(reason -> reason.allowance().ifPresent(this::offerToAllow));
      }
      case Plan computed -> {
        plan = Optional.of(computed);
        manner.planned(computed);
        course.obstacles().clear();
        concerns = found.preflight().map(facts::concerns).orElse(List.of());
        warnings.setAll(concerns);
        if (offer.isEmpty()) {
          offer = Optional.of(new Offer(asked, computed.steps()));
          ticked = computed.steps().size();
          steps.setAll(computed.steps().stream().map(this::row).toList());
        }
      }
    }
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
      course.askForName(
          // A box is ticked faster than an option is typed.
          noWayBack
              ? database.name()
              : Agreement.nameToType(database, new Act.CarryOut(now, found)));
      course.block(
          course.lookingProperty().get()
              ? text("review.blocked.looking")
              : ReviewFacts.blocked(
                      now,
                      found,
                      ticked,
                      course.nameToTypeProperty().get(),
                      course.typedNameProperty().get())
                  .orElse(""));
    } else {
      wayBack.clear();
      inUse.clear();
      together.clear();
      course.block(
          text(
              course.lookingProperty().get()
                  ? "review.blocked.looking"
                  : "review.blocked.refused"));
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
    int question = course.question();
    trying.set(true);
    course.begin(
        jobs.operate(
            database.file(),
            text("review.trying", database.name()),
            work -> administration.tryOnCopy(database, now, work),
            result -> endTry(question, now, result),
            failure -> {
              trying.set(false);
              tried.set(Optional.of(TryView.failed(failure, words)));
            }));
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
    if (question == course.question() && plan.filter(now::equals).isPresent()) {
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
    if (!course.isOpen() || plan.isEmpty()) {
      return;
    }
    Plan now = plan.get();
    Duration wait = lockWait.get();
    course.carryOut(
        database.file(),
        title.get(),
        work -> administration.carryOut(database, now, wait, work),
        result -> RunReportView.of(result, database, words));
  }

  /// Goes back to the review after a failure, with what is true now.
  public void tryAgain() {
    course.reportProperty().get().flatMap(RunReportView::allowance).ifPresent(this::offerToAllow);
    course.review();
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

  /// Looks again with other settings: a function may be supplied by now.
  public void settingsKept(Database kept) {
    database = kept;
    offer = Optional.empty();
    steps.clear();
    forgetTry();
    look();
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

  public Course<RunReportView> course() {
    return course;
  }

  /// What the migrations were checked for.
  ReadOnlyObjectProperty<ReviewChecks> checksProperty() {
    return checks.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty tryingProperty() {
    return trying.getReadOnlyProperty();
  }

  public ObservableList<StepRow> steps() {
    return steps;
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

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// What the button that writes says.
  public ReadOnlyStringProperty actionProperty() {
    return action.getReadOnlyProperty();
  }

  /// Whether it takes data away or has no way back, so that Enter must not press it.
  public ReadOnlyBooleanProperty destructiveProperty() {
    return destructive.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<TryView>> triedProperty() {
    return tried.getReadOnlyProperty();
  }
}
