package dev.switchback.ui.main;

import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Fxml;
import dev.switchback.ui.app.MainActions;
import dev.switchback.ui.app.SheetHost;
import dev.switchback.ui.app.Surroundings;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.app.Toasts;
import dev.switchback.ui.databases.DatabaseListController;
import dev.switchback.ui.detail.DetailAction;
import dev.switchback.ui.detail.DetailController;
import dev.switchback.ui.guide.GuideSheet;
import dev.switchback.ui.settings.Appearance;
import dev.switchback.ui.settings.SettingsSheet;
import dev.switchback.ui.strip.StripController;
import dev.switchback.ui.strip.StripViewModel;
import dev.switchback.ui.timeline.TimelineController;
import dev.switchback.ui.timeline.TimelineEvent;
import dev.switchback.ui.timeline.TimelineItem;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// The main window: menus, the three panes, the strip; below [#NARROW] the details become a page.
public final class MainController {
  static final double NARROW = 1000;
  private static final Duration POLL = Duration.seconds(2);
  private static final Duration POLL_ALL = Duration.seconds(20);

  private final MainViewModel model;
  private final Texts texts;
  private final Words words;
  private final Appearance appearance;
  private final FxJobs jobs;
  private final Commands commands;
  private final SheetHost sheets;
  private final Toasts toasts;
  private final DropTarget drop;
  private final DatabaseListController databases;
  private final TimelineController timeline;
  private final DetailController detail;
  private final DatabaseController database;
  private final FirstRunController firstRun;
  private final StripController strip;
  private final StackPane middle = new StackPane();
  private final Trail trail = new Trail();
  private final Parent view;
  private final Timeline polling = new Timeline(new KeyFrame(POLL, event -> pollChosen()));
  private final Timeline pollingAll = new Timeline(new KeyFrame(POLL_ALL, event -> pollEvery()));
  private double[] dividers = {0.2, 0.65};
  private boolean detailAlone;

  @FXML private StackPane root;
  @FXML private BorderPane window;
  @FXML private MenuBar menuBar;
  @FXML private SplitPane panes;
  @FXML private MenuItem checkItem;
  @FXML private MenuItem undoItem;
  @FXML private MenuItem resetItem;
  @FXML private MenuItem spaceItem;
  @FXML private MenuItem salvageItem;
  @FXML private MenuItem factsItem;
  @FXML private MenuItem redoItem;
  @FXML private MenuItem sourceItem;
  @FXML private MenuItem settingsItem;
  @FXML private MenuItem showItem;
  @FXML private MenuItem removeItem;
  @FXML private Menu environmentMenu;
  @FXML private CheckMenuItem protectItem;
  @FXML private MenuItem runItem;
  @FXML private MenuItem runUpToItem;
  @FXML private MenuItem tryItem;
  @FXML private MenuItem rollBackItem;
  @FXML private MenuItem stampItem;
  @FXML private MenuItem commandItem;
  @FXML private MenuItem newItem;
  @FXML private MenuItem jarsItem;
  @FXML private MenuItem backUpItem;
  @FXML private MenuItem restoreItem;
  @FXML private MenuItem restoreToItem;
  @FXML private MenuItem backupsItem;
  @FXML private RadioMenuItem themeSystem;
  @FXML private RadioMenuItem themeLight;
  @FXML private RadioMenuItem themeDark;

  public MainController(
      MainViewModel model,
      Engine engine,
      FxJobs jobs,
      MainActions actions,
      Surroundings surroundings,
      Overlays overlays,
      Appearance appearance,
      Texts texts,
      Words words) {
    this.model = model;
    this.texts = texts;
    this.words = words;
    this.appearance = appearance;
    this.jobs = jobs;
    sheets = overlays.sheets();
    toasts = overlays.toasts();
    commands = new Commands(model, engine, jobs, actions, surroundings, toasts, texts, words);
    databases = new DatabaseListController(model.databases(), texts, commands::addFiles);
    timeline = new TimelineController(model.timeline(), texts, this::openDetail);
    detail = new DetailController(model.detail(), texts, this::act, this::closeDetail);
    database = new DatabaseController(model, texts, timeline.view(), commands, commands::cure);
    firstRun =
        new FirstRunController(
            texts, commands::addFiles, commands::createDatabase, commands::openSample);
    strip =
        new StripController(
            new StripViewModel(jobs.operations(), texts), texts, commands::openActivity);
    drop = new DropTarget(texts, commands::add);
    view = Fxml.load(this, "main.fxml", texts);
  }

  public Parent view() {
    return view;
  }

  /// Adds files and folders, as if they had been dropped.
  public void add(List<Path> paths) {
    commands.add(paths);
  }

