package dev.switchback.registry;

import dev.switchback.sql.Calls;
import dev.switchback.sqlite.OwnNames;
import dev.switchback.sqlite.SuppliedCollation;
import dev.switchback.sqlite.SuppliedFunction;
import java.util.Optional;

/// A change of one setting, before it is made. A value: making one touches nothing.
public sealed interface SettingChange {

  /// @param name of the setting
  /// @param value what it will say; empty where it is forgotten
  /// @param settings all of them afterwards
  record Changed(String name, Optional<String> value, Settings settings) implements SettingChange {}

  /// Why it can't be made.
  ///
  /// @param detail what SQLite says, or what can be given
  record Refused(String name, String value, Reason reason, String detail)
      implements SettingChange {}

  /// Why a setting can't be changed so.
  enum Reason {
    UNKNOWN_NAME,
    /// It can't have this value.
    NOT_A_VALUE,
    /// SQLite can't work the expression out.
    NOT_AN_EXPRESSION,
    /// No such order is known.
    NOT_A_COLLATION,
    /// SQLite has a function or collation of this name itself, and files rely on that.
    TAKEN_BY_SQLITE
  }

  static SettingChange set(Settings settings, String name, String typed) {
    Optional<DatabaseSetting> setting = DatabaseSetting.named(name);
    if (setting.isPresent()) {
      return setting
          .get()
          .read(typed)
          .<SettingChange>map(value -> changed(settings, name.strip(), value))
          .orElseGet(() -> new Refused(name, typed, Reason.NOT_A_VALUE, ""));
    }
    if (name.startsWith(Settings.FUNCTION) && name.length() > Settings.FUNCTION.length()) {
      return function(settings, name, typed);
    }
    if (name.startsWith(Settings.COLLATION) && name.length() > Settings.COLLATION.length()) {
      return collation(settings, name, typed);
    }
    return new Refused(name, typed, Reason.UNKNOWN_NAME, "");
  }

  private static SettingChange function(Settings settings, String name, String typed) {
    String function = name.substring(Settings.FUNCTION.length());
    if (OwnNames.read().isEverywhere(Calls.Kind.FUNCTION, function)) {
      return new Refused(name, typed, Reason.TAKEN_BY_SQLITE, function);
    }
    return new SuppliedFunction.Expression(function, typed)
        .problem()
        .<SettingChange>map(said -> new Refused(name, typed, Reason.NOT_AN_EXPRESSION, said))
        .orElseGet(() -> changed(settings, name, typed));
  }

  private static SettingChange collation(Settings settings, String name, String typed) {
    String collation = name.substring(Settings.COLLATION.length());
    if (OwnNames.read().isEverywhere(Calls.Kind.COLLATION, collation)) {
      return new Refused(name, typed, Reason.TAKEN_BY_SQLITE, collation);
    }
    return SuppliedCollation.of(collation, typed)
        .<SettingChange>map(order -> changed(settings, name, order.text()))
        .orElseGet(() -> new Refused(name, typed, Reason.NOT_A_COLLATION, ""));
  }

  private static SettingChange changed(Settings settings, String name, String value) {
    return new Changed(name, Optional.of(value), settings.with(name, value));
  }

  /// Forgets a setting that a person may change.
  static SettingChange unset(Settings settings, String name) {
    boolean isKnown =
        DatabaseSetting.named(name).isPresent()
            || name.startsWith(Settings.FUNCTION)
            || name.startsWith(Settings.COLLATION);
    return isKnown
        ? new Changed(name.strip(), Optional.empty(), settings.without(name.strip()))
        : new Refused(name, "", Reason.UNKNOWN_NAME, "");
  }
}
