package dev.switchback.ui.sheets;

import dev.switchback.Administration;
import dev.switchback.jobs.Jobs;
import dev.switchback.ui.app.BackgroundFxJobs;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.ScreenContext;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Surroundings;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.app.Toasts;
import dev.switchback.ui.main.AdministrationEngine;
import dev.switchback.ui.main.Banner;
import dev.switchback.ui.main.MainController;
import dev.switchback.ui.main.MainViewModel;
import dev.switchback.ui.main.RunsAtStart;
import dev.switchback.ui.settings.Appearance;
import dev.switchback.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// The whole window as the application puts it together, on a real administration, with work in the
/// background.
public final class RealWindow implements AutoCloseable {
  final SheetActions actions;
  final SheetHost sheets = new SheetHost();
  private final Toasts toasts;
  private final Jobs jobs;
  private final MainController main;
  private final MainViewModel model;
  private final Appearance appearance;
  private final Stage stage;

  private RealWindow(
      Administration administration, Words words, Clock clock, Surroundings surroundings) {
    Texts texts = Texts.load();
    jobs = new Jobs(clock);
    BackgroundFxJobs fxJobs = new BackgroundFxJobs(jobs, texts, words);
    toasts = new Toasts(texts);
    AdministrationEngine engine = new AdministrationEngine(administration);
    model = new MainViewModel(engine, fxJobs, words, texts, clock);
    actions =
        new SheetActions(
            new ScreenContext(
                administration, fxJobs, texts, words, sheets, toasts, clock, model::changed),
            surroundings::open,
            surroundings::chooseFolder);
    appearance = new Appearance();
    Theme theme = new Theme();
    theme.choiceProperty().bindBidirectional(appearance.themeProperty());
    appearance.themeProperty().set(Theme.Choice.LIGHT);
    main =
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
    stage = new Stage();
    stage.setScene(scene);
    stage.show();
    model.reload();
    new RunsAtStart(administration, fxJobs, model, toasts, words, texts).begin();
  }

  public static RealWindow open(Shop shop) {
    return open(shop.administration, shop.words, shop.clock, new NoDialogs());
  }

  static RealWindow open(SqlxLibrary library) {
    return open(library.administration, library.words, library.clock, new NoDialogs());
  }

  static RealWindow open(Blog blog) {
    return open(blog.administration, blog.words, blog.clock, new NoDialogs());
  }

  /// Opens the window and waits until it shows a database, or that there is none.
  public static RealWindow open(
      Administration administration, Words words, Clock clock, Surroundings surroundings) {
    Fx.start();
    RealWindow window = Fx.call(() -> new RealWindow(administration, words, clock, surroundings));
    Fx.until(
        "the page is there",
        () -> window.model.pageProperty().get() != MainViewModel.Page.STARTING);
    Fx.until(
        "the database is shown",
        () -> window.model.chosen().isEmpty() || window.model.lookProperty().get().isPresent());
    Fx.settle();
    return window;
  }

  /// What a person can reach now: the topmost sheet, or the window when no sheet is open.
  public Node reachable() {
    return sheets.shown().orElseGet(() -> stage.getScene().getRoot());
  }

  public Scene scene() {
    return stage.getScene();
  }

  /// Presses a button of the main window.
  void press(String id) {
    Fx.run(() -> ((Button) find(stage.getScene().getRoot(), id)).fire());
  }

  /// Waits until a button of the topmost sheet can be pressed, and presses it.
  void pressInSheet(String id) {
    Fx.until(id + " can be pressed", () -> canBePressed(id));
    Fx.run(() -> ((Button) inSheet(id)).fire());
  }

  void waitFor(String id) {
    Fx.until(id + " is there", () -> canBePressed(id));
    Fx.settle();
  }

  private boolean canBePressed(String id) {
    Node node = sheets.shown().map(sheet -> sheet.lookup(id)).orElse(null);
    return node != null && !node.isDisabled() && isShown(node);
  }

  public static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  Node inSheet(String id) {
    return find(sheets.shown().orElseThrow(), id);
  }

  Optional<Node> inSheetOrNone(String id) {
    return sheets.shown().map(sheet -> sheet.lookup(id));
  }

  private static Node find(Node in, String id) {
    Node found = in.lookup(id);
    if (found == null) {
      throw new AssertionError("There is no " + id + " in " + in);
    }
    return found;
  }

