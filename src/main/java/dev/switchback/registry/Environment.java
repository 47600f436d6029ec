package dev.switchback.registry;

/// What a database is used for.
public enum Environment {
  DEVELOPMENT,
  STAGING,
  PRODUCTION
}
