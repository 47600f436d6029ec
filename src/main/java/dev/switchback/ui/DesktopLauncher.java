package dev.switchback.ui;

import dev.switchback.registry.SwitchbackHome;
import dev.switchback.ui.app.SingleInstance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts the window. Not an `Application` itself, so that it can be started from the class path.
public final class DesktopLauncher {
  private DesktopLauncher() {}

  /// Opens the window on these files and folders, and returns when it has been closed; returns at
  /// once when a window is open already, which then shows them and comes to the front.
  ///
  /// @param args paths, absolute or relative to the working directory
  public static void launch(List<String> args) {
    List<Path> files = args.stream().map(arg -> Path.of(arg).toAbsolutePath().normalize()).toList();
    Path home = SwitchbackHome.ofThisProcess();
    Optional<SingleInstance> claimed = SingleInstance.claim(home, files);
    if (claimed.isPresent()) {
      try (SingleInstance instance = claimed.get()) {
        DesktopApplication.run(home, instance, files);
      }
    }
  }
}
