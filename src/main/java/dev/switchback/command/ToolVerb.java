package dev.switchback.command;

import java.util.Locale;

/// What a migration tool can be asked to do, under one name for all of them.
public enum ToolVerb {
  /// Apply all that is pending.
  UPGRADE(Effect.DATABASE),
  /// Apply the next one.
  UPGRADE_ONE(Effect.DATABASE),
  /// Apply up to a version.
  UPGRADE_TO(Effect.DATABASE),
  /// Take the last one back.
  DOWNGRADE_ONE(Effect.DATABASE),
  /// Take back down to a version.
  DOWNGRADE_TO(Effect.DATABASE),
  /// Record a version without running anything.
  STAMP(Effect.DATABASE),
  /// What is applied.
  CURRENT(Effect.NOTHING),
  /// All migrations, in the tool's order.
  HISTORY(Effect.NOTHING),
  /// Whether anything is missing: a migration for the models, or in the database.
  CHECK(Effect.NOTHING),
  /// The SQL that would be run.
  SQL(Effect.NOTHING),
  /// Write an empty migration into the project.
  NEW(Effect.PROJECT),
  /// Write a migration into the project that says how the models differ from the database.
  GENERATE(Effect.PROJECT);

  private final Effect effect;

  ToolVerb(Effect effect) {
    this.effect = effect;
  }

  public Effect effect() {
    return effect;
  }

  /// As it is typed: `upgrade-one`.
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What is changed.
  public enum Effect {
    NOTHING,
    DATABASE,
    /// Files of the project; the database is only looked at.
    PROJECT
  }
}
