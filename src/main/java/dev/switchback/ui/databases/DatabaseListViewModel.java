package dev.switchback.ui.databases;

import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.ui.app.StateStyle;
import dev.switchback.ui.app.Texts;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The registered databases with what is known of them, filtered by name and path.
public final class DatabaseListViewModel {
  private final Words words;
  private final Texts texts;
  private final Map<Path, DatabaseStatus> statuses = new HashMap<>();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObservableList<DatabaseItem> items = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Database>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<Database> databases = List.of();

  public DatabaseListViewModel(Words words, Texts texts) {
    this.words = words;
    this.texts = texts;
    filter.subscribe(this::rebuild);
  }

  /// The rows that pass the filter, by name. Replaced in one go.
  public ObservableList<DatabaseItem> items() {
    return items;
  }

  public StringProperty filterProperty() {
    return filter;
  }

  /// The chosen database; it stays chosen while a filter hides it.
  public ReadOnlyObjectProperty<Optional<Database>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /// All registered databases, whatever the filter.
  public List<Database> databases() {
    return databases;
  }

  /// Shows these databases. One that was chosen and isn't among them is no longer chosen.
  public void show(List<Database> registered) {
    databases = registered.stream().sorted((a, b) -> order(a).compareTo(order(b))).toList();
    rebuild();
    selected.set(selected.get().flatMap(chosen -> find(chosen.file())));
  }

  /// Shows what a look found.
  public void show(DatabaseStatus status) {
    if (find(status.database().file()).isPresent()
        && !status.equals(statuses.put(status.database().file(), status))) {
      rebuild();
    }
  }

  public Optional<DatabaseStatus> status(Path file) {
    return Optional.ofNullable(statuses.get(file));
  }

  public Optional<Database> find(Path file) {
    return databases.stream().filter(d -> d.file().equals(file)).findFirst();
  }

  public void select(Optional<Database> database) {
    selected.set(database);
  }

  private static String order(Database database) {
    return database.name().toLowerCase(Locale.ROOT);
  }

  private void rebuild() {
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    items.setAll(databases.stream().filter(d -> matches(d, wanted)).map(this::item).toList());
  }

  private boolean matches(Database database, String wanted) {
    return database.name().toLowerCase(Locale.ROOT).contains(wanted)
        || words.formats().path(database.file()).toLowerCase(Locale.ROOT).contains(wanted);
  }

  /// The state, and how old the newest check is.
  private String aged(String word, Optional<DatabaseStatus> status) {
    String age = words.checks().age(status.flatMap(DatabaseStatus::lastCheck));
    return age.isEmpty() ? word : word + " · " + age;
  }

  private DatabaseItem item(Database database) {
    Optional<DatabaseStatus> status = status(database.file());
    DatabaseState state = status.map(DatabaseStatus::state).orElse(DatabaseState.NOT_CHECKED);
    String word = aged(status.map(words::word).orElse(texts.get("databases.looking")), status);
    Path folder = database.file().getParent();
    String place = folder == null ? "" : words.formats().path(folder);
    String size =
        status
            .filter(s -> s.facts().sizeBytes() > 0)
            .map(s -> words.formats().size(s.facts().sizeBytes() + s.facts().walBytes()))
            .orElse("");
    String environment =
        database.environment() == Environment.DEVELOPMENT ? "" : words.word(database.environment());
    String spoken =
        (database.name() + ", " + environment + ", " + word + ", ").replace(", , ", ", ")
            + words.formats().path(database.file());
    return new DatabaseItem(database, place, size, StateStyle.of(state), word, environment, spoken);
  }
}
