package dev.switchback.ui.databasesettings;

import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Registration;
import dev.switchback.registry.SettingChange;
import dev.switchback.registry.Settings;
import dev.switchback.ui.sheet.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// A database as it is registered, and as somebody wants it. A value: making one touches nothing.
record SettingsDraft(Database before, Database after) {

  /// What changes of the registration alone.
  Registration registration() {
    return new Registration(before, after.withSettings(before.settings()));
  }

  /// The settings that change, by name.
  List<SettingChange.Changed> settings() {
    TreeSet<String> names = new TreeSet<>(before.settings().values().keySet());
    names.addAll(after.settings().values().keySet());
    return names.stream()
        .filter(name -> !before.settings().get(name).equals(after.settings().get(name)))
        .map(name -> new SettingChange.Changed(name, after.settings().get(name), after.settings()))
        .toList();
  }

  boolean isEmpty() {
    return before.equals(after);
  }

  /// Whether the name has to be typed first: where it is protected, or would be less safe.
  boolean needsName() {
    return !isEmpty()
        && (before.protection() == Protection.PROTECTED || registration().isLessSafe());
  }

  /// The same change of the database as it is registered by now: what others changed stays.
  Registration on(Database now) {
    Settings settings = now.settings();
    for (SettingChange.Changed change : settings()) {
      settings =
          change.value().isPresent()
              ? settings.with(change.name(), change.value().get())
              : settings.without(change.name());
    }
    return new Registration(now, after.withSettings(settings));
  }

  /// The command lines that do the same, one below the other.
  List<String> commands() {
    List<String> commands = new ArrayList<>();
    String name = ShellWord.quoted(before.name());
    String confirmed = needsName() ? " --confirm " + name : "";
    for (SettingChange.Changed change : settings()) {
      commands.add(
          (change.name().equals(Settings.SOURCE_LAYOUT)
                  ? "switchback history " + name + " --layout " + layoutOption()
                  : "switchback settings " + name + setting(change))
              + confirmed);
    }
    String options = options();
    if (!options.isEmpty()) {
      commands.add("switchback change " + name + options + confirmed);
    }
    return commands;
  }

  private static String setting(SettingChange.Changed change) {
    return change
        .value()
        .map(value -> ' ' + change.name() + ' ' + ShellWord.quoted(value))
        .orElseGet(() -> " --unset " + change.name());
  }

  /// The tool as which the migrations will be read.
  Optional<Tool> layout() {
    return after.settings().layout();
  }

  private String layoutOption() {
    return layout()
        .map(tool -> tool.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse("found");
  }

  private String options() {
    StringBuilder options = new StringBuilder();
    if (!before.name().equals(after.name())) {
      options.append(" --name ").append(ShellWord.quoted(after.name()));
    }
    if (!before.file().equals(after.file())) {
      options.append(" --file ").append(ShellWord.quoted(after.file().toString()));
    }
    if (!before.source().equals(after.source())) {
      options.append(
          after
              .source()
              .map(folder -> " --migrations " + ShellWord.quoted(folder.toString()))
              .orElse(" --no-migrations"));
    }
    if (before.environment() != after.environment()) {
      options.append(" --environment ").append(after.environment().name().toLowerCase(Locale.ROOT));
    }
    if (before.protection() != after.protection()) {
      options.append(
          after.protection() == Protection.PROTECTED ? " --protected" : " --not-protected");
    }
    return options.toString();
  }

  /// What a setting says in the draft: nothing where it is as without it.
  static Settings with(Settings settings, DatabaseSetting setting, String value) {
    boolean isInitial = value.equals(setting.initial());
    Optional<String> kept = settings.get(setting.key());
    if (isInitial && kept.isEmpty()) {
      return settings;
    }
    return isInitial ? settings.without(setting.key()) : settings.with(setting.key(), value);
  }
}
