package dev.switchback.ui.script;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.failure.Failure;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.migration.Plan;
import dev.switchback.registry.Database;
import dev.switchback.script.NoScript;
import dev.switchback.script.PlanScript;
import dev.switchback.script.ScriptFile;
import dev.switchback.script.Scripting;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.ScriptWords.Reader;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/// Thinks for the sheet that shows a plan as a script. Writes nothing but the file it is told to.
public final class ScriptViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final Plan plan;
  private final String command;

  private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper script = new ReadOnlyStringWrapper("");
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ObjectProperty<Reader> reader = new SimpleObjectProperty<>(Reader.SHELL);
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<PlanScript> made = Optional.empty();

  /// @param command the command line that would print the same
  public ScriptViewModel(SheetContext context, Database database, Plan plan, String command) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    this.plan = plan;
    this.command = command;
    reader.subscribe(this::write);
  }

  /// Makes the script, by a run on a copy. Called when the sheet is shown.
  public void make() {
    making.set(true);
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("script.making", database.name()),
                work -> administration.script(database, plan, work),
                this::show,
                this::fail)));
  }

  private void show(Scripting scripting) {
    making.set(false);
    switch (scripting) {
      case PlanScript found -> {
        made = Optional.of(found);
        String headline = words.scripts().headline(database, found);
        lines.setAll(new Line(Line.Tone.GOOD, headline));
        write();
      }
      case NoScript none -> {
        Account account = words.scripts().say(database, none, a -> words.word(a));
        List<Line> told = new ArrayList<>(List.of(new Line(Line.Tone.DANGER, account.headline())));
        account.parts().stream()
            .flatMap(part -> part.lines().stream())
            .map(line -> new Line(Line.Tone.PLAIN, line))
            .forEach(told::add);
        lines.setAll(told);
        operation.get().ifPresent(o -> o.conclude(OperationState.FAILED, account.headline()));
      }
    }
  }

  private void fail(Throwable failure) {
    making.set(false);
    if (!(failure instanceof OperationCancelled)) {
      lines.setAll(Lines.failure(failure, words));
    }
  }

  private void write() {
    script.set(made.map(it -> words.scripts().text(database, it, reader.get())).orElse(""));
  }

  /// Saves what is shown. An older script of that name is replaced, which the person was asked
  /// about; a database never is.
  ///
  /// @return whether it was written
  public boolean save(Path file) {
    try {
      ScriptFile.write(file, script.get());
      lines.setAll(new Line(Line.Tone.GOOD, words.scripts().written(file)));
      return true;
    } catch (Failure failure) {
      lines.setAll(Lines.failure(failure, words));
      return false;
    }
  }

  /// Stops the run on the copy, when the sheet is closed meanwhile.
  public void stop() {
    if (making.get()) {
      operation.get().ifPresent(Operation::cancel);
    }
  }

  /// What is proposed as the file's name: `shop-run-0003.sql`.
  public String proposedName() {
    String name = database.name().replaceAll("[^\\w.-]+", "-").replaceAll("\\.db$", "");
    String action =
        plan.steps().getFirst().action().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return name + "-" + action + "-" + plan.steps().getLast().version().text() + ".sql";
  }

  /// The command line that prints the same.
  public String command() {
    return reader.get() == Reader.PROGRAM ? command + " --plain-sql" : command;
  }

  public Database database() {
    return database;
  }

  public ReadOnlyBooleanProperty makingProperty() {
    return making.getReadOnlyProperty();
  }

  /// The text; empty until it is made.
  public ReadOnlyStringProperty scriptProperty() {
    return script.getReadOnlyProperty();
  }

  /// What came of it.
  public ObservableList<Line> lines() {
    return lines;
  }

  public ObjectProperty<Reader> readerProperty() {
    return reader;
  }

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }
}
