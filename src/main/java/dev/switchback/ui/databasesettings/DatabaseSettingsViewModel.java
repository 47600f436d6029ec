package dev.switchback.ui.databasesettings;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Environment;
import dev.switchback.registry.EnvironmentFile;
import dev.switchback.registry.FileNaming;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Registration;
import dev.switchback.registry.SettingChange;
import dev.switchback.registry.Settings;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.SettingWords;
import dev.switchback.words.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
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

/// Thinks for the sheet of a database's settings: what is typed, what that changes, and whether it
/// can be kept. Nothing is kept before [#save], and no file is touched by it.
public final class DatabaseSettingsViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final ReadOnlyObjectWrapper<Database> database;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty file = new SimpleStringProperty("");
  private final StringProperty folder = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Tool>> layout =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Environment> environment =
      new SimpleObjectProperty<>(Environment.DEVELOPMENT);
  private final BooleanProperty isProtected = new SimpleBooleanProperty();
  private final Map<DatabaseSetting, StringProperty> values = new EnumMap<>(DatabaseSetting.class);
  private final SuppliedViewModel supplied;
  private final StringProperty typedName = new SimpleStringProperty("");
  private final ObservableList<EnvironmentFile> environmentFiles =
      FXCollections.observableArrayList();
  private final ObservableList<Line> changes = FXCollections.observableArrayList();
  private final ObservableList<Line> cautions = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper nameToType = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Database>> saved =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<JournalMode>> mode =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<SettingsDraft> draft = Optional.empty();
  private boolean filling;

  public DatabaseSettingsViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = new ReadOnlyObjectWrapper<>(database);
    supplied = new SuppliedViewModel(context, this::decide);
    for (DatabaseSetting setting : DatabaseSetting.values()) {
      StringProperty value = new SimpleStringProperty(setting.initial());
      value.subscribe(this::decide);
      values.put(setting, value);
    }
    fill(database);
    List.of(name, file, folder, typedName).forEach(property -> property.subscribe(this::decide));
    layout.subscribe(this::decide);
    environment.subscribe(this::moveFile);
    isProtected.subscribe(this::decide);
    decide();
  }

  /// Looks at the file, and what the project's `.env` files say. Called when the sheet is shown.
  public void load() {
    Database asked = database.get();
    jobs.look(
        text("settings.looking", asked.name()),
        _ ->
            new Found(
                administration.environmentFiles(asked),
                administration.status(asked).facts().journalMode().map(JournalMode::of)),
        found -> {
          environmentFiles.setAll(found.environmentFiles());
          mode.set(found.mode());
        },
        failure -> cautions.setAll(Lines.failure(failure, words)));
  }

  private record Found(List<EnvironmentFile> environmentFiles, Optional<JournalMode> mode) {}

  /// Fills the fields in as `wanted` is, to be looked at before it is kept.
  public void propose(Database wanted) {
    fill(wanted);
    decide();
  }

  private void fill(Database now) {
    filling = true;
    name.set(now.name());
    file.set(now.file().toString());
    folder.set(now.source().map(Path::toString).orElse(""));
    layout.set(now.settings().layout());
    environment.set(now.environment());
    isProtected.set(now.protection() == Protection.PROTECTED);
    values.forEach((setting, value) -> value.set(now.settings().value(setting)));
    supplied.fill(now.settings());
    filling = false;
  }

  /// As `switchback change --environment` does it: a prefix of the environment belongs to the name.
  private void moveFile(Environment from, Environment to) {
    if (!filling) {
      path(file)
          .map(now -> new FileNaming(typed()).file(now, from, to))
          .ifPresent(moved -> file.set(moved.toString()));
    }
    decide();
  }

  /// Takes over what an `.env` file says.
  public void use(EnvironmentFile found) {
    environment.set(found.environment());
    file.set(found.file().toString());
  }

  private Settings typed() {
    Settings settings = supplied.on(database.get().settings()).withLayout(layout.get());
    for (Map.Entry<DatabaseSetting, StringProperty> one : values.entrySet()) {
      settings =
          SettingsDraft.with(
              settings,
              one.getKey(),
              one.getKey().read(one.getValue().get()).orElse(one.getKey().initial()));
    }
    return settings;
  }

  private void decide() {
    if (filling) {
      return;
    }
    Optional<String> wrong = wrong();
    draft = wrong.isPresent() ? Optional.empty() : Optional.of(draft());
    List<Line> lines = new ArrayList<>();
    draft.ifPresent(now -> lines.addAll(said(now)));
    changes.setAll(lines);
    cautions.setAll(words.settings().cautions(typed()).stream().map(Line::warning).toList());
    nameToType.set(
        draft.filter(SettingsDraft::needsName).map(now -> now.before().name()).orElse(""));
    blocked.set(wrong.orElseGet(this::stillMissing));
  }

  private SettingsDraft draft() {
    Database before = database.get();
    FileNaming naming = new FileNaming(typed());
    Path typedFile = path(file).orElseThrow();
    Database after =
        before
            .withName(name.get().strip())
            .withFile(typedFile.equals(before.file()) ? typedFile : naming.file(typedFile))
            .withSource(folder.get().isBlank() ? Optional.empty() : path(folder))
            .withEnvironment(environment.get())
            .withProtection(isProtected.get() ? Protection.PROTECTED : Protection.NONE)
            .withSettings(typed());
    return new SettingsDraft(before, after);
  }

  private List<Line> said(SettingsDraft now) {
    SettingWords say = words.settings();
    List<Line> lines = new ArrayList<>();
    Registration registration = now.registration();
    say.changes(registration).forEach(line -> lines.add(new Line(Line.Tone.CHANGED, line)));
    if (registration.records().isPresent()) {
      lines.add(Line.muted(lines.removeLast().text()));
    }
    now.settings()
        .forEach(
            change ->
                lines.add(
                    new Line(
                        Line.Tone.CHANGED,
                        change.name().equals(Settings.SOURCE_LAYOUT)
                            ? text("settings.layout.becomes", layoutName(now.layout()))
                            : say.say(now.before(), change))));
    return lines;
  }

  private Optional<String> wrong() {
    if (name.get().isBlank()) {
      return Optional.of(text("settings.blocked.noName"));
    }
    if (path(file).isEmpty()) {
      return Optional.of(text("settings.blocked.noFile"));
    }
    if (!folder.get().isBlank() && path(folder).isEmpty()) {
      return Optional.of(text("settings.blocked.noFolder"));
    }
    return values.keySet().stream()
        .map(this::objection)
        .filter(objection -> !objection.isEmpty())
        .findFirst();
  }

  /// Why the value of a setting can't be kept; empty when it can.
  public String objection(DatabaseSetting setting) {
    String value = value(setting).get();
    boolean isFine = value.strip().equals(setting.initial()) || setting.read(value).isPresent();
    return isFine
        ? ""
        : words
            .settings()
            .say(
                new SettingChange.Refused(
                    setting.key(), value, SettingChange.Reason.NOT_A_VALUE, ""));
  }

  private String stillMissing() {
    if (changes.isEmpty()) {
      return text("settings.blocked.nothing");
    }
    boolean isTyped =
        nameToType.get().isEmpty() || typedName.get().strip().equals(nameToType.get());
    return isTyped ? "" : text("settings.blocked.name", nameToType.get());
  }

  private static Optional<Path> path(StringProperty typed) {
    try {
      return Optional.of(Path.of(typed.get().strip()))
          .filter(Path::isAbsolute)
          .filter(path -> path.getFileName() != null)
          .map(Path::normalize);
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }

  /// Keeps it, on top of what others kept meanwhile. Does nothing while something stands in the
  /// way.
  public void save() {
    if (!blocked.get().isEmpty() || draft.isEmpty()) {
      return;
    }
    SettingsDraft wanted = draft.get();
    jobs.look(
        text("settings.saving", wanted.before().name()),
        _ ->
            administration.update(
                wanted.on(
                    administration.databases().stream()
                        .filter(one -> one.id().equals(wanted.before().id()))
                        .findFirst()
                        .orElse(wanted.before()))),
        this::kept,
        failure -> cautions.setAll(refused(failure)));
  }

  private List<Line> refused(Throwable failure) {
    return failure instanceof IllegalArgumentException taken
        ? List.of(Line.danger(taken.getMessage() + "."))
        : Lines.failure(failure, words);
  }

  private void kept(Database updated) {
    database.set(updated);
    typedName.set("");
    fill(updated);
    decide();
    saved.set(Optional.of(updated));
  }

  /// After something else was kept of the database: its journal mode, or which jars may be run.
  public void changedElsewhere(Database updated) {
    database.set(updated);
    value(DatabaseSetting.JOURNAL_MODE).set(updated.settings().value(DatabaseSetting.JOURNAL_MODE));
    decide();
  }

  /// The command lines that would do the same.
  public String commands() {
    return draft.map(now -> String.join("\n", now.commands())).orElse("");
  }

  /// The database as it is registered.
  public ReadOnlyObjectProperty<Database> databaseProperty() {
    return database.getReadOnlyProperty();
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty fileProperty() {
    return file;
  }

  /// The folder of its migrations; empty for none.
  public StringProperty folderProperty() {
    return folder;
  }

  /// The tool as which the migrations are read; empty to go by the history and their looks.
  public ObjectProperty<Optional<Tool>> layoutProperty() {
    return layout;
  }

  /// What can be chosen for it: none first.
  public List<Optional<Tool>> layouts() {
    return Stream.concat(
            Stream.of(Optional.<Tool>empty()),
            administration.layouts().stream()
                .sorted(
                    Comparator.comparing((Tool tool) -> !tool.isOwn())
                        .thenComparing(Tool::displayName, String.CASE_INSENSITIVE_ORDER))
                .map(Optional::of))
        .toList();
  }

  /// How a layout is called.
  public String layoutName(Optional<Tool> chosen) {
    return chosen.map(words.proposals()::layout).orElseGet(() -> text("settings.layout.found"));
  }

  public ObjectProperty<Environment> environmentProperty() {
    return environment;
  }

  public BooleanProperty protectedProperty() {
    return isProtected;
  }

  public StringProperty value(DatabaseSetting setting) {
    return Objects.requireNonNull(values.get(setting));
  }

  public SuppliedViewModel supplied() {
    return supplied;
  }

  /// How the file is journalled; empty while nobody has looked, and where there is none.
  public ReadOnlyObjectProperty<Optional<JournalMode>> modeProperty() {
    return mode.getReadOnlyProperty();
  }

  /// What the project's `.env` files say.
  public ObservableList<EnvironmentFile> environmentFiles() {
    return environmentFiles;
  }

  /// What keeping it changes, a line each.
  public ObservableList<Line> changes() {
    return changes;
  }

  /// What to know before relying on it, and why it could not be kept.
  public ObservableList<Line> cautions() {
    return cautions;
  }

  public StringProperty typedNameProperty() {
    return typedName;
  }

  /// The name that has to be typed first; empty when none has to.
  public ReadOnlyStringProperty nameToTypeProperty() {
    return nameToType.getReadOnlyProperty();
  }

  /// Why nothing can be kept yet; empty when it can.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /// The database as it was kept last.
  public ReadOnlyObjectProperty<Optional<Database>> savedProperty() {
    return saved.getReadOnlyProperty();
  }
}
