package dev.switchback.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.CssWarnings;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.app.Watchdog;
import dev.switchback.ui.databases.DatabaseItem;
import dev.switchback.ui.timeline.TimelineItem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainWindowUiTest {
  /// Generous, because the machines that run tests are busy.
  private static final long BUSY_MILLIS = 250;

  @TempDir Path folder;
  private Administration administration;
  private SampleFiles files;

  @BeforeEach
  void open() {
    administration =
        Administration.open(
            folder.resolve("home"), Clock.system(ZoneId.systemDefault()), Activity.Surface.DESKTOP);
    files = new SampleFiles(folder, administration);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void aFirstStartOffersToAddAndTheAddedFileIsShown() {
    Path file = folder.resolve("new/my data.db");
    SampleFiles.write(file, "");
    Sql.run(file, "CREATE TABLE t (id INTEGER)");
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      assertThat(texts(window)).contains("No databases yet");
      window.dialogs.databases.add(file);

      click(window, "Add a database…");

      Fx.until("it is chosen", () -> window.model.chosen().isPresent());
      assertThat(window.model.chosen().map(Database::file)).contains(file);
      Fx.until(
          "it is drawn",
          () ->
              window.controller.view().lookup(".header-name") instanceof Label name
                  && name.getText().startsWith("my data"));
    }
  }

  @Test
  void theKeysWorkFromTheFirstMomentOn() {
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      assertThat(Fx.call(() -> window.stage.getScene().getFocusOwner())).isNotNull();
    }
  }

  @Test
  void droppedFilesAreAdded() {
    Path file = folder.resolve("dropped.db");
    SampleFiles.write(file, "");
    Sql.run(file, "CREATE TABLE t (id INTEGER)");
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      Fx.run(() -> window.controller.add(List.of(file)));

      Fx.until("it is chosen", () -> window.model.chosen().isPresent());
    }
  }

  @Test
  void theFilterNarrowsTheListAndEnterGoesThere() {
    files.blog();
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      ListView<?> list = window.find(".database-list", ListView.class);
      TextField filter = window.find(".databases .custom-text-field", TextField.class);

      Fx.run(() -> filter.setText("sho"));
      assertThat(Fx.call(() -> names(list))).containsExactly("shop");

      Fx.run(filter::requestFocus);
      press(window, KeyCode.DOWN);
      assertThat(Fx.call(list::isFocused)).isTrue();
      assertThat(window.model.chosen().map(Database::name)).contains("shop");
    }
  }

  @Test
  void theKeyboardReachesEveryPane() {
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      ListView<?> databases = window.find(".database-list", ListView.class);
      ListView<?> timeline = window.find(".timeline-list", ListView.class);
      TabPane tabs = window.find(".detail .tab-pane", TabPane.class);
      Fx.run(databases::requestFocus);

      fire(window, "Next pane");
      assertThat(Fx.call(timeline::isFocused)).isTrue();
      fire(window, "Next pane");
      assertThat(Fx.call(tabs::isFocused)).isTrue();
      fire(window, "Next pane");
      assertThat(Fx.call(databases::isFocused)).isTrue();
    }
  }

  @Test
  void whatIsAskedForGoesToTheSheets() {
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      click(window, "Run 2 pending…");
      click(window, "Back up now");
      click(window, "Check");
      fire(window, "Roll back…");
      select(window, "0008");
      fire(window, "Stamp…");
      fire(window, "Run up to the selected…");
      fire(window, "Undo the last operation…");

      assertThat(window.actions.asked)
          .containsExactly(
              "run RunAll[]",
              "back up shop",
              "check shop",
              "roll back RollBackLast[count=1]",
              "stamp Stamp[version=0008]",
              "run RunUpTo[version=0008]",
              "undo shop");
    }
  }

  @Test
  void rollingBackFromASelectedMigrationStopsBeforeIt() {
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      select(window, "0006");

      fire(window, "Roll back…");

      assertThat(window.actions.asked).containsExactly("roll back RollBackTo[version=0005]");
    }
  }

  @Test
  void aDatabaseThatIsGoneOffersItsCures() {
    files.gone();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      assertThat(texts(window)).contains("File not found");
      assertThat(window.find(".banner", Parent.class)).isNotNull();

      click(window, "Remove from list");

      Fx.until("it is gone", () -> window.model.chosen().isEmpty());
      assertThat(administration.databases()).isEmpty();
    }
  }

  @Test
  void belowAThousandPixelsTheDetailsAreAPageWithAWayBack() {
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 900, 700)) {
      ListView<?> timeline = window.find(".timeline-list", ListView.class);
      select(window, "0008");
      Fx.run(timeline::requestFocus);
      press(window, KeyCode.ENTER);
      Fx.settle();

      assertThat(Fx.call(() -> isShowing(window.controller.view().lookup(".detail")))).isTrue();
      assertThat(Fx.call(() -> isShowing(timeline))).isFalse();

      click(window, "Back");

      assertThat(Fx.call(() -> isShowing(timeline))).isTrue();
    }
  }

  @Test
  void nothingInTheHeaderIsCut() {
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
        window.theme(choice);
        Parent header = window.find(".header", Parent.class);
        assertThat(Fx.call(() -> cut(header))).isEmpty();
      }
      Fx.run(() -> window.appearance.setTextPercent(150));
      Fx.settle();
      Parent actions = window.find(".header-actions", Parent.class);
      assertThat(Fx.call(() -> cut(actions))).isEmpty();
    }
  }

  @Test
  void everythingThatTakesTheFocusCanBeReadAloud() {
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      List<String> silent = new ArrayList<>();
      Fx.run(() -> collectSilent(window.controller.view(), silent));

      assertThat(silent).isEmpty();
    }
  }

  @Test
  void theStylesheetsResolveInBothThemes() {
    files.shop();
    files.crm();
    try (CssWarnings warnings = new CssWarnings();
        MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      window.theme(Theme.Choice.DARK);
      Fx.run(() -> window.model.databases().select(Optional.of(administration.database("shop"))));
      Fx.until("shop is shown", () -> !window.model.timeline().items().isEmpty());
      Fx.settle();
      select(window, "0009");
      window.theme(Theme.Choice.LIGHT);
      fire(window, "Settings…");
      Fx.settle();

      assertThat(warnings.complaints()).isEmpty();
    }
  }

  @Test
  void theWindowStaysAliveWhileDatabasesAreLookedAt() {
    files.shop();
    files.blog();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820);
        Watchdog watchdog = new Watchdog()) {
      for (int i = 0; i < 5; i++) {
        for (String name : List.of("blog", "shop")) {
          Fx.run(() -> window.model.databases().select(Optional.of(administration.database(name))));
          Fx.until(name + " is shown", () -> window.model.lookProperty().get().isPresent());
        }
      }
      Fx.run(() -> window.model.reload());
      Fx.settle();

      assertThat(watchdog.longestMillis())
          .as("busy at %s", watchdog.culprit())
          .isLessThan(BUSY_MILLIS);
    }
  }

  @Test
  void aSheetTakesTheFocusAndEscGivesItBack() {
    files.shop();
    try (MainWindow window = MainWindow.open(administration, folder, 1360, 820)) {
      ListView<?> list = window.find(".database-list", ListView.class);
      Fx.run(list::requestFocus);

      fire(window, "Settings…");
      assertThat(window.sheets.shown()).isPresent();
      assertThat(Fx.call(list::isFocused)).isFalse();

      press(window, KeyCode.ESCAPE);
      assertThat(window.sheets.shown()).isEmpty();
      assertThat(Fx.call(list::isFocused)).isTrue();
    }
  }

  private static void click(MainWindow window, String text) {
    Fx.until(
        text + " is there",
        () -> button(window.controller.view(), text).filter(b -> !b.isDisabled()).isPresent());
    Fx.run(() -> button(window.controller.view(), text).orElseThrow().fire());
    Fx.settle();
  }

  private static Optional<Button> button(Node node, String text) {
    if (node instanceof Button button && text.equals(button.getText()) && isShowing(button)) {
      return Optional.of(button);
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Optional<Button> found = button(child, text);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// Chooses a menu item by its words.
  /// Chooses a menu item, which a person can't do while it is disabled.
  private static void fire(MainWindow window, String text) {
    Fx.run(
        () -> {
          MenuItem chosen =
              ((MenuBar) window.controller.view().lookup(".menu-bar"))
                  .getMenus().stream()
                      .flatMap(menu -> menu.getItems().stream())
                      .filter(
                          item ->
                              item.getText() != null
                                  && item.getText().replace("_", "").equals(text))
                      .findFirst()
                      .orElseThrow();
          assertThat(chosen.isDisable()).as(text + " is disabled").isFalse();
          chosen.fire();
        });
    Fx.settle();
  }

  private static void press(MainWindow window, KeyCode code) {
    Fx.run(
        () -> {
          Node target = window.stage.getScene().getFocusOwner();
          target.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        });
    Fx.settle();
  }

  private static void select(MainWindow window, String number) {
    Fx.run(
        () -> {
          TimelineItem item =
              window.model.timeline().items().stream()
                  .filter(i -> i.number().equals(number))
                  .findFirst()
                  .orElseThrow();
          window.model.timeline().select(Optional.of(item));
        });
    Fx.settle();
  }

  private static List<String> names(ListView<?> list) {
    return list.getItems().stream().map(i -> ((DatabaseItem) i).database().name()).toList();
  }

  private static List<String> texts(MainWindow window) {
    List<String> texts = new ArrayList<>();
    Fx.run(() -> collectTexts(window.controller.view(), texts));
    return texts;
  }

  private static void collectTexts(Node node, List<String> into) {
    if (node instanceof Labeled labeled && isShowing(node)) {
      into.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collectTexts(child, into));
    }
  }

  /// The labels of which not everything is drawn.
  private static List<String> cut(Parent parent) {
    List<String> cut = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Labeled labeled
          && isShowing(child)
          && labeled.lookup(".text") instanceof Text drawn
          && !labeled.getText().isEmpty()
          && !drawn.getText().equals(labeled.getText())) {
        cut.add(labeled.getText() + " is drawn as " + drawn.getText());
      }
      if (child instanceof Parent inner) {
        cut.addAll(cut(inner));
      }
    }
    return cut;
  }

  private static void collectSilent(Node node, List<String> into) {
    if (node.isFocusTraversable() && isShowing(node) && isSilent(node)) {
      into.add(node.toString());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collectSilent(child, into));
    }
  }

  private static boolean isSilent(Node node) {
    boolean named = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
    boolean written = node instanceof Labeled labeled && !labeled.getText().isBlank();
    return !named && !written && !(node instanceof TabPane);
  }

  private static boolean isShowing(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node != null && node.getScene() != null;
  }
}
