package dev.switchback.ui.sheet;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// The phases of a sheet: each shows its own parts, begins at the top, and takes the focus.
public final class Phases<P extends Enum<P>> {
  private final ReadOnlyObjectProperty<P> now;
  private final Map<P, Runnable> begins;

  /// @param type of the phases
  /// @param now the phase the sheet is in
  public Phases(Class<P> type, ReadOnlyObjectProperty<P> now, ScrollPane scroll) {
    this.now = now;
    begins = new EnumMap<>(type);
    now.addListener(
        (_, _, phase) -> {
          scroll.setVvalue(0);
          begins.getOrDefault(phase, () -> {}).run();
        });
  }

  /// Shows `parts` in `phase` only.
  ///
  /// @param onBegin asked for the focus when it begins
  public void show(P phase, Runnable onBegin, Node... parts) {
    begins.put(phase, onBegin);
    BooleanBinding shown = is(phase);
    for (Node part : parts) {
      Parts.showWhen(part, shown);
    }
  }

  /// Whether the sheet is in `phase`.
  public BooleanBinding is(P phase) {
    return Bindings.createBooleanBinding(() -> now.get() == phase, now);
  }
}
