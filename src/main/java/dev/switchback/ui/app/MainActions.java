package dev.switchback.ui.app;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.compare.Comparison;
import dev.switchback.history.HistoryChoice;
import dev.switchback.mend.Mend;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.NewDatabase;
import dev.switchback.template.RebuildWish;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the main window can ask for and other screens do. Called on the JavaFX thread; none of
/// these writes anything before a person has pressed a button that says so, except [#backUpNow],
/// which only adds a backup.
public interface MainActions {
  void reviewRun(Database database, Target target);

  void reviewRollBack(Database database, Target target);

  void reviewStamp(Database database, Target target);

  /// What a database without a history seems to have had, to stamp it accordingly.
  void reviewAdoption(Database database);

  void backUpNow(Database database);

  void openBackups(Database database);

  void reviewRestore(Database database, Backup backup, RestorePlan.Place place);

  /// Takes the database back to right after a migration that is applied.
  void reviewRestoreTo(Database database, Version version);

  /// The rows that are not the same in the database and in `backup`, over the sheet that asks.
  void showRows(Database database, Backup backup, Comparison comparison);

  /// What keeps the history's tool from going on, and what can be done.
  void openBlocked(Database database);

  /// The project's own command, for migrations that are programs.
  void openCommand(Database database, CommandWish wish);

  /// The jars with migrations in Java, and which of them may be run.
  void openJars(Database database);

  /// All that can be set of it.
  ///
  /// @param kept told the database each time something of it was kept
  void openSettings(Database database, SettingsWish wish, Consumer<Database> kept);

  /// Whose history counts.
  void chooseHistory(Database database);

  /// Whose history shall count of a database that isn't registered yet. Nothing is remembered.
  void chooseHistory(Database unregistered, Consumer<HistoryChoice> chosen);

  /// What was found and why, to be changed and chosen from.
  ///
  /// @param chosen gets what shall be registered
  void chooseFound(List<NewDatabase> found, Consumer<List<NewDatabase>> chosen);

  void check(Database database);

  /// A cure that writes to the file: what it would do, and then the button.
  void reviewMend(Database database, Mend mend);

  /// What the room of the file is used for.
  void openSpace(Database database);

  /// What can still be read from a damaged file.
  void salvage(Database database);

  void undo(Database database);

  /// All that can be said about the file.
  void openFacts(Database database);

  /// Empties it and runs all of its migrations again.
  void reset(Database database);

  /// A database from nothing.
  ///
  /// @param beside a database in whose folder it is proposed to be
  void createDatabase(Optional<Database> beside);

  void redo(Database database);

  /// For a database that has a folder of migrations.
  ///
  /// @param rebuild what a table is to be rebuilt for, to begin with; empty to begin with nothing
  void newMigration(Database database, Optional<RebuildWish> rebuild);

  void openActivity(Optional<Database> database);
}
