package dev.switchback.sqlite;

/// A row that a session inserted, changed or deleted.
public record Touched(String table, long rowid) {}
