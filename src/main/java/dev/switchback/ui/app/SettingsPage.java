package dev.switchback.ui.app;

/// A page of a database's settings.
public enum SettingsPage {
  /// Its name, its file, its migrations, and what it is used for.
  DATABASE,
  RUNS,
  JOURNAL,
  FUNCTIONS,
  JARS
}
