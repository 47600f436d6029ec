package dev.switchback.ui.blocked;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.migration.Blockage;
import dev.switchback.registry.Database;
import dev.switchback.registry.Protection;
import dev.switchback.run.Evidence;
import dev.switchback.run.UnblockReport;
import dev.switchback.run.Unblocking;
import dev.switchback.run.Unblocking.Choice;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet about what keeps another tool from going on. Nothing is written before
/// [#choose].
public final class BlockedViewModel {

  /// Where the sheet is.
  public enum Phase {
    REVIEW,
    WORKING,
    REPORT
  }

  /// What came of a choice, ready to be read.
  public record Result(Line.Tone tone, Account account, boolean undo, String text) {}

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.REVIEW);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ObservableList<BlockedCase> cases = FXCollections.observableArrayList();
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private final StringProperty typedName = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper mayChoose = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Result>> result =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int asking;

  public BlockedViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    typedName.addListener((_, _, _) -> decide());
    decide();
  }

  /// Reads what blocks, and looks for traces of the migrations in the file. Called when the sheet
  /// is shown, and by "Check again".
  public void look() {
    int question = ++asking;
    phase.set(Phase.REVIEW);
    looking.set(true);
    decide();
    jobs.look(
        text("blocked.looking", database.name()),
        this::find,
        found -> {
          if (question == asking) {
            looking.set(false);
            cases.setAll(found);
            message.setAll(
                found.isEmpty()
                    ? List.of(Line.good(words.blockages().notBlocked(database)))
                    : List.of());
            decide();
          }
        },
        failure -> {
          if (question == asking) {
            looking.set(false);
            cases.clear();
            message.setAll(Lines.failure(failure, words));
            decide();
          }
        });
  }

  private List<BlockedCase> find(Work work) {
    List<Blockage> blockages = administration.blockages(database, work);
    List<Evidence> evidence = administration.evidence(database, work);
    List<BlockedCase> found = new ArrayList<>();
    for (int i = 0; i < blockages.size(); i++) {
      found.add(
          BlockedCase.of(blockages.get(i), i < evidence.size() ? evidence.get(i) : Evidence.NONE));
    }
    return found;
  }

  /// What is shown may be decided about while nothing else is under way, and the name is typed
  /// where that is asked for.
  private void decide() {
    boolean named = nameToType().isEmpty() || typedName.get().strip().equals(nameToType());
    mayChoose.set(!looking.get() && phase.get() == Phase.REVIEW && named);
  }

  /// Makes the history say so, after a safety copy. Does nothing while that isn't allowed.
  public void choose(BlockedCase about, Choice choice) {
    if (!mayChoose.get() || !cases.contains(about) || !about.choices().contains(choice)) {
      return;
    }
    phase.set(Phase.WORKING);
    decide();
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("blocked.operation", database.name()),
                work -> unblock(about.blockage(), choice, work),
                this::end,
                failure -> {
                  phase.set(Phase.REVIEW);
                  message.setAll(Lines.failure(failure, words));
                  decide();
                })));
  }

  private UnblockReport unblock(Blockage blockage, Choice choice, Work work) {
    Unblocking unblocking = administration.planUnblocking(database, blockage, choice);
    return administration.unblock(database, unblocking, database.settings().busyTimeout(), work);
  }

  private void end(UnblockReport report) {
    Account account = words.blockages().say(database, report);
    operation
        .get()
        .ifPresent(
            o ->
                o.conclude(
                    report.isDone() ? OperationState.DONE : OperationState.FAILED,
                    account.headline()));
    result.set(
        Optional.of(
            new Result(
                report.isDone() ? Line.Tone.GOOD : Line.Tone.DANGER,
                account,
                report.isDone() && report.safetyCopy().isPresent(),
                AccountText.of(account))));
    phase.set(Phase.REPORT);
  }

  public Database database() {
    return database;
  }

  /// The name that has to be typed first; empty when none has to.
  public String nameToType() {
    return database.protection() == Protection.PROTECTED ? database.name() : "";
  }

  public StringProperty typedNameProperty() {
    return typedName;
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// Whether an answer is on its way.
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// What blocks.
  public ObservableList<BlockedCase> cases() {
    return cases;
  }

  /// That nothing blocks, or what prevents an answer.
  public ObservableList<Line> message() {
    return message;
  }

  public ReadOnlyBooleanProperty mayChooseProperty() {
    return mayChoose.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Result>> resultProperty() {
    return result.getReadOnlyProperty();
  }
}
