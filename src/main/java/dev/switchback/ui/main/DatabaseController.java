package dev.switchback.ui.main;

import atlantafx.base.theme.Styles;
import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.Icons;
import dev.switchback.ui.app.StateBadge;
import dev.switchback.ui.app.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The middle pane: header, banners, and the timeline below.
final class DatabaseController {
  private final MainViewModel model;
  private final Texts texts;
  private final Commands commands;
  private final BiConsumer<Banner, Cure> onCure;
  private final Parent view;
  private String readingRole = "";

  @FXML private Label name;
  @FXML private Label path;
  @FXML private Label reading;
  @FXML private FlowPane badges;
  @FXML private HBox historyRow;
  @FXML private Label history;
  @FXML private StackPane runHolder;
  @FXML private Button run;
  @FXML private Button backUp;
  @FXML private Button check;
  @FXML private MenuButton more;
  @FXML private VBox bannerBox;
  @FXML private StackPane timelineHolder;

  DatabaseController(
      MainViewModel model,
      Texts texts,
      Node timeline,
      Commands commands,
      BiConsumer<Banner, Cure> onCure) {
    this.model = model;
    this.texts = texts;
    this.commands = commands;
    this.onCure = onCure;
    view = Fxml.load(this, "database.fxml", texts);
    timelineHolder.getChildren().setAll(timeline);
  }

  Parent view() {
    return view;
  }

  void setMore(List<MenuItem> items) {
    more.getItems().setAll(items);
  }

  @FXML
  void initialize() {
    more.setTooltip(new Tooltip(texts.get("header.more")));
    model.headerProperty().subscribe(header -> header.ifPresent(this::show));
    model.banners().subscribe(this::showBanners);
    showBanners();
  }

  @FXML
  void run() {
    commands.run();
  }

  @FXML
  void backUp() {
    commands.backUp();
  }

  @FXML
  void check() {
    commands.check();
  }

  @FXML
  void chooseHistory() {
    commands.chooseHistory();
  }

  private void show(Header header) {
    name.setText(header.name());
    path.setText(header.path());
    path.setTooltip(new Tooltip(header.path()));
    badges.getChildren().setAll(header.badges().stream().map(this::badge).toList());
    reading.setText(header.reading().text());
    reading.setVisible(!header.reading().text().isEmpty());
    reading.setGraphic(Icons.of(header.reading().style().icon()));
    readingRole = Icons.role(reading, readingRole, header.reading().style().role());
    historyRow.setVisible(header.history().isPresent());
    historyRow.setManaged(header.history().isPresent());
    header
        .history()
        .ifPresent(
            told -> {
              history.setText(told.text());
              history.setTooltip(
                  new Tooltip(
                      told.explanation().isEmpty()
                          ? told.text()
                          : told.text() + "\n" + told.explanation()));
            });
    run.setText(header.run());
    refuse(run, header.runRefused());
    run.getStyleClass().remove(Styles.ACCENT);
    if (header.runRefused().isEmpty()) {
      run.getStyleClass().add(Styles.ACCENT);
    }
    refuse(backUp, header.writeRefused());
    refuse(check, header.writeRefused());
    // A disabled button shows no tooltip of its own: its holder does.
    Tooltip.uninstall(runHolder, null);
    header.runRefused().ifPresent(why -> Tooltip.install(runHolder, new Tooltip(why)));
  }

  private static void refuse(Button button, Optional<String> why) {
    button.setDisable(why.isPresent());
    button.setAccessibleHelp(why.orElse(""));
  }

  private Node badge(Header.Badge badge) {
    StateBadge node = new StateBadge(badge.style(), badge.text());
    if (!badge.explanation().isBlank()) {
      node.setTooltip(new Tooltip(badge.explanation()));
    }
    return node;
  }

  private void showBanners() {
    bannerBox
        .getChildren()
        .setAll(
            model.banners().stream()
                .map(banner -> new BannerView(banner, texts, cure -> onCure.accept(banner, cure)))
                .toList());
    bannerBox.setManaged(!model.banners().isEmpty());
  }
}
