package dev.switchback.ui.strip;

import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.app.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What the activity strip shows: the operation under way, how many wait behind it, and, when there
/// is none, what came of the last one.
public final class StripViewModel {
  private final Texts texts;
  private final ObservableList<Operation> operations;
  private final ReadOnlyObjectWrapper<Optional<Operation>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<String> queued = new ReadOnlyObjectWrapper<>("");

  public StripViewModel(ObservableList<Operation> source, Texts texts) {
    this.texts = texts;
    operations = FXCollections.observableArrayList(o -> new Observable[] {o.stateProperty()});
    operations.setAll(source);
    operations.addListener((ListChangeListener<Operation>) change -> update());
    source.addListener((ListChangeListener<Operation>) change -> operations.setAll(source));
    update();
  }

  /// The operation to show: the one under way, else the last one that ended.
  public ReadOnlyObjectProperty<Optional<Operation>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /// How many wait, in words; empty for none.
  public ReadOnlyObjectProperty<String> queuedProperty() {
    return queued.getReadOnlyProperty();
  }

  private void update() {
    List<Operation> waiting =
        operations.stream().filter(o -> o.state() == OperationState.QUEUED).toList();
    Optional<Operation> running =
        operations.stream()
            .filter(o -> !o.state().isEnded() && o.state() != OperationState.QUEUED)
            .findFirst();
    long others =
        operations.stream()
                .filter(o -> !o.state().isEnded() && o.state() != OperationState.QUEUED)
                .count()
            - 1;
    current.set(
        running
            .or(() -> waiting.stream().findFirst())
            .or(() -> operations.reversed().stream().findFirst()));
    long behind = running.isPresent() ? waiting.size() + others : Math.max(0, waiting.size() - 1);
    queued.set(behind == 0 ? "" : texts.get("strip.queued", behind));
  }
}
