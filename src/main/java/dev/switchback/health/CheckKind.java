package dev.switchback.health;

/// How thoroughly a file is checked.
public enum CheckKind {
  /// `PRAGMA quick_check`: structure, types and rules of rows; not whether indexes match their
  /// tables.
  QUICK,
  /// `PRAGMA integrity_check`: the same, and every index entry. Some eight times slower.
  INTEGRITY,
  /// `PRAGMA foreign_key_check`: references to rows that don't exist.
  FOREIGN_KEYS,
  /// NOT NULL, CHECK, UNIQUE and the types of STRICT tables, asked of the rows themselves: tells
  /// which rows break them, where the other checks only say that there are some.
  RULES
}
