package dev.switchback.ui.main;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.MainActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes down what the main window asked for.
final class AskedActions implements MainActions {
  final List<String> asked = new ArrayList<>();

  @Override
  public void reviewRun(Database database, Target target) {
    asked.add("run " + target);
  }

  @Override
  public void reviewRollBack(Database database, Target target) {
    asked.add("roll back " + target);
  }

  @Override
  public void reviewStamp(Database database, Target target) {
    asked.add("stamp " + target);
  }

  @Override
  public void reviewAdoption(Database database) {
    asked.add("adoption " + database.name());
  }

  @Override
  public void backUpNow(Database database) {
    asked.add("back up " + database.name());
  }

  @Override
  public void openBackups(Database database) {
    asked.add("backups " + database.name());
  }

  @Override
  public void reviewRestore(Database database, Backup backup, RestorePlan.Place place) {
    asked.add("restore " + place);
  }

  @Override
  public void openBlocked(Database database) {
    asked.add("blocked " + database.name());
  }

  @Override
  public void chooseHistory(Database database) {
    asked.add("history " + database.name());
  }

  @Override
  public void check(Database database) {
    asked.add("check " + database.name());
  }

  @Override
  public void undo(Database database) {
    asked.add("undo " + database.name());
  }

  @Override
  public void newMigration(Database database) {
    asked.add("newMigration " + database.name());
  }

  @Override
  public void openActivity(Optional<Database> database) {
    asked.add("activity " + database.map(Database::name).orElse("all"));
  }
}
