package dev.switchback.ui.detail;

import dev.switchback.migration.Version;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.run.TryReport;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.timeline.TimelineEvent;
import dev.switchback.words.Words;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the detail pane shows: the selected point, or the database as a whole.
public final class DetailViewModel {
  private final DetailWords words;
  private final Tries tries = new Tries();
  private final ReadOnlyObjectWrapper<Optional<Detail>> detail =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Look> look = Optional.empty();
  private Optional<TimelineEvent> event = Optional.empty();

  public DetailViewModel(Words words, Texts texts) {
    this.words = new DetailWords(words, texts);
  }

  public ReadOnlyObjectProperty<Optional<Detail>> detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /// The point it shows.
  public Optional<TimelineEvent> event() {
    return event;
  }

  public void show(Optional<Look> newLook, Optional<TimelineEvent> newEvent) {
    look = newLook;
    event = newEvent;
    rebuild();
  }

  /// Keeps what a try showed, and shows it where it belongs.
  public void tried(DatabaseStatus status, Version upTo, TryReport report) {
    tries.keep(status, upTo, report);
    rebuild();
  }

  private void rebuild() {
    detail.set(
        look.map(
            present ->
                event
                    .map(e -> words.of(present, e, tried(present, e)))
                    .orElseGet(() -> words.overview(present))));
  }

  private Optional<TryReport> tried(Look present, TimelineEvent shown) {
    return shown.version().flatMap(version -> tries.find(present.status(), version));
  }
}
