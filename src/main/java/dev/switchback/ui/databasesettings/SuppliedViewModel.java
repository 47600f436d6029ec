package dev.switchback.ui.databasesettings;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.registry.SettingChange;
import dev.switchback.registry.Settings;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the functions and collations that the settings supply: those there are, and one that
/// is being added, which SQLite is asked about before it is taken over.
public final class SuppliedViewModel {
  private final FxJobs jobs;
  private final Words words;
  private final Runnable changed;
  private final ObservableList<Supplied> entries = FXCollections.observableArrayList();
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.FUNCTION);
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty value = new SimpleStringProperty("");
  private final ObservableList<Line> objections = FXCollections.observableArrayList();

  /// What can be supplied.
  public enum Kind {
    FUNCTION(Settings.FUNCTION),
    COLLATION(Settings.COLLATION);

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    /// What it is called, where `setting` is the name of one of these.
    Optional<String> named(String setting) {
      return setting.startsWith(prefix)
          ? Optional.of(setting.substring(prefix.length()))
          : Optional.empty();
    }
  }

  /// One that is supplied.
  ///
  /// @param value an expression over its arguments, or the order
  public record Supplied(Kind kind, String name, String value) {
    private String key() {
      return kind.prefix + name;
    }
  }

  /// The orders that a collation can have; a language is written behind `locale:`.
  public static final List<String> ORDERS =
      List.of("unicode", "natural", "nocase", "rtrim", "binary", "locale:de");

  SuppliedViewModel(SheetContext context, Runnable changed) {
    jobs = context.jobs();
    words = context.words();
    this.changed = changed;
  }

  void fill(Settings settings) {
    entries.setAll(
        settings.supplied().entrySet().stream()
            .map(one -> of(one.getKey(), one.getValue()))
            .toList());
  }

  private static Supplied of(String key, String value) {
    Kind kind = key.startsWith(Settings.FUNCTION) ? Kind.FUNCTION : Kind.COLLATION;
    return new Supplied(kind, key.substring(kind.prefix.length()), value);
  }

  /// `settings` with the entries in place of its own.
  Settings on(Settings settings) {
    Map<String, String> all = new TreeMap<>(settings.values());
    all.keySet().removeAll(settings.supplied().keySet());
    entries.forEach(entry -> all.put(entry.key(), entry.value()));
    return new Settings(all);
  }

  /// Begins to add one of this name.
  public void begin(Kind of, String called) {
    kind.set(of);
    name.set(called);
    objections.clear();
  }

  /// Takes over what is typed, when SQLite can work with it; one of the same name is replaced.
  public void add() {
    Supplied wanted = new Supplied(kind.get(), name.get().strip(), value.get().strip());
    if (wanted.name().isEmpty() || wanted.value().isEmpty()) {
      objections.setAll(Line.muted(text("settings.supplied.missing")));
      return;
    }
    jobs.look(
        text("settings.supplied.checking", wanted.name()),
        _ -> SettingChange.set(Settings.NONE, wanted.key(), wanted.value()),
        change -> take(wanted, change),
        failure -> objections.setAll(Lines.failure(failure, words)));
  }

  private void take(Supplied wanted, SettingChange change) {
    switch (change) {
      case SettingChange.Refused refused ->
          objections.setAll(Line.danger(words.settings().say(refused)));
      case SettingChange.Changed fine -> {
        objections.clear();
        entries.removeIf(entry -> entry.key().equalsIgnoreCase(wanted.key()));
        entries.add(
            new Supplied(wanted.kind(), wanted.name(), fine.value().orElse(wanted.value())));
        name.set("");
        value.set("");
        changed.run();
      }
    }
  }

  public void remove(Supplied entry) {
    entries.remove(entry);
    changed.run();
  }

  /// Puts one back into the fields, to be changed.
  public void edit(Supplied entry) {
    begin(entry.kind(), entry.name());
    value.set(entry.value());
  }

  public ObservableList<Supplied> entries() {
    return entries;
  }

  public ObjectProperty<Kind> kindProperty() {
    return kind;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty valueProperty() {
    return value;
  }

  /// Why it can't be taken over.
  public ObservableList<Line> objections() {
    return objections;
  }

  /// One of the same name as is typed, which adding would replace.
  public Optional<Supplied> same() {
    return entries.stream()
        .filter(entry -> entry.kind() == kind.get())
        .filter(entry -> entry.name().equalsIgnoreCase(name.get().strip()))
        .findFirst();
  }
}
