package dev.switchback.ui.app;

import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Settings;
import java.util.Optional;

/// Where the sheet of a database's settings is to open.
///
/// @param setting the name of the one that is asked for: `function.normalize`; empty for none
/// @param wanted how the database is to be registered, to be looked at first; empty for as it is
public record SettingsWish(SettingsPage page, String setting, Optional<Database> wanted) {
  public static final SettingsWish OPEN =
      new SettingsWish(SettingsPage.DATABASE, "", Optional.empty());

  /// Where a setting is found.
  public static SettingsWish of(String setting) {
    boolean isSupplied =
        setting.startsWith(Settings.FUNCTION)
            || setting.startsWith(Settings.COLLATION)
            || setting.equals(DatabaseSetting.FUNCTIONS_IN_RUNS.key())
            || setting.equals(DatabaseSetting.COLLATIONS_IN_RUNS.key());
    return new SettingsWish(
        isSupplied ? SettingsPage.FUNCTIONS : SettingsPage.RUNS, setting, Optional.empty());
  }

  /// A registration that is less safe than before, so that somebody has to look at it.
  public static SettingsWish to(Database wanted) {
    return new SettingsWish(SettingsPage.DATABASE, "", Optional.of(wanted));
  }
}
