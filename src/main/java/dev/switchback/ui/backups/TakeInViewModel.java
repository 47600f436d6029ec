package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.OldCopy;
import dev.switchback.backup.TakeInReport;
import dev.switchback.command.Quoting;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for old copies of a database: what lies in a folder, which of it are copies, and taking
/// them into the list.
public final class TakeInViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final Path place;

  private final ObservableList<OldCopy> found = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper canTakeIn = new ReadOnlyBooleanWrapper();
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<TakeInReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// @param place a folder of old copies, or a single one
  public TakeInViewModel(SheetContext context, Database database, Path place) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    this.place = place;
    headline.set(text("takeIn.looking", words.formats().path(place)));
    action.set(text("takeIn.act", 0));
  }

  /// Looks into the folder. Changes nothing.
  public void look() {
    jobs.look(
        text("takeIn.looking", words.formats().path(place)),
        work -> administration.oldCopies(database, place, work),
        this::show,
        this::failed);
  }

  private void show(List<OldCopy> copies) {
    found.setAll(
        copies.stream().sorted(Comparator.comparing(it -> it instanceof OldCopy.Refused)).toList());
    looking.set(false);
    headline.set(words.oldCopies().headline(database, copies));
    action.set(text("takeIn.act", recognised().size()));
    canTakeIn.set(!recognised().isEmpty());
  }

  private List<OldCopy.Recognised> recognised() {
    return found.stream()
        .filter(OldCopy.Recognised.class::isInstance)
        .map(OldCopy.Recognised.class::cast)
        .toList();
  }

  /// Verifies what was recognised and lists it. Changes no file.
  public void takeIn() {
    if (!canTakeIn.get()) {
      return;
    }
    canTakeIn.set(false);
    looking.set(true);
    List<OldCopy.Recognised> copies = recognised();
    jobs.operate(
        database.file(),
        text("takeIn.taking", database.name()),
        work -> administration.takeIn(database, copies, work),
        this::taken,
        this::failed);
  }

  private void taken(TakeInReport done) {
    looking.set(false);
    Account account = words.oldCopies().say(database, done);
    boolean good = done.refused().isEmpty() && done.taken().stream().allMatch(it -> it.isGood());
    message.setAll(good ? Line.good(account.headline()) : Line.warning(account.headline()));
    account.parts().stream()
        .skip(done.taken().stream().anyMatch(it -> it.isGood()) ? 1 : 0)
        .flatMap(part -> part.lines().stream())
        .map(Line::muted)
        .forEach(message::add);
    report.set(Optional.of(done));
  }

  private void failed(Throwable failure) {
    looking.set(false);
    message.setAll(Lines.failure(failure, words));
  }

  /// What speaks for one, or why it isn't taken in.
  public String because(OldCopy copy) {
    return words.oldCopies().because(copy);
  }

  /// The same on the command line.
  public String command() {
    return "switchback " + Quoting.join(List.of("take-in", database.name(), place.toString()));
  }

  public Database database() {
    return database;
  }

  /// What lies there and begins like a database, copies first.
  public ObservableList<OldCopy> found() {
    return found;
  }

  public ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  /// What the button does.
  public ReadOnlyStringProperty actionProperty() {
    return action.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canTakeInProperty() {
    return canTakeIn.getReadOnlyProperty();
  }

  /// What came of it, or what couldn't be looked at.
  public ObservableList<Line> message() {
    return message;
  }

  /// Once they were taken in.
  public ReadOnlyObjectProperty<Optional<TakeInReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }
}
