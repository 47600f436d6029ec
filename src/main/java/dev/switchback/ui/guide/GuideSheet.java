package dev.switchback.ui.guide;

import dev.switchback.template.Guide;
import dev.switchback.template.GuidePage;
import dev.switchback.template.GuidePage.Block;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.sheet.SheetFxml;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The pages on the left, the one that is read on the right.
public final class GuideSheet {
  /// A longer line gets a scroll bar, which takes the room of a line.
  private static final int WIDTH_IN_CHARACTERS = 90;

  private final SheetHost sheets;
  private final Parent view;

  @FXML private ListView<GuidePage> pages;
  @FXML private ScrollPane scroll;
  @FXML private VBox page;

  public GuideSheet(SheetHost sheets) {
    this.sheets = sheets;
    view = SheetFxml.load(this, "guide.fxml");
  }

  public void show() {
    sheets.show(view, () -> {});
  }

  /// Shows the sheet with this page open.
  public void show(String topic) {
    pages.getItems().stream()
        .filter(page -> page.topic().equals(topic))
        .findFirst()
        .ifPresent(
            found -> {
              pages.getSelectionModel().select(found);
              pages.scrollTo(found);
            });
    show();
  }

  @FXML
  void initialize() {
    pages.setCellFactory(_ -> new TitleCell());
    pages.getItems().setAll(Guide.pages());
    pages
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                show(chosen);
              }
            });
    pages.getSelectionModel().selectFirst();
  }

  private void show(GuidePage chosen) {
    Label title = new Label(chosen.title());
    title.getStyleClass().add("guide-title");
    title.setWrapText(true);
    page.getChildren().setAll(title);
    chosen.blocks().stream().map(GuideSheet::node).forEach(page.getChildren()::add);
    scroll.setVvalue(0);
  }

  private static Node node(Block block) {
    return switch (block) {
      case Block.Paragraph(String text) -> paragraph(text.replace("`", ""), "guide-text");
      case Block.Item(String text) -> paragraph("•  " + text.replace("`", ""), "guide-text");
      case Block.Code(String kind, String text) -> code(text.stripTrailing(), kind);
    };
  }

  private static Label paragraph(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }

  /// To be selected and copied, not to be typed into.
  private static TextArea code(String text, String kind) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.getStyleClass().add("guide-code");
    area.setAccessibleText(text);
    area.setId(kind.replace(' ', '-'));
    boolean isWide = text.lines().anyMatch(line -> line.length() > WIDTH_IN_CHARACTERS);
    int rows = (int) text.lines().count();
    area.setPrefRowCount(isWide ? rows + 1 : rows);
    area.setMinHeight(Region.USE_PREF_SIZE);
    return area;
  }

  @FXML
  void close() {
    sheets.close();
  }

  private static final class TitleCell extends ListCell<GuidePage> {
    @Override
    protected void updateItem(GuidePage item, boolean empty) {
      super.updateItem(item, empty);
      // A title that is too long is cut, and doesn't make the list scroll.
      setPrefWidth(0);
      setText(empty || item == null ? null : item.title());
    }
  }
}
