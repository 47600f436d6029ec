package dev.switchback.ui.jars;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.source.CodeJar;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet about jars with migrations in Java: what each holds, and whether it may be
/// run. Nothing in a jar is loaded here.
public final class JarsViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final ReadOnlyObjectWrapper<Database> database;
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ObservableList<CodeJar> jars = FXCollections.observableArrayList();
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Database>> saved =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public JarsViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = new ReadOnlyObjectWrapper<>(database);
  }

  /// Reads the jars. Called when the sheet is shown, and by "Check again".
  public void load() {
    looking.set(true);
    jobs.look(
        text("jars.looking", database.get().name()),
        _ -> administration.jars(database.get()),
        found -> {
          looking.set(false);
          jars.setAll(found);
          message.setAll(
              found.isEmpty()
                  ? List.of(Line.muted(words.jars().headline(database.get(), found)))
                  : List.of(Line.warning(words.jars().warning())));
        },
        failure -> {
          looking.set(false);
          jars.clear();
          message.setAll(Lines.failure(failure, words));
        });
  }

  /// Lets this content be run, from now on.
  public void allow(CodeJar jar) {
    save(
        jar,
        database
            .get()
            .settings()
            .withAllowedJar(jar.checksum().value(), String.valueOf(jar.file().getFileName())));
  }

  /// Doesn't let it be run any more.
  public void forbid(CodeJar jar) {
    save(jar, database.get().settings().withoutAllowedJar(jar.checksum().value()));
  }

  private void save(CodeJar jar, Settings settings) {
    if (!jars.contains(jar)) {
      return;
    }
    Database changed = database.get().withSettings(settings);
    jobs.look(
        text("jars.saving", changed.name()),
        _ -> administration.update(changed),
        updated -> {
          database.set(updated);
          saved.set(Optional.of(updated));
        },
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  public boolean isAllowed(CodeJar jar) {
    return database.get().settings().allowsJar(jar.checksum().value());
  }

  /// What there is to know of a jar before it is run.
  public Account account(CodeJar jar) {
    return words.jars().say(database.get(), jar);
  }

  /// The command line that would switch it.
  public String command(CodeJar jar) {
    return "switchback jars "
        + quoted(database.get().name())
        + (isAllowed(jar) ? " --forbid " : " --allow ")
        + jar.checksum().value();
  }

  private static String quoted(String name) {
    return name.matches("[\\w.@%+=:,/-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }

  /// The database, as it is registered now.
  public ReadOnlyObjectProperty<Database> databaseProperty() {
    return database.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  public ObservableList<CodeJar> jars() {
    return jars;
  }

  /// What allowing means, that there is none, or what prevents an answer.
  public ObservableList<Line> message() {
    return message;
  }

  /// The database as it was registered by the last choice.
  public ReadOnlyObjectProperty<Optional<Database>> savedProperty() {
    return saved.getReadOnlyProperty();
  }
}
