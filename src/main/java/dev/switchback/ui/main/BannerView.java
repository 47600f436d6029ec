package dev.switchback.ui.main;

import dev.switchback.ui.app.Icons;
import dev.switchback.ui.app.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A banner: what is wrong, what it means, the cures as buttons.
final class BannerView extends HBox {
  BannerView(Banner banner, Texts texts, Consumer<Cure> onCure) {
    getStyleClass().addAll("banner", banner.style().role().styleClass());
    VBox text = new VBox(label(banner.headline(), "banner-headline"));
    text.getStyleClass().add("banner-text");
    if (!banner.advice().isBlank()) {
      text.getChildren().add(label(banner.advice(), "banner-advice"));
    }
    banner.lines().forEach(line -> text.getChildren().add(label("• " + line, "banner-line")));
    FlowPane cures = new FlowPane();
    cures.getStyleClass().add("banner-cures");
    for (Cure cure : banner.cures()) {
      if (cure != Cure.DISMISS) {
        Button button = new Button(texts.get("cure." + cure.name()));
        button.getStyleClass().add("small");
        button.setOnAction(event -> onCure.accept(cure));
        cures.getChildren().add(button);
      }
    }
    if (!cures.getChildren().isEmpty()) {
      text.getChildren().add(cures);
    }
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().addAll(Icons.of(banner.style().icon(), "banner-icon"), text);
    if (banner.cures().contains(Cure.DISMISS)) {
      Button close = Icons.button(Feather.X, texts.get("cure.DISMISS"));
      close.setOnAction(event -> onCure.accept(Cure.DISMISS));
      getChildren().add(close);
    }
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
