package dev.switchback.ui.sheets;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.command.ToolVerb;
import dev.switchback.compare.Comparison;
import dev.switchback.history.HistoryChoice;
import dev.switchback.mend.Mend;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.NewDatabase;
import dev.switchback.template.RebuildWish;
import dev.switchback.ui.activity.ActivityController;
import dev.switchback.ui.activity.ActivityViewModel;
import dev.switchback.ui.add.AddController;
import dev.switchback.ui.add.AddViewModel;
import dev.switchback.ui.adoption.AdoptionController;
import dev.switchback.ui.adoption.AdoptionViewModel;
import dev.switchback.ui.app.CommandWish;
import dev.switchback.ui.app.MainActions;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.ScreenContext;
import dev.switchback.ui.app.SettingsWish;
import dev.switchback.ui.backups.BackupsController;
import dev.switchback.ui.backups.BackupsViewModel;
import dev.switchback.ui.blocked.BlockedController;
import dev.switchback.ui.blocked.BlockedViewModel;
import dev.switchback.ui.check.CheckController;
import dev.switchback.ui.check.CheckViewModel;
import dev.switchback.ui.command.CommandController;
import dev.switchback.ui.command.CommandViewModel;
import dev.switchback.ui.create.CreateController;
import dev.switchback.ui.create.CreateViewModel;
import dev.switchback.ui.databasesettings.DatabaseSettingsController;
import dev.switchback.ui.databasesettings.DatabaseSettingsViewModel;
import dev.switchback.ui.facts.FactsController;
import dev.switchback.ui.facts.FactsViewModel;
import dev.switchback.ui.histories.FileHistoryLook;
import dev.switchback.ui.histories.HistoriesController;
import dev.switchback.ui.histories.HistoriesViewModel;
import dev.switchback.ui.jars.JarsController;
import dev.switchback.ui.jars.JarsViewModel;
import dev.switchback.ui.newmigration.NewMigrationController;
import dev.switchback.ui.newmigration.NewMigrationViewModel;
import dev.switchback.ui.reset.ResetController;
import dev.switchback.ui.reset.ResetViewModel;
import dev.switchback.ui.restore.RestoreController;
import dev.switchback.ui.restore.RestoreViewModel;
import dev.switchback.ui.review.ReviewController;
import dev.switchback.ui.review.ReviewViewModel;
import dev.switchback.ui.rows.RowsController;
import dev.switchback.ui.rows.RowsViewModel;
import dev.switchback.ui.salvage.SalvageController;
import dev.switchback.ui.salvage.SalvageViewModel;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.SheetTools;
import dev.switchback.ui.space.MendController;
import dev.switchback.ui.space.MendViewModel;
import dev.switchback.ui.space.SpaceController;
import dev.switchback.ui.space.SpaceViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Parent;

/// Opens a sheet for each thing the main window asks for.
///
/// A sheet that is closed while its operation works doesn't stop it: its good end is told in a
/// toast, anything else brings the sheet back with its report.
public final class SheetActions implements MainActions {
  private final ScreenContext screen;
  private final SheetTools tools;

  /// @param opener shows a file or a folder with the system's own program
  /// @param folders lets somebody choose a folder, by a title and where to begin
  public SheetActions(
      ScreenContext screen,
      Consumer<Path> opener,
      BiFunction<String, Optional<Path>, Optional<Path>> folders) {
    this.screen = screen;
    this.tools = new SheetTools(screen, this, opener, folders);
  }

  @Override
  public void reviewRun(Database database, Target target) {
    review(database, target);
  }

  @Override
  public void reviewRollBack(Database database, Target target) {
    review(database, target);
  }

  @Override
  public void reviewStamp(Database database, Target target) {
    review(database, target);
  }

  @Override
  public void reviewAdoption(Database database) {
    AdoptionViewModel model = new AdoptionViewModel(tools.context(), database);
    show(database, new AdoptionController(tools, model).root());
    model.look();
  }

  private void review(Database database, Target target) {
    ReviewViewModel model = new ReviewViewModel(tools.context(), database, target);
    Parent root = new ReviewController(tools, model).root();
    Runnable stopTrying =
        () -> {
          if (model.tryingProperty().get()) {
            model.course().operationProperty().get().ifPresent(Operation::cancel);
          }
        };
    tell(model.course(), root, database);
    show(database, root, stopTrying);
    model.look();
  }

  @Override
  public void reviewRestore(Database database, Backup backup, Place place) {
    restore(RestoreViewModel.restore(tools.context(), database, backup, place), database);
  }

  @Override
  public void reviewRestoreTo(Database database, Version version) {
    restore(RestoreViewModel.restoreTo(tools.context(), database, version), database);
  }

  @Override
  public void showRows(Database database, Backup backup, Comparison comparison) {
    RowsViewModel model = new RowsViewModel(tools.context(), database, backup, comparison);
    show(database, new RowsController(tools, model).root());
    model.load();
  }

