package dev.switchback.schema;

/// Rows whose value in one column is another one than before.
///
/// @param rows how many, of those that are in both
public record ValueLoss(String table, String column, long rows) {}
