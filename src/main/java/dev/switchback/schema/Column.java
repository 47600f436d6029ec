package dev.switchback.schema;

/// A column of a table, as `PRAGMA table_xinfo` tells it.
///
/// @param definition type, nullability and default, as they would be written
public record Column(String name, String definition) {}
