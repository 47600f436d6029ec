package dev.switchback.ui.app;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
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

  void backUpNow(Database database);

  void openBackups(Database database);

  void reviewRestore(Database database, Backup backup, RestorePlan.Place place);

  void check(Database database);

  void undo(Database database);

  void openActivity(Optional<Database> database);
}
