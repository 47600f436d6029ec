package dev.switchback.ui.main;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.command.ToolVerb;
import dev.switchback.failure.NotADatabase;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Registration;
import dev.switchback.template.RebuildWish;
import dev.switchback.ui.add.AddDatabases;
import dev.switchback.ui.app.ByCommand;
import dev.switchback.ui.app.CommandWish;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Look;
import dev.switchback.ui.app.MainActions;
import dev.switchback.ui.app.SettingsWish;
import dev.switchback.ui.app.Surroundings;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.app.Toasts;
import dev.switchback.ui.detail.Detail;
import dev.switchback.ui.timeline.TimelineEvent;
import dev.switchback.ui.timeline.TimelineItem;
import dev.switchback.words.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What menus, buttons and keys of the main window do.
final class Commands {
  private final MainViewModel model;
  private final MainActions actions;
  private final Surroundings surroundings;
  private final Toasts toasts;
  private final Texts texts;
  private final Words words;
  private final AddDatabases adding;

  Commands(
      MainViewModel model,
      Engine engine,
      FxJobs jobs,
      MainActions actions,
      Surroundings surroundings,
      Toasts toasts,
      Texts texts,
      Words words) {
    this.model = model;
    this.actions = actions;
    this.surroundings = surroundings;
    this.toasts = toasts;
    this.texts = texts;
    this.words = words;
    adding = new AddDatabases(engine::propose, engine::add, jobs, texts, new Added());
  }

  void addFiles() {
    adding.offer(surroundings.chooseDatabases());
  }

  void createDatabase() {
    actions.createDatabase(model.chosen());
  }

  void addFolder() {
    surroundings
        .chooseFolder(texts.get("choose.folder"), Optional.empty())
        .ifPresent(folder -> adding.offer(List.of(folder)));
  }

  void add(List<Path> paths) {
    adding.offer(paths);
  }

  /// Runs what is pending, by the project's own command where those are programs.
  void run() {
    if (status().filter(ByCommand::runs).isPresent()) {
      with(
          database ->
              actions.openCommand(database, new CommandWish(Optional.of(ToolVerb.UPGRADE), "")));
      return;
    }
    with(database -> actions.reviewRun(database, new Target.RunAll()));
  }

  /// Opens the project's own command, with what it would be asked about the selected migration.
  void openCommand() {
    CommandWish wish =
        status()
            .flatMap(
                now ->
                    selected()
                        .flatMap(TimelineEvent::version)
                        .flatMap(now.timeline()::find)
                        .filter(TimelineRow::isCode)
                        .map(row -> ByCommand.about(now, row)))
            .orElse(CommandWish.OPEN);
    with(database -> actions.openCommand(database, wish));
  }

  private Optional<DatabaseStatus> status() {
    return model.lookProperty().get().map(Look::status);
  }

  /// Runs what is pending up to the selected migration, or all.
  void runUpTo() {
    Target target =
        selectedPending().<Target>map(Target.RunUpTo::new).orElseGet(Target.RunAll::new);
    with(database -> actions.reviewRun(database, target));
  }

  void tryOnCopy() {
    selectedPending().or(this::newestPending).ifPresent(model::tryUpTo);
  }

  /// Rolls back to just before the selected migration, or the newest one.
  void rollBack() {
    with(database -> actions.reviewRollBack(database, rollBackTarget()));
  }

  private Target rollBackTarget() {
    Optional<Version> selected = selectedApplied();
    if (selected.isEmpty()) {
      return new Target.RollBackLast(1);
    }
    return model.lookProperty().get().stream()
        .flatMap(look -> look.status().history().applied().keySet().stream())
        .filter(version -> version.compareTo(selected.get()) < 0)
        .reduce((older, newer) -> newer)
        .<Target>map(Target.RollBackTo::new)
        .orElseGet(Target.RollBackAll::new);
  }

  /// Records up to the selected migration; where nothing is recorded yet and something is in the
  /// file, what it seems to have had is shown first.
  void stamp() {
    if (isWithoutHistory()) {
      with(actions::reviewAdoption);
      return;
    }
    selectedPending()
        .or(this::newestPending)
        .ifPresent(
            version -> with(database -> actions.reviewStamp(database, new Target.Stamp(version))));
  }

