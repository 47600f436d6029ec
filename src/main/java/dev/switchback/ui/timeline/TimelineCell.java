package dev.switchback.ui.timeline;

import dev.switchback.ui.app.Icons;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A point of the timeline: its piece of the line with its icon, what it is about, its state, when.
final class TimelineCell extends ListCell<TimelineItem> {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
  private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");

  /// In a narrower list there is no room for what the tool makes of a migration.
  private static final double ROOM_FOR_BRIEF = 520;

  private final Region above = new Region();
  private final Region below = new Region();
  private final FontIcon icon = new FontIcon();
  private final VBox rail = new VBox(above, icon, below);
  private final LanesPane lanes = new LanesPane();
  private final Label number = new Label();
  private final Label title = new Label();
  private final FontIcon fold = Icons.of(Feather.CHEVRON_RIGHT, "fold");
  private final Label note = new Label();
  private final FontIcon warning = Icons.of(Feather.ALERT_TRIANGLE, "destructive-icon");
  private final Label brief = new Label();
  private final Label time = new Label();
  private final HBox content;
  private String role = "";

  TimelineCell(Consumer<TimelineEvent.Several> toggle) {
    rail.getStyleClass().add("rail");
    above.getStyleClass().add("rail-piece");
    below.getStyleClass().add("rail-piece");
    VBox.setVgrow(above, Priority.ALWAYS);
    VBox.setVgrow(below, Priority.ALWAYS);
    number.getStyleClass().add("timeline-number");
    number.setMinWidth(USE_PREF_SIZE);
    title.getStyleClass().add("timeline-title");
    title.setMinWidth(90);
    note.getStyleClass().addAll("timeline-note", "state");
    note.setMinWidth(90);
    brief.getStyleClass().add("timeline-brief");
    brief.setMinWidth(USE_PREF_SIZE);
    widthProperty().subscribe(this::showBrief);
    time.getStyleClass().add("timeline-time");
    time.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    content = new HBox(lanes, rail, number, title, fold, space, brief, warning, note, time);
    content.getStyleClass().add("timeline-cell");
    fold.setOnMouseClicked(
        event -> {
          if (getItem() != null && getItem().event() instanceof TimelineEvent.Several several) {
            toggle.accept(several);
            event.consume();
          }
        });
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable TimelineItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      pseudoClassStateChanged(HERE, false);
      pseudoClassStateChanged(PENDING, false);
      pseudoClassStateChanged(QUIET, false);
      return;
    }
    number.setText(item.number());
    show(number, !item.number().isEmpty());
    title.setText(item.title());
    note.setText(item.note());
    // What an operation came to may be a whole sentence, which may be cut; a state may not.
    note.setMinWidth(item.event() instanceof TimelineEvent.Did ? 90 : USE_PREF_SIZE);
    brief.setText(item.brief());
    showBrief();
    time.setText(item.time());
    show(warning, item.warning() == TimelineItem.Warning.DESTRUCTIVE);
    if (item.event() instanceof TimelineEvent.Several several) {
      show(fold, true);
      fold.setIconCode(
          several.shown() == TimelineEvent.Several.Shown.ONE_BY_ONE
              ? Feather.CHEVRON_DOWN
              : Feather.CHEVRON_RIGHT);
    } else {
      show(fold, false);
    }
    icon.setIconCode(item.style().icon());
    role = Icons.role(content, role, item.style().role());
    show(lanes, item.lanes().isPresent());
    item.lanes().ifPresent(row -> lanes.show(row, item.line()));
    line(item);
    pseudoClassStateChanged(HERE, item.event() instanceof TimelineEvent.Here);
    pseudoClassStateChanged(PENDING, item.event() instanceof TimelineEvent.Waiting);
    pseudoClassStateChanged(
        QUIET,
        item.event() instanceof TimelineEvent.Copied copied
            && copied.backup().reason().isSafetyCopy());
    setAccessibleText(item.spoken());
    setGraphic(content);
  }

  /// Whole or not at all: what is cut off tells nothing. The details say it too.
  private void showBrief() {
    show(brief, !brief.getText().isEmpty() && getWidth() > ROOM_FOR_BRIEF);
  }

  private void line(TimelineItem item) {
    boolean first =
        item.place() == TimelineItem.Place.FIRST || item.place() == TimelineItem.Place.ONLY;
    boolean last =
        item.place() == TimelineItem.Place.LAST || item.place() == TimelineItem.Place.ONLY;
    boolean drawn = item.lanes().isPresent();
    above.setVisible(!first && !drawn);
    below.setVisible(!last && !drawn);
    dashed(above, item.line() != TimelineItem.Line.SOLID);
    dashed(below, item.line() == TimelineItem.Line.DASHED);
  }

  private static void dashed(Region piece, boolean yes) {
    if (yes && !piece.getStyleClass().contains("dashed")) {
      piece.getStyleClass().add("dashed");
    } else if (!yes) {
      piece.getStyleClass().remove("dashed");
    }
  }

  private static void show(javafx.scene.Node node, boolean yes) {
    node.setVisible(yes);
    node.setManaged(yes);
  }
}