  /// Begins to notice changes that other programs make.
  public void startWatching() {
    polling.setCycleCount(Animation.INDEFINITE);
    polling.play();
    pollingAll.setCycleCount(Animation.INDEFINITE);
    pollingAll.play();
  }

  public void stopWatching() {
    polling.stop();
    pollingAll.stop();
  }

  /// Where the three panes are divided, from 0 to 1.
  public double[] dividers() {
    return panes.getItems().size() == 3 ? panes.getDividerPositions() : dividers.clone();
  }

  /// Divides the panes like this as soon as there are three.
  public void restoreDividers(double left, double right) {
    dividers = new double[] {left, right};
  }

  @FXML
  void initialize() {
    sheets.covers(window);
    root.getChildren().addAll(toasts, sheets, drop);
    drop.attachTo(root);
    window.setBottom(strip.view());
    middle.getChildren().setAll(database.view(), detailPage());
    SplitPane.setResizableWithParent(databases.view(), false);
    model.pageProperty().subscribe(page -> arrange());
    root.widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(n -> arrange());
    model.lookProperty().subscribe(look -> updateMenus());
    model.headerProperty().subscribe(header -> updateMenus());
    model.timeline().selectedProperty().subscribe(item -> updateMenus());
    model
        .databases()
        .selectedProperty()
        .subscribe(
            chosen -> {
              chosen.map(Database::file).ifPresent(trail::visit);
              closeDetail();
            });
    appearance
        .textPercentProperty()
        .subscribe(percent -> root.setStyle("-fx-font-size: " + 0.14 * percent.intValue() + "px;"));
    themes();
    environments();
    database.setMore(moreMenu());
    databases.setContextMenu(new ContextMenu(databaseMenu().toArray(MenuItem[]::new)));
    timeline.setContextMenu(new ContextMenu(timelineMenu().toArray(MenuItem[]::new)));
  }

  private final StackPane detailPageHolder = new StackPane();

  private Node detailPage() {
    detailPageHolder.getStyleClass().add("detail-page");
    detailPageHolder.setVisible(false);
    return detailPageHolder;
  }

  /// Puts the panes where the width and the page want them.
  private void arrange() {
    boolean narrow = root.getWidth() > 0 && root.getWidth() < NARROW;
    switch (model.pageProperty().get()) {
      case STARTING -> panes.getItems().clear();
      case FIRST_RUN -> {
        show(List.of(firstRun.view()));
        firstRun.focus();
      }
      case DATABASE -> {
        if (narrow) {
          if (!panes.getItems().contains(middle) || panes.getItems().size() != 2) {
            show(List.of(databases.view(), middle));
            panes.setDividerPositions(0.3);
          }
          detailPageHolder.getChildren().setAll(detail.view());
        } else if (panes.getItems().size() != 3) {
          closeDetail();
          detailPageHolder.getChildren().clear();
          show(List.of(databases.view(), middle, detail.view()));
          panes.setDividerPositions(dividers);
          // A window that is being made wider gives the new width to the panes that grow only.
          jobs.later(() -> panes.setDividerPositions(dividers));
        }
        detail.showBack(narrow);
        focusSomewhere();
      }
    }
  }

  /// Keys go nowhere while nothing has the focus, which what had it takes along when it goes.
  private void focusSomewhere() {
    if (root.getScene() != null
        && (root.getScene().getFocusOwner() == null
            || isWithin(root.getScene().getFocusOwner(), firstRun.view()))) {
      timeline.focusList();
    }
  }

  private void show(List<Node> items) {
    panes.getItems().setAll(items);
  }

  private boolean isNarrow() {
    return panes.getItems().size() == 2;
  }

  private void openDetail() {
    if (isNarrow()) {
      detailAlone = true;
      database.view().setVisible(false);
      detailPageHolder.setVisible(true);
    }
    detail.focus();
  }

  private void closeDetail() {
    if (detailAlone) {
      detailAlone = false;
      detailPageHolder.setVisible(false);
      database.view().setVisible(true);
      timeline.focusList();
    }
  }

  private void act(DetailAction action) {
    switch (action) {
      case RUN_UP_TO -> commands.runUpTo();
      case COMMAND -> commands.openCommand();
      case TRY -> commands.tryOnCopy();
      case REBUILD -> commands.rebuild();
      case STAMP -> commands.stamp();
      case ROLL_BACK -> commands.rollBack();
      case RESTORE -> commands.restore();
      case RESTORE_TO_HERE -> commands.restoreToHere();
      case SHOW_FILE -> commands.showInFolder();
      case CHOOSE_SOURCE -> commands.chooseSource();
    }
  }

