package dev.switchback.ui.create;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.registry.Creation;
import dev.switchback.registry.CreationPlan;
import dev.switchback.registry.CreationPlanning;
import dev.switchback.registry.CreationRefusal;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.source.NewMigration;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.template.Filled;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import dev.switchback.template.TemplateValues;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet of a new database: what would be made, and what is in the way. Nothing is
/// made before [#make].
public final class CreateViewModel {
  private static final String MIGRATIONS = "migrations";

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final StringProperty name = new SimpleStringProperty("");
  private final BooleanProperty withEnding = new SimpleBooleanProperty(true);
  private final StringProperty folder = new SimpleStringProperty("");
  private final ObjectProperty<JournalMode> mode = new SimpleObjectProperty<>(JournalMode.WAL);
  private final ObjectProperty<Environment> environment =
      new SimpleObjectProperty<>(Environment.DEVELOPMENT);
  private final BooleanProperty hasMigrations = new SimpleBooleanProperty(true);
  private final StringProperty migrations = new SimpleStringProperty("");
  private final BooleanProperty hasFirst = new SimpleBooleanProperty();
  private final StringProperty description = new SimpleStringProperty("");
  private final StringProperty table = new SimpleStringProperty("");
  private final StringProperty columns =
      new SimpleStringProperty("id INTEGER PRIMARY KEY\ncreated_at TEXT NOT NULL");
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper making = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<CreationPlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Database>> made =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private String proposedMigrations = "";
  private int asking;

