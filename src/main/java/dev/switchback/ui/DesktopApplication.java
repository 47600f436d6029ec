package dev.switchback.ui;

import dev.switchback.Administration;
import dev.switchback.jobs.Jobs;
import dev.switchback.registry.Activity;
import dev.switchback.ui.app.BackgroundFxJobs;
import dev.switchback.ui.app.DesktopSurroundings;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.MainActions;
import dev.switchback.ui.app.ScreenContext;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.SingleInstance;
import dev.switchback.ui.app.Surroundings;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.app.Toasts;
import dev.switchback.ui.app.WindowMemory;
import dev.switchback.ui.backups.ScheduledWork;
import dev.switchback.ui.main.AdministrationEngine;
import dev.switchback.ui.main.Engine;
import dev.switchback.ui.main.MainController;
import dev.switchback.ui.main.MainViewModel;
import dev.switchback.ui.main.RunsAtStart;
import dev.switchback.ui.settings.Appearance;
import dev.switchback.ui.sheets.SheetActions;
import dev.switchback.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Puts the window together: the one place in `ui` that says `new` to services.
public final class DesktopApplication extends Application {
  /// What is larger is tried only when somebody asks.
  private static final long TRIED_UNASKED_BYTES = 64L << 20;

  private final Administration administration;
  private final Jobs jobs;
  private final Clock clock;
  private final WindowMemory memory;

  private DesktopApplication(
      Administration administration, Jobs jobs, Clock clock, WindowMemory memory) {
    this.administration = administration;
    this.jobs = jobs;
    this.clock = clock;
    this.memory = memory;
  }

  /// Shows the window and returns when it has been closed and everything behind it has ended.
  static void run(Path home, SingleInstance instance, List<Path> files) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    WindowMemory memory = WindowMemory.read(home);
    CountDownLatch closed = new CountDownLatch(1);
    try (Administration administration =
            Administration.open(home, clock, Activity.Surface.DESKTOP);
        Jobs jobs = new Jobs(clock)) {
      Platform.setImplicitExit(false);
      Platform.startup(
          () -> {
            DesktopApplication application =
                new DesktopApplication(administration, jobs, clock, memory);
            Stage stage = new Stage();
            stage.setOnHidden(event -> closed.countDown());
            application.show(stage, instance, files);
          });
      closed.await();
      Platform.exit();
      memory.write();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("The window's layout could not be remembered", e);
    }
  }

  @Override
  public void start(Stage stage) {
    throw new UnsupportedOperationException("Started by run");
  }

  private void show(Stage stage, SingleInstance instance, List<Path> files) {
    Texts texts = Texts.load();
    Words words = new Words(Locale.ENGLISH, clock, Path.of(System.getProperty("user.home")));
    FxJobs fxJobs = new BackgroundFxJobs(jobs, texts, words);
    Surroundings surroundings = new DesktopSurroundings(stage, getHostServices(), texts);
    SheetHost sheets = new SheetHost();
    Toasts toasts = new Toasts(texts);
    Engine engine = new AdministrationEngine(administration);
    MainViewModel model = new MainViewModel(engine, fxJobs, words, texts, clock);
    ScreenContext screen =
        new ScreenContext(
            administration, fxJobs, texts, words, sheets, toasts, clock, model::changed);
    MainActions actions =
        new SheetActions(
            screen,
            path -> {
              if (Files.isDirectory(path)) {
                surroundings.showFolder(path);
              } else {
                surroundings.open(path);
              }
            },
            surroundings::chooseFolder);
    ScheduledWork scheduled =
        new ScheduledWork(
            administration,
            fxJobs,
            words,
            model::changed,
            (database, said) ->
                toasts.show(
                    said, Optional.of(texts.get("toast.check")), () -> actions.check(database)));
    Appearance appearance = new Appearance();
    Theme theme = new Theme();
    theme.choiceProperty().bindBidirectional(appearance.themeProperty());
    MainController main =
        new MainController(
            model,
            engine,
            fxJobs,
            actions,
            surroundings,
            new MainController.Overlays(sheets, toasts),
            appearance,
            texts,
            words);
    Scene scene = new Scene(main.view(), 1360, 820);
    theme.follow(scene);
    stage.setScene(scene);
    stage.setTitle(texts.get("window.title"));
    stage.setMinWidth(640);
    stage.setMinHeight(480);
    icons(stage);
    WindowLayout layout = new WindowLayout(memory, stage, main, model, appearance);
    layout.restore();
    model
        .tries()
        .largestBytesProperty()
        .bind(
            Bindings.when(appearance.triesAheadProperty()).then(TRIED_UNASKED_BYTES).otherwise(0L));
    stage.setOnHiding(event -> layout.remember());
    stage.show();
    main.startWatching();
    Timeline minute = new Timeline(new KeyFrame(Duration.minutes(1), event -> scheduled.tick()));
    minute.setCycleCount(Animation.INDEFINITE);
    minute.play();
    model.reload(layout.lastChosen());
    new RunsAtStart(administration, fxJobs, model, toasts, words, texts).begin();
    main.add(files);
    jobs.attend(
        "second-start",
        () ->
            instance.listen(
                more ->
                    fxJobs.later(
                        () -> {
                          stage.setIconified(false);
                          stage.toFront();
                          stage.requestFocus();
                          main.add(more);
                        })));
  }

  private static void icons(Stage stage) {
    for (int size : List.of(16, 32, 48, 64, 128, 256)) {
      var icon =
          DesktopApplication.class.getResourceAsStream("/assets/icons/switchback-" + size + ".png");
      if (icon != null) {
        stage.getIcons().add(new Image(Objects.requireNonNull(icon)));
      }
    }
  }
}