  /// The first page of a file has no tables in it.
  private boolean isWithoutHistory() {
    return model
        .lookProperty()
        .get()
        .map(Look::status)
        .filter(status -> status.history().applied().isEmpty())
        .map(DatabaseStatus::facts)
        .filter(facts -> facts.sizeBytes() + facts.walBytes() > facts.pageSizeBytes())
        .isPresent();
  }

  void newMigration() {
    with(
        database -> {
          if (database.source().isEmpty()) {
            chooseSource();
          } else {
            actions.newMigration(database, Optional.empty());
          }
        });
  }

  /// A new migration that rebuilds the table which the selected one can't change in place.
  void rebuild() {
    Optional<RebuildWish> wish = model.detail().detailProperty().get().flatMap(Detail::rebuild);
    with(database -> actions.newMigration(database, wish));
  }

  void backUp() {
    with(actions::backUpNow);
  }

  void openBackups() {
    with(actions::openBackups);
  }

  /// Restores the selected backup, or lets one be chosen.
  void restore() {
    with(
        database ->
            selectedBackup()
                .ifPresentOrElse(
                    backup -> actions.reviewRestore(database, backup, RestorePlan.Place.BESIDE),
                    () -> actions.openBackups(database)));
  }

  /// Restores the selected point of the timeline: a backup, or the moment right after a migration.
  void restoreToHere() {
    with(
        database ->
            selectedApplied()
                .ifPresentOrElse(
                    version -> actions.reviewRestoreTo(database, version), this::restore));
  }

  /// Lets somebody say whose history counts.
  void chooseHistory() {
    with(actions::chooseHistory);
  }

  void openJars() {
    with(actions::openJars);
  }

  void openBlocked() {
    with(actions::openBlocked);
  }

  void check() {
    with(actions::check);
  }

  void openSpace() {
    with(actions::openSpace);
  }

  void salvage() {
    with(actions::salvage);
  }

  /// Any file, whether it is on the list or not.
  void salvageFile() {
    surroundings.chooseDatabases().stream().findFirst().ifPresent(this::salvage);
  }

  private void salvage(Path file) {
    actions.salvage(
        model
            .databases()
            .find(file)
            .orElseGet(() -> Database.unregistered(file, Optional.empty())));
  }

  void undo() {
    with(actions::undo);
  }

  void openFacts() {
    with(actions::openFacts);
  }

  void reset() {
    with(actions::reset);
  }

  void redo() {
    with(actions::redo);
  }

  void openActivity() {
    actions.openActivity(model.chosen());
  }

  void openAllActivity() {
    actions.openActivity(Optional.empty());
  }

  void chooseSource() {
    with(
        database ->
            surroundings
                .chooseFolder(
                    texts.get("choose.source", database.name()),
                    database.source().or(() -> Optional.ofNullable(database.file().getParent())))
                .ifPresent(folder -> model.update(database.withSource(Optional.of(folder)))));
  }

  /// Lets somebody show where the file has gone.
  void locate() {
    with(
        database ->
            surroundings.chooseDatabases().stream()
                .findFirst()
                .ifPresent(file -> model.update(database.withFile(file))));
  }

  void showInFolder() {
    Optional<Path> file =
        selectedBackup().map(Backup::file).or(() -> model.chosen().map(Database::file));
    file.map(Path::getParent).ifPresent(surroundings::showFolder);
  }

  void showSource() {
    with(database -> database.source().ifPresent(surroundings::showFolder));
  }

  /// All that can be set of the chosen database.
  void openDatabaseSettings() {
    with(database -> actions.openSettings(database, SettingsWish.OPEN, kept -> {}));
  }

  void environment(Environment environment) {
    with(database -> register(database, database.withEnvironment(environment)));
  }

  void protection(Protection protection) {
    with(database -> register(database, database.withProtection(protection)));
  }

