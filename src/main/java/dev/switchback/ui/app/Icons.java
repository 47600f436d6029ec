package dev.switchback.ui.app;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons, which get their colour from the stylesheet by style class.
public final class Icons {
  private Icons() {}

  public static FontIcon of(Feather icon, String... styleClasses) {
    FontIcon node = new FontIcon(icon);
    node.getStyleClass().addAll(styleClasses);
    return node;
  }

  /// A button with nothing but an icon, which therefore has its name as tooltip and read aloud.
  public static Button button(Feather icon, String name) {
    Button button = new Button("", of(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    return button;
  }

  /// Gives `node` the style class of a role in place of the one it had.
  ///
  /// @return the style class it has now
  public static String role(Node node, String before, StateStyle.Role role) {
    String now = role.styleClass();
    if (!now.equals(before)) {
      node.getStyleClass().remove(before);
      node.getStyleClass().add(now);
    }
    return now;
  }
}
