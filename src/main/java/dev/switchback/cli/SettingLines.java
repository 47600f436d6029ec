package dev.switchback.cli;

import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Settings;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The settings of a database, line by line.
final class SettingLines {
  private final Words words;

  SettingLines(Words words) {
    this.words = words;
  }

  /// @param now the file's journal mode; empty where it can't be looked at
  List<String> all(Database database, Optional<JournalMode> now) {
    Settings settings = database.settings();
    Table table = new Table();
    for (DatabaseSetting setting : DatabaseSetting.values()) {
      table.row(
          setting.key(),
          value(settings, setting, now),
          settings.get(setting.key()).isPresent() ? "set" : "",
          words.settings().meaning(setting));
    }
    List<String> lines = new ArrayList<>();
    lines.add("Settings of " + database.name());
    lines.addAll(table.lines("  "));
    Table supplied = new Table();
    new TreeMap<>(settings.supplied()).forEach((name, value) -> supplied.row(name, value));
    lines.addAll(supplied.lines("  "));
    return lines;
  }

  private String value(Settings settings, DatabaseSetting setting, Optional<JournalMode> now) {
    return setting == DatabaseSetting.JOURNAL_MODE
        ? words.settings().journalMode(settings, now)
        : words.settings().value(settings.value(setting));
  }

  /// One of them, with what it does and what it takes.
  List<String> one(Database database, String name, Optional<JournalMode> now) {
    Settings settings = database.settings();
    Optional<DatabaseSetting> setting = DatabaseSetting.named(name);
    List<String> lines = new ArrayList<>();
    lines.add(
        database.name()
            + ": "
            + name
            + " is "
            + setting
                .map(it -> value(settings, it, now))
                .or(() -> settings.get(name))
                .orElse("not set"));
    setting.ifPresent(
        it -> {
          lines.add("  " + words.settings().meaning(it));
          if (it == DatabaseSetting.JOURNAL_MODE) {
            for (JournalMode mode : JournalMode.values()) {
              lines.add("  " + words.settings().advice(mode));
            }
          }
          lines.add("  It takes " + words.settings().choices(it) + ".");
        });
    return lines;
  }
}
