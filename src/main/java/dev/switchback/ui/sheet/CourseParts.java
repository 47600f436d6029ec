package dev.switchback.ui.sheet;

import dev.switchback.ui.app.Operation;
import dev.switchback.ui.sheet.Course.Phase;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// The parts that every sheet with a [Course] has.
///
/// @param looking turns while an answer is on its way
/// @param body what `scroll` shows
/// @param closeReport the button Enter presses under a report
public record CourseParts(
    ProgressIndicator looking,
    ScrollPane scroll,
    Region body,
    ProgressPane progress,
    WorkingButtons working,
    Button closeReport) {

  /// Lets them follow `course`.
  ///
  /// @param leaves what asking the operation to stop leaves, as a sentence
  /// @return the phases, of which the one of the work is complete
  public Phases<Phase> follow(Course<?> course, SheetTools tools, Supplier<String> leaves) {
    Phases<Phase> phases = new Phases<>(Phase.class, course.phaseProperty(), scroll);
    phases.show(Phase.WORKING, working.stop()::requestFocus, progress, working);
    Parts.showWhen(looking, course.lookingProperty());
    Parts.fitHeight(scroll, body);
    working.onHide(tools.screen().sheets()::close);
    closeReport.defaultButtonProperty().bind(phases.is(Phase.REPORT));
    course
        .operationProperty()
        .subscribe(now -> now.ifPresent(it -> follow(it, leaves.get(), tools)));
    return phases;
  }

  private void follow(Operation operation, String leaves, SheetTools tools) {
    working.stops(operation);
    progress.follow(operation, leaves, working.stop(), tools.words());
  }

  /// Disables `act` while something stands in the way, and lets `blocked` say what.
  public static void guard(Course<?> course, Button act, Label blocked) {
    act.disableProperty().bind(course.blockedProperty().isNotEmpty());
    act.accessibleHelpProperty().bind(course.blockedProperty());
    blocked.textProperty().bind(course.blockedProperty());
    BooleanBinding reviewed =
        Bindings.createBooleanBinding(
            () -> course.phaseProperty().get() == Phase.REVIEW, course.phaseProperty());
    Parts.showWhen(blocked, course.blockedProperty().isNotEmpty().and(reviewed));
  }

  /// Offers `undo` and `tryAgain` under a report for which they make sense.
  public static void offer(Course<?> course, Button undo, Button tryAgain) {
    Parts.showWhen(
        undo, Bindings.createBooleanBinding(course::offersUndo, course.reportProperty()));
    Parts.showWhen(
        tryAgain, Bindings.createBooleanBinding(course::offersAgain, course.reportProperty()));
  }
}
