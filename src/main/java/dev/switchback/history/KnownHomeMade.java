package dev.switchback.history;

import dev.switchback.migration.Tool;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Home-made history tables that are understood without asking anybody: each is known by exactly
/// the columns that its runner creates.
enum KnownHomeMade {
  /// Whole numbers with a mark of success. Its runner takes what is greater than the greatest
  /// version that went well, so an older one never runs; a failure leaves a row.
  NEWEST_VERSION(
      Tool.HOME_MADE_NEWEST,
      "migration_history",
      "version integer, description text, applied_at timestamp, success boolean",
      """
      (
          version INTEGER PRIMARY KEY,
          description TEXT NOT NULL,
          applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
          success BOOLEAN DEFAULT 1
      )\
      """),

  /// Texts such as `002` with a name; a row stands for a success.
  TEXT_VERSIONS(
      Tool.HOME_MADE,
      "_migrations",
      "version text, name text, applied_at timestamp",
      """
      (
          version TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
      )\
      """);

  private final Tool tool;
  private final String table;
  /// Names and declared types, in lower case.
  private final String columns;
  private final String body;

  KnownHomeMade(Tool tool, String table, String columns, String body) {
    this.tool = tool;
    this.table = table;
    this.columns = columns;
    this.body = body;
  }

  Tool tool() {
    return tool;
  }

  String table() {
    return table;
  }

  /// What follows `CREATE TABLE IF NOT EXISTS` and the table's name.
  String body() {
    return body;
  }

  /// Whether these are its columns: names, declared types, the key, and what may not be empty.
  boolean fits(Tables.Table other) {
    String found =
        other.columns().stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT) + " " + column.type())
            .collect(Collectors.joining(", "));
    return found.equals(columns)
        && other.columns().getFirst().keyPosition() == 1
        && other.columns().stream().filter(c -> c.keyPosition() > 0).count() == 1
        && other.columns().get(1).notNull();
  }

  Mapping mapping(String inTable) {
    return switch (this) {
      case NEWEST_VERSION ->
          new Mapping(
              inTable,
              "version",
              Optional.of("description"),
              Optional.of("applied_at"),
              Optional.of("success"),
              Optional.empty());
      case TEXT_VERSIONS ->
          new Mapping(
              inTable,
              "version",
              Optional.of("name"),
              Optional.of("applied_at"),
              Optional.empty(),
              Optional.empty());
    };
  }

  String reason() {
    return "columns " + columns.replaceAll(" \\w+(,|$)", "$1");
  }
}
