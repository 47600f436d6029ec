package dev.switchback.ui.app;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Says shortly that something is done, with a way to take it back. Never for errors.
public final class Toasts extends StackPane {
  private static final Duration STAYS = Duration.seconds(8);

  private final Texts texts;
  private final PauseTransition timer = new PauseTransition(STAYS);

  public Toasts(Texts texts) {
    this.texts = texts;
    setAlignment(Pos.BOTTOM_CENTER);
    setPickOnBounds(false);
    getStyleClass().add("toasts");
    timer.setOnFinished(event -> getChildren().clear());
    // A toast that is being read or about to be clicked stays.
    hoverProperty()
        .subscribe(
            hovered -> {
              if (hovered) {
                timer.pause();
              } else if (!getChildren().isEmpty()) {
                timer.playFromStart();
              }
            });
  }

  /// Shows `text`, and a button when there is an action, until it is dismissed, replaced or some
  /// seconds have gone.
  public void show(String text, Optional<String> actionText, Runnable action) {
    Label label = new Label(text, Icons.of(Feather.CHECK, "toast-icon"));
    label.setWrapText(true);
    HBox toast = new HBox(label);
    toast.getStyleClass().add("toast");
    toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    actionText.ifPresent(
        word -> {
          Button button = new Button(word);
          button.getStyleClass().add("small");
          button.setOnAction(
              event -> {
                dismiss();
                action.run();
              });
          toast.getChildren().add(button);
        });
    Button close = Icons.button(Feather.X, texts.get("toast.dismiss"));
    close.setOnAction(event -> dismiss());
    toast.getChildren().add(close);
    getChildren().setAll(toast);
    timer.playFromStart();
  }

  private void dismiss() {
    timer.stop();
    getChildren().clear();
  }
}
