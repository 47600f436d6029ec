package dev.switchback.run;

import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.PlanStep;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.Session;

/// Looks on while a plan is carried out: on the same thread, in the same transactions. Reads only.
interface Witness {
  /// Sees nothing.
  Witness NONE = new Witness() {};

  /// A transaction has begun, and the write lock is held; or, outside of one, a step is about to
  /// begin.
  default void began(Session session) {}

  default void before(Session session, PlanStep step, SqlStatement statement) {}

  /// SQLite refused a statement; what it did is undone, what came before it isn't yet.
  default void refused(
      Session session, PlanStep step, SqlStatement statement, SqliteResult result) {}

  /// All statements of a step have run. Its history row may not be written yet.
  default void ran(Session session, PlanStep step) {}

  /// What was begun is about to be committed.
  ///
  /// @throws Stop when it mustn't be
  default void committing(Session session) {}

  /// It is committed; or a step outside of a transaction is done.
  default void ended(Session session) {}
}
