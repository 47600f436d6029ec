package dev.switchback.ui.facts;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseInfo;
import dev.switchback.schema.Inside;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet that tells all about one file. Looking changes nothing; rows are counted
/// only when somebody asks, because that reads the whole file.
public final class FactsViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper counted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Account>> account =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();

  public FactsViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
  }

  /// Called when the sheet is shown.
  public void look() {
    look(Inside.Rows.LEFT_OUT);
  }

  public void countRows() {
    look(Inside.Rows.COUNTED);
  }

  private void look(Inside.Rows rows) {
    looking.set(true);
    jobs.look(
        text("facts.looking", database.name()),
        work -> administration.info(database, rows, work),
        info -> show(info, rows),
        failure -> {
          looking.set(false);
          obstacles.setAll(Lines.failure(failure, words));
        });
  }

  private void show(DatabaseInfo info, Inside.Rows rows) {
    looking.set(false);
    counted.set(rows == Inside.Rows.COUNTED || info.inside().isEmpty());
    obstacles.clear();
    account.set(Optional.of(words.infos().say(info)));
  }

  /// What is shown, as text.
  public String shown() {
    return account.get().map(AccountText::of).orElse("");
  }

  /// The command line that tells the same.
  public String command() {
    String name = database.name();
    String word = name.matches("[\\w./:@%+=-]+") ? name : '\'' + name.replace("'", "'\\''") + '\'';
    return "switchback info " + word + (counted.get() ? " --count" : "");
  }

  public Database database() {
    return database;
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// Whether there is nothing to count any more.
  public ReadOnlyBooleanProperty countedProperty() {
    return counted.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Account>> accountProperty() {
    return account.getReadOnlyProperty();
  }

  public ObservableList<Line> obstacles() {
    return obstacles;
  }
}
