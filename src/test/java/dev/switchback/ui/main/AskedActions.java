package dev.switchback.ui.main;

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
import dev.switchback.ui.app.CommandWish;
import dev.switchback.ui.app.MainActions;
import dev.switchback.ui.app.SettingsWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
  public void reviewRestoreTo(Database database, Version version) {
    asked.add("restore to " + version);
  }

  @Override
  public void showRows(Database database, Backup backup, Comparison comparison) {
    asked.add("rows " + database.name());
  }

  @Override
  public void chooseHistory(Database unregistered, Consumer<HistoryChoice> chosen) {
    asked.add("history of new " + unregistered.name());
  }

  @Override
  public void chooseFound(List<NewDatabase> found, Consumer<List<NewDatabase>> chosen) {
    asked.add("found " + found.size());
  }

  @Override
  public void openBlocked(Database database) {
    asked.add("blocked " + database.name());
  }

  @Override
  public void openCommand(Database database, CommandWish wish) {
    asked.add("command " + wish.verb().map(Enum::name).orElse("-") + " " + wish.given());
  }

  @Override
  public void openJars(Database database) {
    asked.add("jars " + database.name());
  }

  @Override
  public void openSettings(Database database, SettingsWish wish, Consumer<Database> kept) {
    asked.add(
        "settings "
            + database.name()
            + wish.wanted()
                .map(it -> " to " + it.environment() + " " + it.protection())
                .orElse(""));
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
  public void reviewMend(Database database, Mend mend) {
    asked.add("mend " + mend + " of " + database.name());
  }

  @Override
  public void openSpace(Database database) {
    asked.add("space " + database.name());
  }

  @Override
  public void salvage(Database database) {
    asked.add("salvage " + database.name());
  }

  @Override
  public void openFacts(Database database) {
    asked.add("facts " + database.name());
  }

  @Override
  public void reset(Database database) {
    asked.add("reset " + database.name());
  }

  @Override
  public void createDatabase(Optional<Database> beside) {
    asked.add("create beside " + beside.map(Database::name).orElse("nothing"));
  }

  @Override
  public void redo(Database database) {
    asked.add("redo " + database.name());
  }

  @Override
  public void newMigration(Database database, Optional<RebuildWish> rebuild) {
    asked.add("newMigration " + database.name());
  }

  @Override
  public void openActivity(Optional<Database> database) {
    asked.add("activity " + database.map(Database::name).orElse("all"));
  }
}