  @Override
  public void undo(Database database) {
    restore(RestoreViewModel.undo(tools.context(), database), database);
  }

  @Override
  public void redo(Database database) {
    restore(RestoreViewModel.redo(tools.context(), database), database);
  }

  private void restore(RestoreViewModel model, Database database) {
    Parent root = new RestoreController(tools, model).root();
    if (model.offersRedo()) {
      tell(model.course(), root, database, text("sheet.redo"), () -> redo(database));
    } else {
      tell(model.course(), root, database);
    }
    show(database, root, model::close);
    model.look();
  }

  private void tell(Course<?> course, Parent root, Database of) {
    tell(course, root, of, text("sheet.undo"), () -> undo(of));
  }

  /// Tells how an operation ended whose sheet was closed meanwhile, and offers the way back.
  private void tell(Course<?> course, Parent root, Database of, String offer, Runnable onOffer) {
    course
        .reportProperty()
        .subscribe(
            report ->
                report.ifPresent(
                    it -> {
                      screen.changed().accept(of);
                      ended(
                          root,
                          it.tone(),
                          it.account().headline(),
                          it.undo() ? Optional.of(offer) : Optional.empty(),
                          onOffer);
                    }));
  }

  /// Shows a sheet about `database`, which says where it is used.
  private void show(Database database, Parent root) {
    show(database, root, () -> {});
  }

  private void show(Database database, Parent root, Runnable onClosed) {
    tools.show(database, root, onClosed);
  }

  private void ended(
      Parent root, Line.Tone tone, String headline, Optional<String> offer, Runnable onOffer) {
    if (root.getScene() != null) {
      return;
    }
    if (tone == Line.Tone.GOOD || tone == Line.Tone.MUTED) {
      screen.toasts().show(headline, offer, onOffer);
    } else {
      screen.sheets().show(root, () -> {});
    }
  }

  @Override
  public void backUpNow(Database database) {
    BackupsViewModel model = new BackupsViewModel(tools.context(), database);
    model
        .outcomeProperty()
        .subscribe(
            outcome ->
                outcome.ifPresent(
                    line -> {
                      screen.changed().accept(database);
                      if (line.tone() == Line.Tone.DANGER) {
                        show(model);
                      } else {
                        screen
                            .toasts()
                            .show(
                                line.text(),
                                Optional.of(text("backups.open")),
                                () -> openBackups(database));
                      }
                    }));
    model.backUpNow();
  }

  @Override
  public void openBackups(Database database) {
    BackupsViewModel model = new BackupsViewModel(tools.context(), database);
    model
        .outcomeProperty()
        .subscribe(outcome -> outcome.ifPresent(_ -> screen.changed().accept(database)));
    show(model);
  }

  private void show(BackupsViewModel model) {
    show(model.database(), new BackupsController(tools, model).root());
    model.load();
  }

  @Override
  public void openBlocked(Database database) {
    BlockedViewModel model = new BlockedViewModel(tools.context(), database);
    Parent root = new BlockedController(tools, model).root();
    tell(model.course(), root, database);
    show(database, root);
    model.look();
  }

  @Override
  public void openCommand(Database database, CommandWish wish) {
    CommandViewModel model = new CommandViewModel(tools.context(), database, wish);
    Parent root = new CommandController(tools, model).root();
    Runnable stopTrying =
        () -> {
          if (model.tryingProperty().get()) {
            model.course().operationProperty().get().ifPresent(Operation::cancel);
          }
        };
    model.databaseProperty().subscribe((_, kept) -> screen.changed().accept(kept));
    model
        .attemptProperty()
        .subscribe(
            attempt ->
                attempt
                    .filter(done -> done.plan().verb().effect() == ToolVerb.Effect.PROJECT)
                    .ifPresent(_ -> screen.changed().accept(database)));
    tell(model.course(), root, database);
    show(database, root, stopTrying);
    model.look();
  }

  @Override
  public void openJars(Database database) {
    JarsViewModel model = new JarsViewModel(tools.context(), database);
    model
        .savedProperty()
        .subscribe(saved -> saved.ifPresent(updated -> screen.changed().accept(updated)));
    show(database, new JarsController(tools, model).root());
    model.load();
  }

  @Override
  public void chooseFound(List<NewDatabase> found, Consumer<List<NewDatabase>> chosen) {
    AddViewModel model = new AddViewModel(tools.context(), found);
    screen.sheets().show(new AddController(tools, model, chosen).root(), () -> {});
  }

  @Override
  public void chooseHistory(Database unregistered, Consumer<HistoryChoice> chosen) {
    HistoriesViewModel model =
        new HistoriesViewModel(
            tools.context(), new FileHistoryLook(), unregistered, UnaryOperator.identity());
    chooseHistory(model, updated -> chosen.accept(updated.settings().history()));
  }

