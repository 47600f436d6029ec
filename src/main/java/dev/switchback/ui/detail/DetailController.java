package dev.switchback.ui.detail;

import dev.switchback.ui.app.CellsGrid;
import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.Icons;
import dev.switchback.ui.app.SqlView;
import dev.switchback.ui.app.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The pane with the details of what is selected.
public final class DetailController {
  private final DetailViewModel model;
  private final Texts texts;
  private final Consumer<DetailAction> onAction;
  private final Runnable onBack;
  private final Parent view;
  private String role = "";
  private Optional<Detail> shown = Optional.empty();

  @FXML private HBox backRow;
  @FXML private Button backButton;
  @FXML private Label title;
  @FXML private Label state;
  @FXML private Label verdict;
  @FXML private TabPane tabs;
  @FXML private Tab aboutTab;
  @FXML private Tab upTab;
  @FXML private Tab asRunTab;
  @FXML private Label asRunSource;
  @FXML private SqlView asRun;
  @FXML private Tab downTab;
  @FXML private Tab checklistTab;
  @FXML private VBox checklist;
  @FXML private Tab logTab;
  @FXML private ScrollPane aboutScroll;
  @FXML private VBox about;
  @FXML private VBox log;
  @FXML private Label upSource;
  @FXML private SqlView up;
  @FXML private VBox downPage;
  @FXML private Label downSource;
  @FXML private SqlView down;
  @FXML private Label noDown;
  @FXML private FlowPane actions;

  public DetailController(
      DetailViewModel model, Texts texts, Consumer<DetailAction> onAction, Runnable onBack) {
    this.model = model;
    this.texts = texts;
    this.onAction = onAction;
    this.onBack = onBack;
    view = Fxml.load(this, "detail.fxml", texts);
  }

  public Parent view() {
    return view;
  }

  public void focus() {
    tabs.requestFocus();
  }

  /// Whether the pane stands on its own, with a way back.
  public void showBack(boolean alone) {
    backRow.setVisible(alone);
    backRow.setManaged(alone);
    if (alone) {
      backButton.requestFocus();
    }
  }

  @FXML
  void initialize() {
    backButton.setGraphic(Icons.of(Feather.ARROW_LEFT));
    backButton.setOnAction(event -> onBack.run());
    showBack(false);
    model.detailProperty().subscribe(this::showDetail);
  }

  private void showDetail(Optional<Detail> detail) {
    if (detail.equals(shown)) {
      return;
    }
    boolean another = !detail.map(Detail::title).equals(shown.map(Detail::title));
    shown = detail;
    view.setVisible(detail.isPresent());
    detail.ifPresent(present -> show(present, another));
  }

  private void show(Detail detail, boolean another) {
    title.setText(detail.title());
    detail
        .state()
        .ifPresent(
            line -> {
              state.setText(line.text());
              line.style()
                  .ifPresent(
                      style -> {
                        state.setGraphic(Icons.of(style.icon()));
                        role = Icons.role(state, role, style.role());
                      });
            });
    verdict.setText(detail.verdict().map(Detail.Line::text).orElse(""));
    verdict.setVisible(detail.verdict().isPresent());
    verdict.setManaged(detail.verdict().isPresent());
    show(tabsOf(detail));
    about.getChildren().setAll(sections(detail.about()));
    checklist.getChildren().setAll(sections(detail.checklist()));
    log.getChildren()
        .setAll(
            detail.log().isEmpty()
                ? List.of(plain(texts.get("detail.noLog")))
                : sections(detail.log()));
    detail.up().ifPresent(sql -> show(sql, up, upSource));
    detail.asRun().ifPresent(sql -> show(sql, asRun, asRunSource));
    downPage.setVisible(detail.down().isPresent());
    noDown.setVisible(detail.down().isEmpty());
    detail.down().ifPresent(sql -> show(sql, down, downSource));
    actions.getChildren().setAll(detail.actions().stream().map(this::button).toList());
    if (!detail.actions().isEmpty() && detail.actions().getFirst().leadsOn()) {
      actions.getChildren().getFirst().getStyleClass().add("accent");
    }
    actions.setVisible(!detail.actions().isEmpty());
    actions.setManaged(!detail.actions().isEmpty());
    if (another) {
      aboutScroll.setVvalue(0);
    }
  }

  private List<Tab> tabsOf(Detail detail) {
    aboutTab.setText(texts.get(detail.isMigration() ? "detail.tab.impact" : "detail.tab.about"));
    if (!detail.isMigration()) {
      return List.of(aboutTab);
    }
    if (detail.isJava()) {
      return List.of(aboutTab, logTab);
    }
    List<Tab> wanted = new ArrayList<>(List.of(aboutTab, upTab));
    upTab.setText(texts.get(detail.isCode() ? "detail.tab.code" : "detail.tab.up"));
    if (detail.asRun().isPresent()) {
      wanted.add(asRunTab);
    }
    if (!detail.isCode()) {
      wanted.add(downTab);
    }
    if (!detail.checklist().isEmpty()) {
      wanted.add(checklistTab);
    }
    wanted.add(logTab);
    return wanted;
  }

  private void show(List<Tab> wanted) {
    if (!tabs.getTabs().equals(wanted)) {
      tabs.getTabs().setAll(wanted);
    }
  }

  private static void show(Detail.Sql sql, SqlView target, Label source) {
    source.setText(sql.source());
    switch (sql.language()) {
      case SQL -> target.show(sql.text(), sql.firstLine(), sql.failingLine());
      case JAVA, OTHER -> target.showPlain(sql.text(), sql.firstLine());
    }
  }

  private Node button(DetailAction action) {
    Button button = new Button(texts.get("detail.action." + action.name()));
    button.setOnAction(event -> onAction.accept(action));
    return button;
  }

  private static List<Node> sections(List<Detail.Section> sections) {
    List<Node> nodes = new ArrayList<>();
    for (Detail.Section section : sections) {
      Label label = new Label(section.label());
      label.getStyleClass().add("section-label");
      VBox box = new VBox(label);
      box.getStyleClass().add("section");
      section.lines().forEach(line -> box.getChildren().add(line(line)));
      if (!section.cells().isEmpty()) {
        box.getChildren().add(new CellsGrid(section.cells()));
      }
      nodes.add(box);
    }
    return nodes;
  }

  private static Node line(Detail.Line line) {
    Label label = plain(line.text());
    line.style()
        .ifPresent(
            style -> {
              label.setGraphic(Icons.of(style.icon()));
              label.getStyleClass().addAll("icon-line", style.role().styleClass());
            });
    if (line.weight() == Detail.Line.Weight.MUTED) {
      label.getStyleClass().add("muted-line");
    }
    if (!line.stored().isEmpty()) {
      label.setTooltip(new Tooltip(line.stored()));
    }
    return label;
  }

  private static Label plain(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("section-line");
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
