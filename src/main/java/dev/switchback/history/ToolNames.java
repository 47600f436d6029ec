package dev.switchback.history;

import dev.switchback.sql.Names;

/// Names of tables as tools write them into the statements that create them.
final class ToolNames {
  private ToolNames() {}

  /// Without quotes where SQLite reads it so: the schema then says what the tool would have said.
  static String bare(String name) {
    return name.matches("[A-Za-z_]\\w*") ? name : Names.quoted(name);
  }
}