  @Override
  public void openSettings(Database database, SettingsWish wish, Consumer<Database> kept) {
    DatabaseSettingsViewModel model = new DatabaseSettingsViewModel(tools.context(), database);
    wish.wanted().ifPresent(model::propose);
    model
        .savedProperty()
        .subscribe(
            saved ->
                saved.ifPresent(
                    updated -> {
                      screen.changed().accept(updated);
                      kept.accept(updated);
                      tell(text("settings.saved", updated.name()));
                    }));
    DatabaseSettingsController sheet = new DatabaseSettingsController(tools, model);
    show(database, sheet.root());
    sheet.open(wish);
    model.load();
  }

  private void tell(String sentence) {
    screen.toasts().show(sentence, Optional.empty(), () -> {});
  }

  @Override
  public void chooseHistory(Database database) {
    HistoriesViewModel model =
        new HistoriesViewModel(
            tools.context(),
            new FileHistoryLook(),
            database,
            tools.context().administration()::update);
    chooseHistory(model, screen.changed());
  }

  private void chooseHistory(HistoriesViewModel model, Consumer<Database> saved) {
    Parent root = new HistoriesController(tools, model).root();
    model
        .savedProperty()
        .subscribe(
            kept ->
                kept.ifPresent(
                    updated -> {
                      screen.sheets().close();
                      saved.accept(updated);
                    }));
    show(model.database(), root);
    model.load();
  }

  @Override
  public void check(Database database) {
    CheckViewModel model = new CheckViewModel(tools.context(), database);
    Parent root = new CheckController(tools, model).root();
    model
        .resultProperty()
        .subscribe(
            result ->
                result.ifPresent(
                    view -> {
                      screen.changed().accept(database);
                      ended(root, view.tone(), view.headline(), Optional.empty(), () -> {});
                    }));
    show(database, root);
    model.load();
  }

  @Override
  public void reviewMend(Database database, Mend mend) {
    MendViewModel model = new MendViewModel(tools.context(), database, mend);
    Parent root = new MendController(tools, model).root();
    tell(model.course(), root, database);
    show(database, root);
    model.look();
  }

  @Override
  public void openSpace(Database database) {
    new SpaceController(tools, new SpaceViewModel(tools.context(), database)).show();
  }

  @Override
  public void salvage(Database database) {
    SalvageViewModel model = new SalvageViewModel(tools.context(), database);
    Parent root = new SalvageController(tools, model).root();
    model
        .draftProperty()
        .subscribe(
            draft ->
                draft.ifPresent(
                    _ -> {
                      screen.changed().accept(database);
                      if (root.getScene() == null) {
                        show(database, root, model::close);
                      }
                    }));
    show(database, root, model::close);
    model.load();
  }

  @Override
  public void openFacts(Database database) {
    new FactsController(tools, new FactsViewModel(tools.context(), database)).show();
  }

  @Override
  public void reset(Database database) {
    ResetViewModel model = new ResetViewModel(tools.context(), database);
    Parent root = new ResetController(tools, model).root();
    tell(model.course(), root, database);
    show(database, root);
    model.look();
  }

  @Override
  public void createDatabase(Optional<Database> beside) {
    Path start =
        beside
            .map(Database::file)
            .map(Path::getParent)
            .orElseGet(() -> Path.of(System.getProperty("user.home", "")).toAbsolutePath());
    CreateViewModel model = new CreateViewModel(tools.context(), start);
    CreateController sheet = new CreateController(tools, model);
    model
        .madeProperty()
        .subscribe(
            made ->
                made.ifPresent(
                    database -> {
                      screen.sheets().close();
                      screen.changed().accept(database);
                      screen
                          .toasts()
                          .show(
                              screen.words().creations().made(database),
                              Optional.empty(),
                              () -> {});
                    }));
    screen.sheets().show(sheet.root(), () -> {});
    sheet.focus();
  }

  @Override
  public void newMigration(Database database, Optional<RebuildWish> rebuild) {
    database
        .source()
        .ifPresent(
            folder -> {
              NewMigrationViewModel model =
                  new NewMigrationViewModel(tools.context(), database, folder);
              rebuild.ifPresent(model::begin);
              model
                  .writtenProperty()
                  .subscribe(
                      files -> {
                        if (!files.isEmpty()) {
                          screen.changed().accept(database);
                        }
                      });
              NewMigrationController sheet = new NewMigrationController(tools, model, folder);
              show(database, sheet.root());
              sheet.focus();
              model.load();
            });
  }

  @Override
  public void openActivity(Optional<Database> database) {
    ActivityViewModel model = new ActivityViewModel(tools.context(), database);
    screen.sheets().show(new ActivityController(tools, model).root(), () -> {});
    model.load();
  }
}