  private void themes() {
    ToggleGroup group = new ToggleGroup();
    theme(themeSystem, Theme.Choice.SYSTEM, group);
    theme(themeLight, Theme.Choice.LIGHT, group);
    theme(themeDark, Theme.Choice.DARK, group);
  }

  private void theme(RadioMenuItem item, Theme.Choice choice, ToggleGroup group) {
    item.setToggleGroup(group);
    appearance.themeProperty().subscribe(now -> item.setSelected(now == choice));
    item.setOnAction(event -> appearance.themeProperty().set(choice));
  }

  private void environments() {
    ToggleGroup group = new ToggleGroup();
    for (Environment environment : Environment.values()) {
      RadioMenuItem item = new RadioMenuItem(words.word(environment));
      item.setToggleGroup(group);
      item.setUserData(environment);
      item.setOnAction(
          event -> {
            commands.environment(environment);
            showRegistered();
          });
      environmentMenu.getItems().add(item);
    }
    model.databases().selectedProperty().subscribe(chosen -> showRegistered());
  }

  /// What the menus say follows from what is registered, not from the click: the change may have to
  /// be looked at first.
  private void showRegistered() {
    Optional<Database> chosen = model.chosen();
    environmentMenu.getItems().stream()
        .map(RadioMenuItem.class::cast)
        .forEach(
            item ->
                item.setSelected(
                    chosen
                        .map(Database::environment)
                        .filter(it -> it.equals(item.getUserData()))
                        .isPresent()));
    protectItem.setSelected(chosen.filter(d -> d.protection() == Protection.PROTECTED).isPresent());
  }

  private void updateMenus() {
    boolean none = model.chosen().isEmpty();
    Optional<Header> header = model.headerProperty().get();
    boolean noFile = header.map(Header::writeRefused).orElse(Optional.empty()).isPresent() || none;
    boolean noRun = header.map(Header::runRefused).orElse(Optional.empty()).isPresent() || none;
    Optional<TimelineEvent> selected =
        model.timeline().selectedProperty().get().map(TimelineItem::event);
    boolean pending = selected.filter(TimelineEvent.Waiting.class::isInstance).isPresent();
    boolean anyApplied =
        model
            .lookProperty()
            .get()
            .filter(look -> !look.status().timeline().applied().isEmpty())
            .isPresent();
    boolean anyPending =
        model.lookProperty().get().filter(look -> look.status().pendingCount() > 0).isPresent();
    List.of(
            factsItem,
            sourceItem,
            settingsItem,
            jarsItem,
            showItem,
            removeItem,
            backupsItem,
            undoItem,
            redoItem,
            environmentMenu,
            protectItem)
        .forEach(item -> item.setDisable(none));
    List.of(checkItem, spaceItem, salvageItem, backUpItem, commandItem, newItem, resetItem)
        .forEach(item -> item.setDisable(noFile));
    restoreItem.setDisable(none);
    restoreToItem.setDisable(none || selected.filter(MainController::isPoint).isEmpty());
    runItem.setDisable(noRun);
    runUpToItem.setDisable(noRun || !pending);
    tryItem.setDisable(noFile || !anyPending);
    stampItem.setDisable(noFile || !anyPending);
    rollBackItem.setDisable(noFile || !anyApplied);
    showRegistered();
  }

  /// A moment that the database can be taken back to.
  private static boolean isPoint(TimelineEvent event) {
    return event instanceof TimelineEvent.Copied
        || (event instanceof TimelineEvent.Happened happened && happened.row().isPresent());
  }

  /// Items that do what their originals in the menu bar do, and are disabled with them.
  private static MenuItem copy(MenuItem original) {
    MenuItem copy = new MenuItem(original.getText());
    copy.setOnAction(event -> original.fire());
    copy.disableProperty().bind(original.disableProperty());
    return copy;
  }

  private List<MenuItem> moreMenu() {
    return List.of(
        copy(rollBackItem),
        copy(stampItem),
        copy(tryItem),
        copy(commandItem),
        copy(newItem),
        new SeparatorMenuItem(),
        copy(restoreItem),
        copy(backupsItem),
        copy(undoItem),
        copy(redoItem),
        new SeparatorMenuItem(),
        copy(settingsItem),
        copy(sourceItem),
        copy(showItem),
        copy(removeItem));
  }

  private List<MenuItem> databaseMenu() {
    return List.of(
        copy(runItem),
        copy(backUpItem),
        copy(checkItem),
        new SeparatorMenuItem(),
        copy(backupsItem),
        copy(settingsItem),
        copy(sourceItem),
        copy(showItem),
        copy(removeItem));
  }

