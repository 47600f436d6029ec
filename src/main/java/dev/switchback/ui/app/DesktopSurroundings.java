package dev.switchback.ui.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// The system's own dialogs, and its other programs.
public final class DesktopSurroundings implements Surroundings {
  private final Stage stage;
  private final HostServices hostServices;
  private final Texts texts;

  public DesktopSurroundings(Stage stage, HostServices hostServices, Texts texts) {
    this.stage = stage;
    this.hostServices = hostServices;
    this.texts = texts;
  }

  @Override
  public List<Path> chooseDatabases() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("choose.database"));
    // All files first: a database is known by its content, not by its ending.
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(texts.get("choose.all"), "*"),
            new FileChooser.ExtensionFilter(
                texts.get("choose.usual"), "*.db", "*.sqlite", "*.sqlite3", "*.db3"));
    List<File> files = chooser.showOpenMultipleDialog(stage);
    return files == null ? List.of() : files.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> chooseFolder(String title, Optional<Path> start) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    start.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
  }

  @Override
  public void showFolder(Path folder) {
    hostServices.showDocument(folder.toUri().toString());
  }

  @Override
  public void open(Path file) {
    hostServices.showDocument(file.toUri().toString());
  }
}
