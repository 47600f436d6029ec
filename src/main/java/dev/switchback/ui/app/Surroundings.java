package dev.switchback.ui.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the system's desktop does for us: choosing files, and showing them in other programs.
/// Called on the JavaFX thread.
public interface Surroundings {
  List<Path> chooseDatabases();

  /// @param title what the folder is for
  Optional<Path> chooseFolder(String title, Optional<Path> start);

  /// Opens a folder in the file manager.
  void showFolder(Path folder);

  /// Opens a file in the program the system has for it.
  void open(Path file);
}
