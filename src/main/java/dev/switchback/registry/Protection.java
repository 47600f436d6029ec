package dev.switchback.registry;

/// Whether somebody has to type a database's name before it is written to.
public enum Protection {
  NONE,
  PROTECTED
}
