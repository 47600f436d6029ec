package dev.switchback.ui.main;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.ui.app.Fx;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowLeakTest {
  @TempDir Path folder;

  /// Whatever outlives a window, such as the system's preferences, must not hold on to it.
  @Test
  void aClosedWindowIsLetGo() {
    WeakReference<MainController> closed = openAndClose();

    Fx.until(
        "the window is gone",
        () -> {
          System.gc();
          return closed.get() == null;
        });
  }

  private WeakReference<MainController> openAndClose() {
    try (Administration administration =
            Administration.open(
                folder.resolve("home"),
                Clock.system(ZoneId.systemDefault()),
                Activity.Surface.DESKTOP);
        MainWindow window = MainWindow.open(administration, folder, 900, 700)) {
      return new WeakReference<>(window.controller);
    }
  }
}