  /// @param start the folder that is proposed
  public CreateViewModel(SheetContext context, Path start) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    folder.set(start.toString());
    proposeMigrations();
    folder.subscribe((_, _) -> proposeMigrations());
    List.of(name, folder, migrations, description, table, columns)
        .forEach(property -> property.subscribe((_, _) -> plan()));
    List.of(withEnding, hasMigrations, hasFirst)
        .forEach(property -> property.subscribe((_, _) -> plan()));
    mode.subscribe((_, _) -> plan());
    environment.subscribe((_, _) -> plan());
    plan();
  }

  /// Beside the file, until somebody says something else.
  private void proposeMigrations() {
    if (migrations.get().equals(proposedMigrations)) {
      proposedMigrations =
          path(folder.get()).map(at -> at.resolve(MIGRATIONS).toString()).orElse("");
      migrations.set(proposedMigrations);
    }
  }

  private static Optional<Path> path(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : Optional.of(Path.of(typed.strip()));
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }

  /// The file it would be; empty while there is no name or no folder.
  public Optional<Path> file() {
    String typed = name.get().strip();
    if (typed.isEmpty() || path(typed).isEmpty()) {
      return Optional.empty();
    }
    return path(folder.get())
        .filter(Path::isAbsolute)
        .map(at -> withEnding.get() ? Creation.fileNamed(at, typed) : at.resolve(typed));
  }

  /// Computes what would be made; an answer that a later keystroke overtook is dropped.
  private void plan() {
    int question = ++asking;
    Optional<Path> file = file();
    Optional<Path> source = hasMigrations.get() ? path(migrations.get()) : Optional.empty();
    String missing =
        file.isEmpty()
            ? text(path(folder.get()).isEmpty() ? "create.blocked.folder" : "create.blocked.name")
            : hasMigrations.get() && source.filter(Path::isAbsolute).isEmpty()
                ? text("create.blocked.migrations")
                : "";
    if (!missing.isEmpty()) {
      plan.set(Optional.empty());
      obstacles.clear();
      blocked.set(missing);
      return;
    }
    Creation wanted =
        new Creation(
            name.get(),
            file.orElseThrow(),
            mode.get(),
            source,
            Optional.empty(),
            environment.get(),
            Protection.NONE);
    boolean first = hasFirst.get() && hasMigrations.get();
    String title = description.get().strip();
    Template template = template();
    TemplateValues values = values();
    jobs.look(
        text("create.looking"),
        _ -> first ? planned(wanted, title, template, values) : planned(wanted),
        answer -> {
          if (question == asking) {
            show(answer);
          }
        },
        failure -> {
          if (question == asking) {
            plan.set(Optional.empty());
            obstacles.setAll(Lines.failure(failure, words));
            blocked.set(text("review.blocked.refused"));
          }
        });
  }

  /// What is planned, or what is wrong with the form of the first migration.
  private record Answer(Optional<CreationPlanning> planning, List<String> wrong) {}

  private Answer planned(Creation wanted) {
    return new Answer(Optional.of(administration.planCreation(wanted)), List.of());
  }

  private Answer planned(Creation wanted, String title, Template template, TemplateValues values) {
    return switch (administration.fillTemplate(template, values, Optional.empty())) {
      case Filled.Texts texts ->
          planned(
              new Creation(
                  wanted.name(),
                  wanted.file(),
                  wanted.mode(),
                  wanted.migrations(),
                  Optional.of(
                      new Creation.First(
                          title, new NewMigration.Content(texts.up(), texts.down()))),
                  wanted.environment(),
                  wanted.protection()));
      case Filled.Wrong(List<Filled.Problem> problems) ->
          new Answer(Optional.empty(), problems.stream().map(words.templates()::say).toList());
      case Filled.NoRebuild _, Filled.NeedsDatabase _ ->
          throw new AssertionError("A new table needs no database");
    };
  }

  /// With a table's name it adds that table; without one it is empty.
  private Template template() {
    return table.get().isBlank() ? Template.EMPTY : Template.ADD_TABLE;
  }

  private TemplateValues values() {
    return template() == Template.EMPTY
        ? new TemplateValues(Map.of())
        : new TemplateValues(
            Map.of(
                TemplateField.TABLE,
                List.of(table.get().strip()),
                TemplateField.COLUMNS,
                columnLines()));
  }

  private List<String> columnLines() {
    return columns.get().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private void show(Answer answer) {
    obstacles.clear();
    plan.set(Optional.empty());
    blocked.set("");
    answer.wrong().forEach(problem -> obstacles.add(Line.warning(problem)));
    answer.planning().ifPresent(this::show);
    if (!obstacles.isEmpty()) {
      blocked.set(text("review.blocked.refused"));
    }
  }

  private void show(CreationPlanning planning) {
    switch (planning) {
      case CreationPlan found -> plan.set(Optional.of(found));
      case CreationRefusal refusal ->
          refusal.reasons().stream()
              .map(words.creations()::say)
              .forEach(
                  (Said said) -> {
                    obstacles.add(Line.warning(said.sentence()));
                    obstacles.add(Line.plain(said.advice()));
                  });
    }
  }

  /// Makes it. Does nothing while something is missing.
  public void make() {
    if (plan.get().isEmpty() || making.get() || !blocked.get().isEmpty()) {
      return;
    }
    CreationPlan now = plan.get().get();
    making.set(true);
    jobs.look(
        text("create.making", now.creation().name()),
        _ -> administration.create(now),
        database -> {
          making.set(false);
          made.set(Optional.of(database));
        },
        failure -> {
          making.set(false);
          obstacles.setAll(Lines.failure(failure, words));
          blocked.set(text("review.blocked.refused"));
        });
  }

  /// The command line that would do the same.
  public String command() {
    return CreateText.of(
        plan.get().map(CreationPlan::creation), table.get().strip(), columnLines());
  }

  /// What it is called: the file's name, or without an ending.
  public StringProperty nameProperty() {
    return name;
  }

  /// Whether `.db` is added to a name that has no ending.
  public BooleanProperty withEndingProperty() {
    return withEnding;
  }

  public StringProperty folderProperty() {
    return folder;
  }

  public ObjectProperty<JournalMode> modeProperty() {
    return mode;
  }

  public ObjectProperty<Environment> environmentProperty() {
    return environment;
  }

  public BooleanProperty hasMigrationsProperty() {
    return hasMigrations;
  }

  /// The folder of its migrations, there or not.
  public StringProperty migrationsProperty() {
    return migrations;
  }

  public BooleanProperty hasFirstProperty() {
    return hasFirst;
  }

  /// What the first migration does.
  public StringProperty descriptionProperty() {
    return description;
  }

  /// The table that the first migration adds; empty for a migration without anything in it.
  public StringProperty tableProperty() {
    return table;
  }

  /// Its columns, one a line.
  public StringProperty columnsProperty() {
    return columns;
  }

  /// What is in the way.
  public ObservableList<Line> obstacles() {
    return obstacles;
  }

  public ReadOnlyBooleanProperty makingProperty() {
    return making.getReadOnlyProperty();
  }

  /// Why it can't be made yet; empty when it can.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /// Exactly what would be made.
  public ReadOnlyObjectProperty<Optional<CreationPlan>> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /// The database, once it is there.
  public ReadOnlyObjectProperty<Optional<Database>> madeProperty() {
    return made.getReadOnlyProperty();
  }
}
