package dev.switchback.ui.main;

import dev.switchback.Administration;
import dev.switchback.jobs.Jobs;
import dev.switchback.ui.app.BackgroundFxJobs;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Surroundings;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.app.Toasts;
import dev.switchback.ui.settings.Appearance;
import dev.switchback.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// The main window on the real engine, without the sheets: what it asks for is written down.
final class MainWindow implements AutoCloseable {
  final AskedActions actions = new AskedActions();
  final MainViewModel model;
  final Appearance appearance;
  final SheetHost sheets;
  final Dialogs dialogs = new Dialogs();
  final BackgroundFxJobs fxJobs;
  final MainController controller;
  final Stage stage;
  private final Jobs jobs = new Jobs(Clock.system(ZoneId.systemDefault()));

  private MainWindow(Administration administration, Path home, double width, double height) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    Texts texts = Texts.load();
    Words words = new Words(Locale.ENGLISH, clock, home);
    fxJobs = new BackgroundFxJobs(jobs, texts, words);
    sheets = new SheetHost();
    Engine engine = new AdministrationEngine(administration);
    model = new MainViewModel(engine, fxJobs, words, texts, clock);
    appearance = new Appearance();
    Theme theme = new Theme();
    theme.choiceProperty().bindBidirectional(appearance.themeProperty());
    appearance.themeProperty().set(Theme.Choice.LIGHT);
    controller =
        new MainController(
            model,
            engine,
            fxJobs,
            actions,
            dialogs,
            new MainController.Overlays(sheets, new Toasts(texts)),
            appearance,
            texts,
            words);
    Scene scene = new Scene(controller.view(), width, height);
    theme.follow(scene);
    stage = new Stage();
    stage.setScene(scene);
    stage.show();
  }

  /// Opens the window and waits until it shows the list.
  static MainWindow open(Administration administration, Path home, double width, double height) {
    Fx.start();
    MainWindow window = Fx.call(() -> new MainWindow(administration, home, width, height));
    Fx.run(() -> window.model.reload());
    Fx.until(
        "the list is there",
        () -> window.model.pageProperty().get() != MainViewModel.Page.STARTING);
    Fx.until(
        "the database is shown",
        () -> window.model.chosen().isEmpty() || window.model.lookProperty().get().isPresent());
    Fx.settle();
    return window;
  }

  void theme(Theme.Choice choice) {
    Fx.run(() -> appearance.themeProperty().set(choice));
    Fx.settle();
  }

  @SuppressWarnings("unchecked")
  <N extends Node> N find(String selector, Class<N> type) {
    return Fx.call(
        () -> {
          Node found = stage.getScene().getRoot().lookup(selector);
          if (!type.isInstance(found)) {
            throw new AssertionError("No " + type.getSimpleName() + " " + selector + ": " + found);
          }
          return (N) found;
        });
  }

  /// Draws the window into a PNG.
  void draw(Path png) {
    WritableImage image = Fx.call(() -> stage.getScene().snapshot(null));
    try {
      Files.createDirectories(png.toAbsolutePath().getParent());
      ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", png.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          controller.stopWatching();
          stage.close();
        });
    jobs.close();
  }

  /// Answers the system's dialogs.
  static final class Dialogs implements Surroundings {
    final List<Path> databases = new ArrayList<>();
    Optional<Path> folder = Optional.empty();
    final List<Path> shown = new ArrayList<>();

    @Override
    public List<Path> chooseDatabases() {
      return List.copyOf(databases);
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> start) {
      return folder;
    }

    @Override
    public void showFolder(Path path) {
      shown.add(path);
    }

    @Override
    public void open(Path file) {
      shown.add(file);
    }
  }
}
