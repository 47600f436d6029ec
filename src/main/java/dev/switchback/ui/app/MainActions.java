package dev.switchback.ui.app;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.compare.Comparison;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import java.util.Optional;

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

  /// The rows that are not the same in the database and in `backup`, over the sheet that asks.
  void showRows(Database database, Backup backup, Comparison comparison);

  /// What keeps the history's tool from going on, and what can be done.
  void openBlocked(Database database);

  /// The project's own command, for migrations that are programs.
  void openCommand(Database database, CommandWish wish);

  /// The jars with migrations in Java, and which of them may be run.
  void openJars(Database database);

  /// Whose history counts.
  void chooseHistory(Database database);

  void check(Database database);

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
  void newMigration(Database database);

  void openActivity(Optional<Database> database);
}
