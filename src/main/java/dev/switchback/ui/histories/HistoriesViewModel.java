package dev.switchback.ui.histories;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Mapping;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet that asks which history counts. Nothing is remembered before [#save]; the
/// database's file is never written.
public final class HistoriesViewModel {
  private final UnaryOperator<Database> keep;
  private final HistoryLook look;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final ObservableList<HistoryOption> options = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<HistoryOption>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Tool> tools = FXCollections.observableArrayList();
  private final ObservableList<String> tables = FXCollections.observableArrayList();
  private final ObjectProperty<Tool> namedTool = new SimpleObjectProperty<>(Tool.HOME_MADE);
  private final StringProperty namedTable = new SimpleStringProperty("");
  private final ObservableList<String> columns = FXCollections.observableArrayList();
  private final Map<Meaning, StringProperty> meanings = new EnumMap<>(Meaning.class);
  private final ObservableList<Map<String, String>> rows = FXCollections.observableArrayList();
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Database>> saved =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Findings> findings = Optional.empty();
  private String shownTable = "";

  /// @param keep remembers the database with its choice, in the background
  public HistoriesViewModel(
      SheetContext context, HistoryLook look, Database database, UnaryOperator<Database> keep) {
    this.keep = keep;
    jobs = context.jobs();
    words = context.words();
    this.look = look;
    this.database = database;
    for (Meaning meaning : Meaning.values()) {
      StringProperty column = new SimpleStringProperty("");
      column.addListener((_, _, _) -> decide());
      meanings.put(meaning, column);
    }
    selected.addListener((_, _, now) -> now.ifPresent(this::show));
    namedTool.addListener(
        (_, _, _) -> {
          showTables();
          showNamed();
        });
    namedTable.addListener((_, _, _) -> showNamed());
    decide();
  }

  /// Looks at what there is. Called when the sheet is shown.
  public void load() {
    jobs.look(
        text("histories.looking", database.name()),
        _ -> look.find(database),
        this::show,
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  private void show(Findings found) {
    findings = Optional.of(found);
    List<Tool> understood = new ArrayList<>(found.fitting().keySet());
    understood.removeIf(Tool::isHomeMade);
    understood.sort(Comparator.comparing(Tool::displayName, String.CASE_INSENSITIVE_ORDER));
    understood.addAll(List.of(Tool.HOME_MADE, Tool.HOME_MADE_NEWEST));
    tools.setAll(understood);
    showTables();
    List<HistoryOption> all = new ArrayList<>();
    all.add(new HistoryOption.Automatic(found.recognised()));
    found.found().forEach(one -> all.add(new HistoryOption.Recognised(one)));
    found.guesses().stream()
        .filter(guess -> !isDecided(found.chosen(), guess))
        .map(guess -> new HistoryOption.HomeMade(Tool.HOME_MADE, guess.mapping(), guess.reasons()))
        .forEach(all::add);
    HistoryOption chosen = chosen(found, all);
    if (!all.contains(chosen)) {
      all.add(chosen);
    }
    options.setAll(all);
    selected.set(Optional.of(chosen));
  }

  /// Whether somebody said already how the guessed table is to be read.
  private static boolean isDecided(HistoryChoice chosen, Findings.Guess guess) {
    return chosen
        .mapping()
        .filter(mapping -> mapping.table().equalsIgnoreCase(guess.mapping().table()))
        .isPresent();
  }

  /// The option that was chosen before.
  private static HistoryOption chosen(Findings found, List<HistoryOption> all) {
    HistoryChoice choice = found.chosen();
    if (choice.tool().isEmpty()) {
      return all.getFirst();
    }
    if (choice.mapping().isPresent()) {
      return new HistoryOption.HomeMade(choice.tool().get(), choice.mapping().get(), List.of());
    }
    return found.found().stream()
        .filter(one -> one.tool() == choice.tool().get())
        .filter(one -> choice.table().stream().allMatch(one.table()::equalsIgnoreCase))
        .findFirst()
        .<HistoryOption>map(HistoryOption.Recognised::new)
        .orElseGet(() -> new HistoryOption.Named(choice.tool().get(), choice.table().orElse("")));
  }

  private void show(HistoryOption option) {
    columns.setAll(
        findings
            .map(found -> found.columns().getOrDefault(option.table(), List.of()))
            .orElse(List.of()));
    if (option instanceof HistoryOption.HomeMade(var _, Mapping mapping, var _)) {
      meanings.forEach((meaning, column) -> column.set(meaning.in(mapping).orElse("")));
    } else {
      meanings.values().forEach(column -> column.set(""));
    }
    showRows(option.table());
    decide();
  }

  private void showTables() {
    List<String> fitting =
        findings
            .map(
                found ->
                    namedTool.get().isHomeMade()
                        ? found.columns().keySet().stream().sorted().toList()
                        : found.fitting().getOrDefault(namedTool.get(), List.of()))
            .orElse(List.of());
    tables.setAll(fitting);
    namedTable.set(fitting.contains(namedTable.get()) ? namedTable.get() : "");
  }

  private void showNamed() {
    if (!namedTable.get().isEmpty()) {
      selected.set(Optional.of(named(namedTool.get(), namedTable.get())));
    }
  }

  private HistoryOption named(Tool tool, String table) {
    return tool.isHomeMade()
        ? new HistoryOption.HomeMade(
            tool,
            new Mapping(
                table, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            List.of())
        : new HistoryOption.Named(tool, table);
  }

  private void showRows(String table) {
    shownTable = table;
    rows.clear();
    if (table.isEmpty()) {
      return;
    }
    jobs.look(
        text("histories.looking", database.name()),
        _ -> look.rows(database, table),
        found -> {
          if (table.equals(shownTable)) {
            rows.setAll(found);
          }
        },
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  private void decide() {
    blocked.set(
        selected.get().isEmpty()
            ? text("histories.blocked.looking")
            : isHomeMade() && columnOf(Meaning.VERSION).get().isEmpty()
                ? text("histories.blocked.version")
                : "");
  }

  /// Whether the columns of the chosen table have to be given their meanings.
  public boolean isHomeMade() {
    return selected.get().filter(HistoryOption.HomeMade.class::isInstance).isPresent();
  }

  /// Remembers what is chosen. Does nothing while something is missing.
  public void save() {
    Optional<HistoryOption> option = selected.get();
    if (!blocked.get().isEmpty() || option.isEmpty()) {
      return;
    }
    HistoryChoice choice = option.get().choice(mapping(option.get().table()));
    jobs.look(
        text("histories.saving", database.name()),
        _ -> keep.apply(database.withSettings(database.settings().withHistory(choice))),
        updated -> saved.set(Optional.of(updated)),
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  private Optional<Mapping> mapping(String table) {
    return isHomeMade()
        ? Optional.of(
            new Mapping(
                table,
                columnOf(Meaning.VERSION).get(),
                column(Meaning.NAME),
                column(Meaning.APPLIED_AT),
                column(Meaning.SUCCESS),
                column(Meaning.CHECKSUM)))
        : Optional.empty();
  }

  private Optional<String> column(Meaning meaning) {
    return Optional.of(columnOf(meaning).get()).filter(column -> !column.isEmpty());
  }

  /// The option as a choice reads: "sqlx, table _sqlx_migrations".
  public String label(HistoryOption option) {
    return switch (option) {
      case HistoryOption.Automatic _ -> text("histories.automatic");
      case HistoryOption.Recognised(FoundHistory history) -> label(history.tool(), history.table());
      case HistoryOption.HomeMade home -> label(home.tool(), home.table());
      case HistoryOption.Named(Tool tool, String table) -> label(tool, table);
    };
  }

  private static String label(Tool tool, String table) {
    return table.isEmpty() ? name(tool) : text("histories.toolAndTable", name(tool), table);
  }

  /// A tool as it is offered.
  public static String name(Tool tool) {
    return switch (tool) {
      case HOME_MADE, HOME_MADE_NEWEST -> SheetTexts.of("histories.tool", tool);
      default -> tool.displayName();
    };
  }

  /// What speaks for it.
  public String reason(HistoryOption option) {
    return switch (option) {
      case HistoryOption.Automatic(Optional<FoundHistory> now) ->
          now.map(found -> text("histories.automatic.now", label(found.tool(), found.table())))
              .orElseGet(() -> text("histories.automatic.none"));
      case HistoryOption.Recognised(FoundHistory history) ->
          text("histories.recognised", history.reason());
      case HistoryOption.HomeMade home ->
          home.reasons().isEmpty()
              ? text("histories.named")
              : text("histories.guessed", words.formats().list(home.reasons()));
      case HistoryOption.Named _ -> text("histories.named");
    };
  }

  public Database database() {
    return database;
  }

  public ObservableList<HistoryOption> options() {
    return options;
  }

  public ObjectProperty<Optional<HistoryOption>> selectedProperty() {
    return selected;
  }

  /// The tools that can be named, the home-made table last.
  public ObservableList<Tool> tools() {
    return tools;
  }

  /// The tables that can be read as the named tool's history.
  public ObservableList<String> tables() {
    return tables;
  }

  public ObjectProperty<Tool> namedToolProperty() {
    return namedTool;
  }

  public StringProperty namedTableProperty() {
    return namedTable;
  }

  /// The columns of the chosen table.
  public ObservableList<String> columns() {
    return columns;
  }

  /// The column that has a meaning; an empty text for none.
  public StringProperty columnOf(Meaning meaning) {
    return Objects.requireNonNull(meanings.get(meaning));
  }

  /// The first rows of the chosen table, as they are stored.
  public ObservableList<Map<String, String>> rows() {
    return rows;
  }

  public ObservableList<Line> message() {
    return message;
  }

  /// Why the choice can't be remembered yet; empty when it can.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /// The database with what was remembered.
  public ReadOnlyObjectProperty<Optional<Database>> savedProperty() {
    return saved.getReadOnlyProperty();
  }
}
