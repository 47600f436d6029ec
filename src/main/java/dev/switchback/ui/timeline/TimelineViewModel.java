package dev.switchback.ui.timeline;

import dev.switchback.Ahead;
import dev.switchback.migration.Tool;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.Texts;
import dev.switchback.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The timeline of one database: filtered, searched, folded, and with one row selected.
public final class TimelineViewModel {
  private final TimelineWords words;
  private final ObjectProperty<TimelineFilter> filter =
      new SimpleObjectProperty<>(TimelineFilter.ALL);
  private final StringProperty search = new SimpleStringProperty("");
  private final ObservableList<TimelineItem> items = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<TimelineItem>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Set<String> opened = new HashSet<>();
  private List<TimelineItem> all = List.of();

  public TimelineViewModel(Words words, Texts texts, Clock clock) {
    this.words = new TimelineWords(words, texts, clock);
    filter.subscribe(this::rebuild);
    search.subscribe(this::rebuild);
  }

  /// The rows, replaced in one go whenever something changes.
  public ObservableList<TimelineItem> items() {
    return items;
  }

  public ObjectProperty<TimelineFilter> filterProperty() {
    return filter;
  }

  public StringProperty searchProperty() {
    return search;
  }

  public ReadOnlyObjectProperty<Optional<TimelineItem>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /// Every row of a look in words. Takes a while for a long history: may be called on any thread.
  public List<TimelineItem> prepare(Look look) {
    Tool tool = look.status().timeline().tool();
    return TimelineEvents.of(look.status(), look.backups(), look.activity()).stream()
        .map(event -> words.item(event, tool))
        .toList();
  }

  /// The rows with what trying the pending migrations on a copy showed, or why they weren't tried.
  public List<TimelineItem> withTries(List<TimelineItem> prepared, Ahead ahead) {
    return prepared.stream().map(row -> words.withTry(row, ahead)).toList();
  }

  /// Shows rows that were prepared: another look at the same database, keeping selection and what
  /// is unfolded, or another database.
  public void show(List<TimelineItem> prepared) {
    all = prepared;
    rebuild();
  }

  /// Shows nothing.
  public void clear() {
    all = List.of();
    opened.clear();
    rebuild();
  }

  public void select(Optional<TimelineItem> item) {
    selected.set(item);
  }

  /// The row with this key, where it is shown.
  public Optional<Integer> indexOf(String key) {
    return IntStream.range(0, items.size())
        .filter(i -> items.get(i).key().equals(key))
        .boxed()
        .findFirst();
  }

  /// Unfolds several migrations shown as one, or folds them again.
  public void toggle(TimelineEvent.Several several) {
    if (!opened.remove(several.key())) {
      opened.add(several.key());
    }
    rebuild();
  }

  /// Whether filter or search may hide something.
  public boolean isNarrowed() {
    return filter.get() != TimelineFilter.ALL || !search.get().isBlank();
  }

  private void rebuild() {
    String wanted = search.get().strip().toLowerCase(Locale.ROOT);
    List<TimelineItem> shown = all.stream().filter(row -> filter.get().shows(row.event())).toList();
    List<TimelineItem> rows =
        wanted.isEmpty()
            ? TimelineGraph.beside(shown).orElseGet(() -> TimelineFolds.fold(shown, opened, words))
            : new ArrayList<>(shown.stream().filter(row -> matches(row, wanted)).toList());
    if (!rows.isEmpty()) {
      rows.set(0, rows.getFirst().at(place(0, rows.size())));
      rows.set(rows.size() - 1, rows.getLast().at(place(rows.size() - 1, rows.size())));
    }
    Optional<TimelineItem> before = selected.get();
    items.setAll(rows);
    selected.set(before.flatMap(item -> again(item, rows)));
  }

  /// The same row, or, for a migration that was waiting and has been run, what became of it.
  private static Optional<TimelineItem> again(TimelineItem before, List<TimelineItem> rows) {
    return rows.stream()
        .filter(row -> row.key().equals(before.key()))
        .findFirst()
        .or(
            () ->
                before
                    .event()
                    .version()
                    .flatMap(
                        version ->
                            rows.stream()
                                .filter(row -> row.event().version().equals(Optional.of(version)))
                                .findFirst()));
  }

  private static boolean matches(TimelineItem row, String wanted) {
    return (row.number() + " " + row.title() + " " + row.note() + " " + row.brief())
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }

  private static TimelineItem.Place place(int index, int count) {
    if (count == 1) {
      return TimelineItem.Place.ONLY;
    }
    if (index == 0) {
      return TimelineItem.Place.FIRST;
    }
    return index == count - 1 ? TimelineItem.Place.LAST : TimelineItem.Place.MIDDLE;
  }
}
