package dev.switchback.ui.app;

import javafx.scene.control.Label;

/// A state as icon and words in a rounded frame, coloured by its role.
public final class StateBadge extends Label {
  /// A badge that says the state's word or, in its place, what it comes to: `2 pending`.
  public StateBadge(StateStyle style, String text) {
    super(text, Icons.of(style.icon()));
    getStyleClass().addAll("state-badge", style.role().styleClass());
    setMinWidth(USE_PREF_SIZE);
  }
}