  /// Presses a key where the focus is.
  void key(KeyCode code) {
    Fx.run(
        () -> {
          Node focused = stage.getScene().getFocusOwner();
          Node target = focused == null ? stage.getScene().getRoot() : focused;
          for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(target, new KeyEvent(type, "", "", code, false, false, false, false));
          }
        });
    Fx.settle();
  }

  /// Whether the database of this name is the one that is shown. Asked on the JavaFX thread.
  boolean shows(String name) {
    return model.chosen().filter(database -> database.name().equals(name)).isPresent()
        && model.lookProperty().get().isPresent();
  }

  /// Begins to notice what other programs change, as the application does.
  public void watch() {
    Fx.run(main::startWatching);
  }

  /// Shows the database of this name.
  public void choose(String name) {
    Fx.run(
        () ->
            model
                .databases()
                .select(
                    model.databases().databases().stream()
                        .filter(database -> database.name().equals(name))
                        .findFirst()));
    Fx.until(name + " is shown", () -> shows(name));
    Fx.settle();
  }

  /// Whether a database of this name is in the list. Asked on the JavaFX thread.
  boolean isListed(String name) {
    return model.databases().items().stream().anyMatch(item -> item.database().name().equals(name));
  }

  /// Whether a section of the details has this label. Asked on the JavaFX thread.
  boolean detailSays(String label) {
    return model.detail().detailProperty().get().stream()
        .flatMap(shown -> shown.about().stream())
        .anyMatch(section -> section.label().equals(label));
  }

  /// The headlines of the banners above the timeline.
  List<String> banners() {
    return model.banners().stream().map(Banner::headline).toList();
  }

  /// What the strip above the topmost sheet says.
  String strip() {
    return Fx.call(() -> ((Label) find(sheets, ".environment-strip")).getText());
  }

  public boolean sheetIsOpen() {
    return Fx.call(() -> sheets.shown().isPresent());
  }

  /// The headline of the report in the topmost sheet.
  public String headline() {
    return Fx.call(() -> ((Label) find(inSheet(".headline"), ".label")).getText());
  }

  public String toast() {
    Fx.until("a toast is shown", () -> !toasts.getChildren().isEmpty());
    return Fx.call(() -> ((Label) find(toasts, ".label")).getText());
  }

  /// Presses the button that says `text`, in the window or the topmost sheet.
  void pressNamed(String text) {
    Fx.until(text + " is there", () -> named(text).isPresent());
    Fx.run(() -> named(text).orElseThrow().fire());
  }

  private Optional<ButtonBase> named(String text) {
    Node in = reachable();
    return Stream.of(".button", ".hyperlink")
        .flatMap(style -> in.lookupAll(style).stream())
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .filter(button -> text.equals(button.getText()) && isShown(button))
        .findFirst();
  }

  /// Chooses what a radio button of the topmost sheet says.
  void pressNamedChoice(String text) {
    Fx.run(
        () ->
            reachable().lookupAll(".radio-button").stream()
                .map(RadioButton.class::cast)
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .fire());
  }

  /// Names a home-made table, and its first column as the version's, in the sheet about histories.
  @SuppressWarnings("unchecked")
  void homeMade(String table) {
    ((RadioButton) inSheet("#other")).fire();
    ((ComboBox<String>) inSheet("#otherTable")).setValue(table);
    ComboBox<String> version = (ComboBox<String>) inSheet("#VERSION");
    version.setValue(version.getItems().get(1));
  }

  void size(double width, double height) {
    Fx.run(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    Fx.settle();
  }

  /// Selects the row of the timeline with this number.
  void select(String number) {
    Fx.run(
        () ->
            model
                .timeline()
                .select(
                    model.timeline().items().stream()
                        .filter(item -> item.number().equals(number))
                        .findFirst()));
    Fx.settle();
  }

  /// Shows a tab of the details.
  void tab(int index) {
    Fx.run(
        () ->
            ((TabPane) stage.getScene().getRoot().lookup(".tab-pane"))
                .getSelectionModel()
                .select(index));
    Fx.settle();
  }

  void theme(Theme.Choice choice) {
    Fx.run(() -> appearance.themeProperty().set(choice));
    Fx.settle();
  }

  void draw(Path png) {
    Fx.settle();
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
          main.stopWatching();
          stage.close();
        });
    jobs.close();
  }

  /// Always chooses this folder.
  static Surroundings choosing(Path folder) {
    return new NoDialogs() {
      @Override
      public Optional<Path> chooseFolder(String title, Optional<Path> start) {
        return Optional.of(folder);
      }
    };
  }

  private static class NoDialogs implements Surroundings {
    @Override
    public List<Path> chooseDatabases() {
      return List.of();
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> start) {
      return Optional.empty();
    }

    @Override
    public void showFolder(Path path) {}

    @Override
    public void open(Path file) {}
  }
}