  private List<MenuItem> timelineMenu() {
    return List.of(
        copy(runUpToItem),
        copy(tryItem),
        copy(stampItem),
        copy(rollBackItem),
        new SeparatorMenuItem(),
        copy(restoreToItem),
        copy(backUpItem));
  }

  private void pollChosen() {
    if (view.getScene() != null) {
      model.poll();
    }
  }

  private void pollEvery() {
    model.pollAll();
  }

  @FXML
  void openJars() {
    commands.openJars();
  }

  @FXML
  void addFile() {
    commands.addFiles();
  }

  @FXML
  void createDatabase() {
    commands.createDatabase();
  }

  @FXML
  void addFolder() {
    commands.addFolder();
  }

  @FXML
  void openSample() {
    commands.openSample();
  }

  @FXML
  void removeSample() {
    commands.removeSample();
  }

  @FXML
  void openSettings() {
    new SettingsSheet(appearance, texts, sheets).show();
  }

  @FXML
  void quit() {
    root.getScene().getWindow().hide();
  }

  @FXML
  void check() {
    commands.check();
  }

  @FXML
  void openSpace() {
    commands.openSpace();
  }

  @FXML
  void salvage() {
    commands.salvage();
  }

  @FXML
  void salvageFile() {
    commands.salvageFile();
  }

  @FXML
  void openDatabaseSettings() {
    commands.openDatabaseSettings();
  }

  @FXML
  void openFacts() {
    commands.openFacts();
  }

  @FXML
  void reset() {
    commands.reset();
  }

  @FXML
  void undo() {
    commands.undo();
  }

  @FXML
  void redo() {
    commands.redo();
  }

  @FXML
  void chooseSource() {
    commands.chooseSource();
  }

  @FXML
  void showInFolder() {
    commands.showInFolder();
  }

  @FXML
  void protect() {
    commands.protection(protectItem.isSelected() ? Protection.PROTECTED : Protection.NONE);
    showRegistered();
  }

  @FXML
  void reload() {
    commands.reload();
  }

  @FXML
  void remove() {
    commands.remove();
  }

  @FXML
  void run() {
    commands.run();
  }

  @FXML
  void runUpTo() {
    commands.runUpTo();
  }

  @FXML
  void tryOnCopy() {
    commands.tryOnCopy();
  }

  @FXML
  void rollBack() {
    commands.rollBack();
  }

  @FXML
  void stamp() {
    commands.stamp();
  }

  @FXML
  void openCommand() {
    commands.openCommand();
  }

  @FXML
  void newMigration() {
    commands.newMigration();
  }

  @FXML
  void backUp() {
    commands.backUp();
  }

  @FXML
  void restore() {
    commands.restore();
  }

  @FXML
  void restoreToHere() {
    commands.restoreToHere();
  }

  @FXML
  void openBackups() {
    commands.openBackups();
  }

  @FXML
  void openActivity() {
    commands.openAllActivity();
  }

  @FXML
  void bigger() {
    appearance.bigger();
  }

  @FXML
  void smaller() {
    appearance.smaller();
  }

  @FXML
  void normalSize() {
    appearance.normal();
  }

  @FXML
  void focusFilter() {
    databases.focusFilter();
  }

  @FXML
  void nextPane() {
    focusPane(1);
  }

  @FXML
  void previousPane() {
    focusPane(-1);
  }

  /// Databases, timeline, details, and round again.
  private void focusPane(int by) {
    Node focused = root.getScene().getFocusOwner();
    int now = isWithin(focused, databases.view()) ? 0 : isWithin(focused, detail.view()) ? 2 : 1;
    switch (Math.floorMod(now + by, 3)) {
      case 0 -> databases.focusList();
      case 1 -> {
        closeDetail();
        timeline.focusList();
      }
      default -> openDetail();
    }
  }

  private static boolean isWithin(Node node, Node pane) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(pane)) {
        return true;
      }
    }
    return false;
  }

  @FXML
  void back() {
    if (detailAlone) {
      closeDetail();
    } else {
      trail.back().flatMap(model.databases()::find).ifPresent(this::go);
    }
  }

  @FXML
  void forward() {
    trail.forward().flatMap(model.databases()::find).ifPresent(this::go);
  }

  private void go(Database to) {
    model.databases().select(Optional.of(to));
  }

  @FXML
  void showGuide() {
    new GuideSheet(sheets).show();
  }

  @FXML
  void showKeys() {
    new KeysSheet(texts, sheets, menuBar).show();
  }

  @FXML
  void showAbout() {
    new AboutSheet(texts, sheets).show();
  }

  /// What lies over the window's content.
  public record Overlays(SheetHost sheets, Toasts toasts) {}
}