  /// What makes it less safe is looked at first, and its name typed.
  private void register(Database before, Database wanted) {
    if (before.equals(wanted)) {
      return;
    }
    if (before.protection() == Protection.PROTECTED
        || new Registration(before, wanted).isLessSafe()) {
      actions.openSettings(before, SettingsWish.to(wanted), kept -> {});
    } else {
      model.update(wanted);
    }
  }

  void reload() {
    model.reload();
  }

  void openSample() {
    model.openSampleShop();
  }

  void removeSample() {
    model.removeSampleShop();
  }

  /// Forgets the database; a toast offers to add it again.
  void remove() {
    with(
        database -> {
          model.remove(database);
          toasts.show(
              texts.get("toast.removed", database.name()),
              Optional.of(texts.get("toast.addAgain")),
              () -> adding.offer(List.of(database.file())));
        });
  }

  void cure(Banner banner, Cure cure) {
    switch (cure) {
      case LOOK_AGAIN -> model.reload();
      case RELOAD -> model.follow();
      case RELOAD_ALWAYS -> model.followAlways();
      case LOCATE_FILE -> locate();
      case REMOVE_FROM_LIST -> remove();
      case OPEN_BLOCKED -> openBlocked();
      case CHOOSE_HISTORY -> chooseHistory();
      case OPEN_JARS -> openJars();
      case CHECK -> check();
      case SALVAGE -> salvage();
      case OPEN_BACKUPS -> openBackups();
      case CHOOSE_SOURCE -> chooseSource();
      case SHOW_SOURCE -> showSource();
      case REVIEW -> run();
      case OPEN_ACTIVITY -> openActivity();
      case WITHOUT_SOURCE, DISMISS -> model.dismiss(banner);
    }
  }

  private void with(Consumer<Database> command) {
    model.chosen().ifPresent(command);
  }

  private Optional<TimelineEvent> selected() {
    return model.timeline().selectedProperty().get().map(TimelineItem::event);
  }

  private Optional<Version> selectedPending() {
    return selected()
        .filter(TimelineEvent.Waiting.class::isInstance)
        .flatMap(TimelineEvent::version);
  }

  private Optional<Version> selectedApplied() {
    return selected()
        .filter(
            event -> event instanceof TimelineEvent.Happened happened && happened.row().isPresent())
        .flatMap(TimelineEvent::version);
  }

  private Optional<Backup> selectedBackup() {
    return selected()
        .flatMap(
            event ->
                event instanceof TimelineEvent.Copied copied
                    ? Optional.of(copied.backup())
                    : Optional.empty());
  }

  private Optional<Version> newestPending() {
    return model
        .lookProperty()
        .get()
        .map(Look::status)
        .filter(status -> status.pendingCount() > 0)
        .map(status -> status.timeline().pending().getLast().version());
  }

  private final class Added implements AddDatabases.Outlet {
    @Override
    public void added(List<Database> databases) {
      model.reload(Optional.of(databases.getFirst().file()));
      toasts.show(
          texts.get("toast.added", words.formats().databases(databases.size())),
          Optional.empty(),
          () -> {});
    }

    @Override
    public void known(Path file) {
      model.databases().filterProperty().set("");
      model.databases().find(file).ifPresent(d -> model.databases().select(Optional.of(d)));
    }

    @Override
    public void choose(List<NewDatabase> found, Consumer<List<NewDatabase>> chosen) {
      actions.chooseFound(found, chosen);
    }

    @Override
    public void failed(Throwable failure) {
      model.notice(failure, "add");
      if (failure instanceof NotADatabase foreign && isDamagedPerhaps(foreign)) {
        toasts.show(
            texts.get("toast.notADatabase", String.valueOf(foreign.file().getFileName())),
            Optional.of(texts.get("toast.salvage")),
            () -> salvage(foreign.file()));
      }
    }

    /// A folder without databases has nothing that could be salvaged.
    private static boolean isDamagedPerhaps(NotADatabase foreign) {
      return foreign.kind() == NotADatabase.Kind.FOREIGN_OR_ENCRYPTED
          && Files.isRegularFile(foreign.file());
    }
  }
}
