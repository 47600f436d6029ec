package dev.switchback.ui.timeline;

import atlantafx.base.controls.CustomTextField;
import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The pane with the timeline.
public final class TimelineController {
  private final TimelineViewModel model;
  private final Texts texts;
  private final Runnable onOpen;
  private final Parent view;
  private final Map<TimelineFilter, ToggleButton> chips = new EnumMap<>(TimelineFilter.class);
  private boolean showing;

  @FXML private ToggleGroup filters;
  @FXML private ToggleButton all;
  @FXML private ToggleButton migrations;
  @FXML private ToggleButton backups;
  @FXML private ToggleButton problems;
  @FXML private CustomTextField search;
  @FXML private ListView<TimelineItem> list;

  /// @param onOpen called when somebody wants to see the details of the selected row
  public TimelineController(TimelineViewModel model, Texts texts, Runnable onOpen) {
    this.model = model;
    this.texts = texts;
    this.onOpen = onOpen;
    view = Fxml.load(this, "timeline.fxml", texts);
  }

  public Parent view() {
    return view;
  }

  public void focusList() {
    list.requestFocus();
  }

  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  public void setContextMenu(ContextMenu menu) {
    list.setContextMenu(menu);
  }

  @FXML
  void initialize() {
    chips.put(TimelineFilter.ALL, all);
    chips.put(TimelineFilter.MIGRATIONS, migrations);
    chips.put(TimelineFilter.BACKUPS, backups);
    chips.put(TimelineFilter.PROBLEMS, problems);
    chips.forEach((filter, chip) -> chip.setOnAction(event -> choose(filter)));
    model.filterProperty().subscribe(filter -> filters.selectToggle(chips.get(filter)));
    search.textProperty().bindBidirectional(model.searchProperty());
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
          } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            list.requestFocus();
          }
        });
    list.setCellFactory(view -> new TimelineCell(model::toggle));
    model.items().subscribe(this::showItems);
    showItems();
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (!showing) {
                model.select(Optional.ofNullable(item));
              }
            });
    model.selectedProperty().subscribe(this::selectRow);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            open();
          }
        });
  }

  /// A pressed chip that is pressed again stays: one of them always counts.
  private void choose(TimelineFilter filter) {
    model.filterProperty().set(filter);
    filters.selectToggle(chips.get(filter));
  }

  private void keyPressed(KeyEvent event) {
    Optional<TimelineItem> item = model.selectedProperty().get();
    switch (event.getCode()) {
      case ENTER -> {
        open();
        event.consume();
      }
      case RIGHT, LEFT -> {
        boolean open = event.getCode() == KeyCode.RIGHT;
        if (!event.isAltDown()
            && item.isPresent()
            && item.get().event() instanceof TimelineEvent.Several several
            && open == (several.shown() == TimelineEvent.Several.Shown.TOGETHER)) {
          model.toggle(several);
          event.consume();
        }
      }
      default -> {}
    }
  }

  private void open() {
    Optional<TimelineItem> item = model.selectedProperty().get();
    if (item.isPresent() && item.get().event() instanceof TimelineEvent.Several several) {
      model.toggle(several);
    } else if (item.isPresent()) {
      onOpen.run();
    }
  }

  private void selectRow(Optional<TimelineItem> item) {
    int wanted = item.map(TimelineItem::key).flatMap(model::indexOf).orElse(-1);
    if (!showing && wanted >= 0 && wanted != list.getSelectionModel().getSelectedIndex()) {
      showing = true;
      list.getSelectionModel().select(wanted);
      reveal(wanted);
      showing = false;
    }
  }

  private void reveal(int index) {
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getLastVisibleCell() != null
        && index > flow.getFirstVisibleCell().getIndex()
        && index < flow.getLastVisibleCell().getIndex()) {
      return;
    }
    list.scrollTo(Math.max(0, index - 2));
  }

  private void showItems() {
    showing = true;
    Optional<String> key = model.selectedProperty().get().map(TimelineItem::key);
    list.getItems().setAll(model.items());
    list.setPlaceholder(
        new Label(texts.get(model.isNarrowed() ? "timeline.noMatch" : "timeline.unread")));
    Optional<Integer> index = key.flatMap(model::indexOf);
    if (index.isPresent()) {
      list.getSelectionModel().select(index.get().intValue());
      list.getFocusModel().focus(index.get());
    } else {
      list.getSelectionModel().clearSelection();
    }
    showing = false;
    if (index.isEmpty() && key.isPresent()) {
      model.select(Optional.empty());
    }
  }
}
