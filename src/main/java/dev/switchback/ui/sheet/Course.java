package dev.switchback.ui.sheet;

import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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

/// The course of a sheet that ends in a write: first it is looked at, then it is done, then it is
/// told what came of it.
///
/// It knows nothing of what is done. On the JavaFX thread only; an answer that a later question
/// overtook is dropped.
public final class Course<R extends Ending> {

  /// Where the sheet is.
  public enum Phase {
    REVIEW,
    WORKING,
    REPORT
  }

  private final FxJobs jobs;
  private final Words words;
  private final Runnable decide;

  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.REVIEW);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nameToType = new ReadOnlyStringWrapper("");
  private final StringProperty typedName = new SimpleStringProperty("");
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<R>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int asked;

  /// @param decide derives what the sheet says from what is known; called whenever that changed
  public Course(SheetContext context, Runnable decide) {
    jobs = context.jobs();
    words = context.words();
    this.decide = decide;
    typedName.addListener((_, _, _) -> decide.run());
  }

  /// Asks something that changes nothing; does nothing unless the sheet is in its review.
  ///
  /// @param found what to do with the answer; after it, it is decided anew
  /// @param unknown forgets what was known, where there is no answer; the failure is an obstacle
  public <T> void look(
      String title, Function<Work, T> question, Consumer<T> found, Runnable unknown) {
    ask(
        title,
        question,
        found,
        failure -> {
          unknown.run();
          obstacles.setAll(Lines.failure(failure, words));
        });
  }

  /// Asks something that changes nothing and that the sheet can do without: a failure is no
  /// obstacle. Also called from within what is done with an answer, to ask for more.
  ///
  /// @param found what to do with the answer; after it, it is decided anew
  /// @param unknown says that there is no answer
  public <T> void lookFurther(
      String title, Function<Work, T> question, Consumer<T> found, Runnable unknown) {
    ask(title, question, found, _ -> unknown.run());
  }

  private <T> void ask(
      String title, Function<Work, T> question, Consumer<T> found, Consumer<Throwable> failed) {
    if (phase.get() != Phase.REVIEW) {
      return;
    }
    int number = ++asked;
    looking.set(true);
    decide.run();
    jobs.look(
        title,
        question,
        answer -> {
          if (number == asked) {
            looking.set(false);
            found.accept(answer);
            decide.run();
          }
        },
        failure -> {
          if (number == asked) {
            looking.set(false);
            failed.accept(failure);
            decide.run();
          }
        });
  }

  /// Drops the answer that is on its way.
  public void forget() {
    asked++;
    looking.set(false);
  }

  /// The number of the last question; another number says that something was asked meanwhile.
  public int question() {
    return asked;
  }

  /// Says that `failure` stands in the way.
  public void fail(Throwable failure) {
    obstacles.setAll(Lines.failure(failure, words));
    decide.run();
  }

  /// Whether the sheet is in its review and nothing stands in the way.
  public boolean isOpen() {
    return phase.get() == Phase.REVIEW && blocked.get().isEmpty();
  }

  /// Queues `deed` behind what is queued for `file`, and reports what came of it. A failure leads
  /// back to the review.
  public <T> void carryOut(
      Path file, String title, Function<Work, T> deed, Function<T, R> reported) {
    work(file, title, deed, result -> end(reported.apply(result)));
  }

  /// Queues `trial`, which leaves `file` as it is, behind what is queued for it, and goes back to
  /// the review with what came of it. A failure leads there too.
  public <T> void rehearse(Path file, String title, Function<Work, T> trial, Consumer<T> tried) {
    work(
        file,
        title,
        trial,
        result -> {
          tried.accept(result);
          phase.set(Phase.REVIEW);
          decide.run();
        });
  }

  private <T> void work(Path file, String title, Function<Work, T> deed, Consumer<T> done) {
    phase.set(Phase.WORKING);
    begin(
        jobs.operate(
            file,
            title,
            deed,
            done,
            failure -> {
              phase.set(Phase.REVIEW);
              fail(failure);
            }));
  }

  /// Follows `running`, which the sheet began by itself.
  public void begin(Operation running) {
    operation.set(Optional.of(running));
  }

  /// Shows what came of what ran.
  public void end(R ending) {
    conclude(ending);
    report.set(Optional.of(ending));
    phase.set(Phase.REPORT);
  }

  /// Says in the strip how it ended: a report of something that failed arrives as a result.
  public void conclude(R ending) {
    operation.get().ifPresent(it -> it.conclude(ending.state(), ending.account().headline()));
  }

  /// Goes back to the review; what is true now has to be looked at.
  public void review() {
    phase.set(Phase.REVIEW);
    report.set(Optional.empty());
  }

  /// Says why the button that writes is disabled; empty when it isn't.
  public void block(String reason) {
    blocked.set(reason);
  }

  /// Asks for `name` to be typed before anything is written; empty when none has to be.
  public void askForName(String name) {
    nameToType.set(name);
  }

  /// Whether the name that has to be typed was typed, or none has to be.
  public boolean isNamed() {
    return nameToType.get().isEmpty() || typedName.get().strip().equals(nameToType.get());
  }

  /// Whether what was done can be undone.
  public boolean offersUndo() {
    return report.get().filter(Ending::undo).isPresent();
  }

  /// Whether it makes sense to go back and try again.
  public boolean offersAgain() {
    return report.get().filter(Ending::again).isPresent();
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// Whether an answer is on its way.
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// Why the button that writes is disabled; empty when it isn't.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /// The name that has to be typed first; empty when none has to.
  public ReadOnlyStringProperty nameToTypeProperty() {
    return nameToType.getReadOnlyProperty();
  }

  public StringProperty typedNameProperty() {
    return typedName;
  }

  /// Why nothing can be done as things are.
  public ObservableList<Line> obstacles() {
    return obstacles;
  }

  /// What runs, or ran last.
  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<R>> reportProperty() {
    return report.getReadOnlyProperty();
  }
}
