package dev.switchback.ui.sheet;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/// Asks where something is to be saved.
public final class SaveAs {
  private SaveAs() {}

  /// Blocks until it is answered; writes nothing.
  ///
  /// @param over a part of the window it belongs to
  /// @param proposed a name, in the folder it would lie in if that is there
  /// @return empty when it was cancelled
  public static Optional<Path> ask(Node over, String title, Path proposed) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(String.valueOf(proposed.getFileName()));
    Optional.ofNullable(proposed.getParent())
        .map(Path::toFile)
        .filter(File::isDirectory)
        .ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showSaveDialog(over.getScene().getWindow()))
        .map(File::toPath);
  }
}
