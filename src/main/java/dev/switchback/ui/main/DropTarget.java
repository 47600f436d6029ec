package dev.switchback.ui.main;

import dev.switchback.ui.app.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/// Lets files and folders be dropped on the whole window, and shows that it does.
final class DropTarget extends StackPane {
  private final Consumer<List<Path>> onDrop;

  DropTarget(Texts texts, Consumer<List<Path>> onDrop) {
    this.onDrop = onDrop;
    Label hint = new Label(texts.get("drop.hint"));
    hint.getStyleClass().add("drop-hint");
    getStyleClass().add("drop-target");
    getChildren().add(hint);
    setVisible(false);
    setMouseTransparent(true);
  }

  void attachTo(Node window) {
    window.setOnDragOver(this::over);
    window.setOnDragExited(event -> setVisible(false));
    window.setOnDragDropped(this::dropped);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK, TransferMode.MOVE);
      setVisible(true);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    setVisible(false);
    boolean files = event.getDragboard().hasFiles();
    if (files) {
      onDrop.accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
    }
    event.setDropCompleted(files);
    event.consume();
  }
}
