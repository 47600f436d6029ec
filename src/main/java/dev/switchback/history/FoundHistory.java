package dev.switchback.history;

import dev.switchback.migration.Tool;

/// A history that was recognised in a database.
///
/// @param table the table it stands in, as the schema writes it; empty where there is none
/// @param reason what it was recognised by: "columns version, dirty; unique index version_unique"
public record FoundHistory(Tool tool, String table, String reason) {}
