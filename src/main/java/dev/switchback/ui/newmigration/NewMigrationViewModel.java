package dev.switchback.ui.newmigration;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.registry.Database;
import dev.switchback.schema.Names;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.source.NewMigration;
import dev.switchback.sql.Script;
import dev.switchback.template.Filled;
import dev.switchback.template.Filled.Problem;
import dev.switchback.template.InPlaceNote;
import dev.switchback.template.RebuildWish;
import dev.switchback.template.SqliteVersion;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import dev.switchback.template.TemplateValues;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.ChecklistLines;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.TemplateWords;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for a new migration: what its files would say, and what is missing for that.
public final class NewMigrationViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final Path folder;

  private final StringProperty description = new SimpleStringProperty("");
  private final ObjectProperty<Template> template = new SimpleObjectProperty<>(Template.EMPTY);
  private final Map<TemplateField, StringProperty> fields = new EnumMap<>(TemplateField.class);
  private final ObservableList<String> tables = FXCollections.observableArrayList();
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<NewMigration>> draft =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Path>> written = new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableList<Line> checklist = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<RebuildWish>> rebuild =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Map<String, String> definitions = Map.of();
  private String proposedDefinition = "";
  private boolean looking;
  private boolean changedMeanwhile;

  /// @param folder where the files are to be
  public NewMigrationViewModel(SheetContext context, Database database, Path folder) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    this.folder = folder;
    for (TemplateField field : TemplateField.values()) {
      StringProperty typed = new SimpleStringProperty("");
      typed.subscribe(this::look);
      fields.put(field, typed);
    }
    description.subscribe(this::look);
    template.subscribe(this::look);
    field(TemplateField.TABLE).subscribe(this::proposeDefinition);
    template.subscribe(this::proposeDefinition);
  }

  /// Fills the form in for a table that can't be changed in place.
  public void begin(RebuildWish wish) {
    if (description.get().isBlank()) {
      description.set(wish.description());
    }
    template.set(Template.REBUILD_TABLE);
    fields.forEach((field, typed) -> typed.set(""));
    wish.fields().forEach((field, value) -> field(field).set(value));
  }

  /// Reads which tables there are.
  public void load() {
    jobs.look(
        text("newMigration.looking", database.name()),
        _ -> administration.schema(database),
        this::show,
        // Without the file only the names are missing; a rebuild says what it needs.
        _ -> look());
  }

  private void show(SchemaSnapshot schema) {
    Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    schema.objects().stream()
        .filter(object -> object.type() == SchemaObject.Type.TABLE)
        .filter(object -> !Names.isOwn(object.name()))
        .forEach(object -> found.put(object.name(), object.sql()));
    definitions = found;
    tables.setAll(found.keySet());
    proposeDefinition();
    look();
  }

  /// The table as it is, to be edited; what a person has written stays.
  private void proposeDefinition() {
    StringProperty definition = field(TemplateField.DEFINITION);
    String typed = definition.get().strip();
    boolean isOurs = typed.isEmpty() || typed.equals(proposedDefinition.strip());
    if (isOurs && template.get() == Template.REBUILD_TABLE) {
      proposedDefinition = definitions.getOrDefault(field(TemplateField.TABLE).get().strip(), "");
      definition.set(proposedDefinition);
    }
  }

  /// Fills the template in, somewhere else; the newest values win.
  private void look() {
    if (looking) {
      changedMeanwhile = true;
      return;
    }
    looking = true;
    changedMeanwhile = false;
    Template wanted = template.get();
    TemplateValues values = values();
    String title = description.get().strip();
    jobs.look(
        text("newMigration.looking", database.name()),
        _ -> preview(wanted, values, title),
        this::show,
        this::showFailure);
  }

  /// @param checklist what speaks against it, while there is something to check
  /// @param inPlace what SQLite can't do in place, and which SQLite
  /// @param rebuild what a rebuild would do instead
  private record Preview(
      Filled filled,
      Optional<NewMigration> migration,
      List<Line> checklist,
      List<Line> inPlace,
      Optional<RebuildWish> rebuild) {}

  private Preview preview(Template wanted, TemplateValues values, String title) {
    Filled filled = administration.fillTemplate(wanted, values, Optional.of(database));
    Optional<NewMigration> migration =
        filled instanceof Filled.Texts texts
            ? Optional.of(
                administration.draftMigration(
                    folder, title, new NewMigration.Content(texts.up(), texts.down())))
            : Optional.empty();
    Script asked = asked(wanted, values, filled);
    return new Preview(
        filled,
        migration,
        migration
            .filter(_ -> wanted != Template.EMPTY)
            .map(found -> checked(wanted, found, title, (Filled.Texts) filled))
            .orElse(List.of()),
        inPlace(asked),
        RebuildWish.firstOf(asked));
  }

  /// For the SQLite that runs it here. What is still missing is said by the form.
  private List<Line> checked(
      Template wanted, NewMigration draft, String title, Filled.Texts texts) {
    Migration written =
        new Migration(
            draft.version(),
            title.isEmpty() ? wordsOf(wanted) : title,
            MigrationText.recorded(texts.up()),
            Optional.of(texts.down()).filter(down -> !down.isBlank()).map(MigrationText::recorded));
    SqliteVersion here = SqliteVersion.here();
    return ChecklistLines.of(administration.lintDraft(database, written, here), here, words.lint());
  }

  private String wordsOf(Template chosen) {
    return words.templates().name(chosen);
  }

  /// What SQLite is asked for: the text, or the column that it can't add.
  private static Script asked(Template wanted, TemplateValues values, Filled filled) {
    return switch (filled) {
      case Filled.Texts texts when wanted != Template.REBUILD_TABLE -> Script.of(texts.up());
      case Filled.Wrong(List<Problem> problems)
          when problems.stream().anyMatch(it -> it.what() == Problem.What.NOT_ADDABLE) ->
          RebuildWish.addition(values.text(TemplateField.TABLE), values.text(TemplateField.COLUMN));
      case Filled.Texts _, Filled.Wrong _, Filled.NoRebuild _, Filled.NeedsDatabase _ ->
          Script.of("");
    };
  }

  private List<Line> inPlace(Script asked) {
    SqliteVersion here = SqliteVersion.here();
    return InPlaceNote.in(asked, here).stream()
        .map(
            note ->
                Line.danger(
                    text("newMigration.inPlace", here, words.templates().say(note.finding()))))
        .toList();
  }

  private void show(Preview preview) {
    looking = false;
    if (changedMeanwhile) {
      look();
      return;
    }
    draft.set(preview.migration());
    // That a column can't be added says less than why.
    lines.setAll(
        preview.inPlace().isEmpty() || preview.migration().isPresent()
            ? Stream.concat(preview.inPlace().stream(), lines(preview.filled()).stream()).toList()
            : preview.inPlace());
    checklist.setAll(preview.checklist());
    rebuild.set(preview.rebuild());
  }

  private void showFailure(Throwable thrown) {
    looking = false;
    draft.set(Optional.empty());
    checklist.clear();
    rebuild.set(Optional.empty());
    lines.setAll(Lines.failure(thrown, words));
    if (changedMeanwhile) {
      look();
    }
  }

  private List<Line> lines(Filled filled) {
    TemplateWords say = words.templates();
    return switch (filled) {
      case Filled.Texts texts -> {
        List<Line> all = new ArrayList<>();
        texts.objection().map(say::objection).map(Line::warning).ifPresent(all::add);
        texts.notes().forEach(note -> all.add(Line.warning(say.say(note))));
        say.say(texts.columns()).stream().map(Line::muted).forEach(all::add);
        yield all;
      }
      case Filled.Wrong(List<Problem> problems) -> problems.stream().map(this::line).toList();
      case Filled.NoRebuild(var reason) -> List.of(Line.danger(say.say(reason)));
      case Filled.NeedsDatabase() -> List.of(Line.danger(say.needsDatabase()));
    };
  }

  /// What isn't filled in yet is no mistake.
  private Line line(Problem problem) {
    String sentence = words.templates().say(problem);
    return problem.what() == Problem.What.MISSING ? Line.muted(sentence) : Line.danger(sentence);
  }

  private TemplateValues values() {
    Map<TemplateField, String> typed = new EnumMap<>(TemplateField.class);
    for (TemplateField field : template.get().fields()) {
      String text = field(field).get();
      boolean untouched =
          field == TemplateField.DEFINITION && text.strip().equals(proposedDefinition.strip());
      typed.put(field, untouched ? "" : text);
    }
    return TemplateValues.ofLines(typed);
  }

  /// Writes the files that are shown. Never overwrites.
  public void create() {
    draft
        .get()
        .ifPresent(
            migration ->
                jobs.look(
                    text("newMigration.writing"),
                    _ -> migration.write(),
                    written::set,
                    thrown -> lines.setAll(Lines.failure(thrown, words))));
  }

  public StringProperty descriptionProperty() {
    return description;
  }

  public ObjectProperty<Template> templateProperty() {
    return template;
  }

  /// What is typed into a field; a line for each value where several may be.
  public StringProperty field(TemplateField field) {
    return Objects.requireNonNull(fields.get(field));
  }

  /// The tables there are.
  public ObservableList<String> tables() {
    return tables;
  }

  /// What is missing, wrong, or good to know.
  public ObservableList<Line> lines() {
    return lines;
  }

  /// What speaks against it, beside the others of its folder; or that nothing does.
  public ObservableList<Line> checklist() {
    return checklist;
  }

  /// What a rebuild of the table would do, where SQLite can't do it in place.
  public ReadOnlyObjectProperty<Optional<RebuildWish>> rebuildProperty() {
    return rebuild.getReadOnlyProperty();
  }

  /// The files as they would be written; empty while something is missing or wrong.
  public ReadOnlyObjectProperty<Optional<NewMigration>> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  /// Why nothing can be written yet; empty when it can.
  public String missing() {
    if (draft.get().isEmpty()) {
      return text("newMigration.blocked.form");
    }
    return description.get().isBlank() ? text("newMigration.blocked.description") : "";
  }

  /// The files, once they are written.
  public ReadOnlyObjectProperty<List<Path>> writtenProperty() {
    return written.getReadOnlyProperty();
  }
}
