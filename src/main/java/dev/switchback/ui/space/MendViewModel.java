package dev.switchback.ui.space;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.mend.Mend;
import dev.switchback.mend.MendPlan;
import dev.switchback.mend.MendPlanning;
import dev.switchback.mend.MendRefusal;
import dev.switchback.mend.MendReport;
import dev.switchback.registry.Act;
import dev.switchback.registry.Agreement;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.Told;
import dev.switchback.words.Account;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Thinks for the sheet of a cure. Nothing is written before [#carryOut].
public final class MendViewModel {

  private final Administration administration;
  private final Words words;
  private final Database database;
  private final Mend mend;
  private final Course<Told> course;
  private final ReadOnlyObjectWrapper<Optional<Account>> review =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Told>> tried =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<MendPlan> plan = Optional.empty();

  public MendViewModel(SheetContext context, Database database, Mend mend) {
    administration = context.administration();
    words = context.words();
    this.database = database;
    this.mend = mend;
    course = new Course<>(context, this::decide);
    course.askForName(Agreement.nameToType(database, Act.Known.COMPACT));
    decide();
  }

  /// Plans it. Called when the sheet is shown, and by "Check again".
  public void look() {
    plan = Optional.empty();
    course.look(
        text("mend.looking", database.name()),
        _ -> administration.planMend(database, mend),
        this::show,
        () -> review.set(Optional.empty()));
  }

  private void show(MendPlanning planning) {
    switch (planning) {
      case MendRefusal refusal -> {
        Said said = words.mends().say(refusal);
        course.obstacles().setAll(Line.danger(said.sentence()), Line.plain(said.advice()));
        review.set(Optional.empty());
      }
      case MendPlan planned -> {
        plan = Optional.of(planned);
        sayInUse(planned);
        review.set(Optional.of(words.mends().say(database, planned)));
      }
    }
  }

  private void sayInUse(MendPlan planned) {
    course
        .obstacles()
        .setAll(
            planned.holders().isEmpty()
                ? List.of()
                : List.of(new Line(Line.Tone.LOCK, words.plans().inUse(planned.holders()))));
  }

  private void decide() {
    course.block(reason());
  }

  private String reason() {
    if (course.lookingProperty().get()) {
      return text("mend.blocked.looking");
    }
    if (plan.isEmpty()) {
      return text("mend.blocked.refused");
    }
    return course.isNamed() ? "" : text("mend.blocked.name", database.name());
  }

  /// Tries it on a copy. The file stays as it is.
  public void tryOnCopy() {
    plan.filter(_ -> course.phaseProperty().get() == Phase.REVIEW)
        .ifPresent(
            planned -> {
              sayInUse(planned);
              course.rehearse(
                  database.file(),
                  text("mend.trying", act()),
                  work -> administration.tryMend(database, planned, work),
                  told ->
                      tried.set(Optional.of(told(told, words.mends().sayTried(database, told)))));
            });
  }

  /// Carries it out, after a safety copy. Does nothing while something stands in the way.
  public void carryOut() {
    if (!course.isOpen() || plan.isEmpty()) {
      return;
    }
    MendPlan planned = plan.get();
    sayInUse(planned);
    course.carryOut(
        database.file(),
        act(),
        work -> administration.mend(database, planned, database.settings().busyTimeout(), work),
        told -> told(told, words.mends().say(database, told)));
  }

  private static Told told(MendReport report, Account account) {
    Line.Tone tone =
        switch (report.outcome()) {
          case DONE -> Line.Tone.GOOD;
          case DONE_WITH_PROBLEMS, CANCELLED_UNCHANGED -> Line.Tone.WARNING;
          case FAILED_UNCHANGED -> Line.Tone.DANGER;
        };
    OperationState state =
        switch (report.outcome()) {
          case DONE, DONE_WITH_PROBLEMS -> OperationState.DONE;
          case CANCELLED_UNCHANGED -> OperationState.CANCELLED;
          case FAILED_UNCHANGED -> OperationState.FAILED;
        };
    boolean undo = report.isWritten() && report.safetyCopy().isPresent();
    return new Told(tone, account, undo, !report.isWritten(), state);
  }

  public Database database() {
    return database;
  }

  /// What the button says.
  public String act() {
    return words.mends().act(mend, database);
  }

  /// The command line that does the same.
  public String command() {
    return words.mends().command(mend, database);
  }

  public Course<Told> course() {
    return course;
  }

  /// What would be done.
  public ReadOnlyObjectProperty<Optional<Account>> reviewProperty() {
    return review.getReadOnlyProperty();
  }

  /// What came of it on a copy.
  public ReadOnlyObjectProperty<Optional<Told>> triedProperty() {
    return tried.getReadOnlyProperty();
  }
}
