package dev.switchback.ui.blocked;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.migration.Blockage;
import dev.switchback.registry.Act;
import dev.switchback.registry.Agreement;
import dev.switchback.registry.Database;
import dev.switchback.run.Evidence;
import dev.switchback.run.UnblockReport;
import dev.switchback.run.Unblocking;
import dev.switchback.run.Unblocking.Choice;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Ending;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet about what keeps another tool from going on. Nothing is written before
/// [#choose].
public final class BlockedViewModel {

  /// What came of a choice, ready to be read.
  public record Result(Line.Tone tone, Account account, boolean undo, String text)
      implements Ending {
    @Override
    public boolean again() {
      return false;
    }
  }

  private final Administration administration;
  private final Words words;
  private final Database database;
  private final Course<Result> course;
  private final ObservableList<BlockedCase> cases = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper mayChoose = new ReadOnlyBooleanWrapper();

  public BlockedViewModel(SheetContext context, Database database) {
    administration = context.administration();
    words = context.words();
    this.database = database;
    course = new Course<>(context, this::decide);
    course.askForName(Agreement.nameToType(database, Act.Known.UNBLOCK));
    decide();
  }

  /// Reads what blocks, and looks for traces of the migrations in the file. Called when the sheet
  /// is shown, and by "Check again".
  public void look() {
    course.review();
    course.look(
        text("blocked.looking", database.name()), this::find, this::show, () -> cases.clear());
  }

  private void show(List<BlockedCase> found) {
    cases.setAll(found);
    course
        .obstacles()
        .setAll(
            found.isEmpty()
                ? List.of(Line.good(words.blockages().notBlocked(database)))
                : List.of());
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
    mayChoose.set(
        !course.lookingProperty().get()
            && course.phaseProperty().get() == Phase.REVIEW
            && course.isNamed());
  }

  /// Makes the history say so, after a safety copy. Does nothing while that isn't allowed.
  public void choose(BlockedCase about, Choice choice) {
    if (!mayChoose.get() || !cases.contains(about) || !about.choices().contains(choice)) {
      return;
    }
    course.carryOut(
        database.file(),
        text("blocked.operation", database.name()),
        work -> unblock(about.blockage(), choice, work),
        this::told);
    decide();
  }

  private UnblockReport unblock(Blockage blockage, Choice choice, Work work) {
    Unblocking unblocking = administration.planUnblocking(database, blockage, choice);
    return administration.unblock(database, unblocking, database.settings().busyTimeout(), work);
  }

  private Result told(UnblockReport report) {
    Account account = words.blockages().say(database, report);
    return new Result(
        report.isDone() ? Line.Tone.GOOD : Line.Tone.DANGER,
        account,
        report.isDone() && report.safetyCopy().isPresent(),
        AccountText.of(account));
  }

  public Database database() {
    return database;
  }

  /// That nothing blocks, and what prevents an answer, are its obstacles.
  public Course<Result> course() {
    return course;
  }

  /// What blocks.
  public ObservableList<BlockedCase> cases() {
    return cases;
  }

  public ReadOnlyBooleanProperty mayChooseProperty() {
    return mayChoose.getReadOnlyProperty();
  }
}
