package dev.switchback.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The database, as a migration may change it: inside the transaction of its run, which it can't
/// end. Statements that would (`COMMIT`, `ROLLBACK`, `SAVEPOINT`), that open other files (`ATTACH`,
/// `VACUUM`) or that do nothing in a transaction (`PRAGMA foreign_keys`, `PRAGMA journal_mode`)
/// throw [StatementRefused].
///
/// Foreign keys are off while migrations run, and compared before anything is committed.
public interface MigrationConnection extends ReadConnection {
  /// Runs one statement to its end.
  ///
  /// @return rows inserted, updated or deleted, by triggers too
  long execute(String sql, @Nullable Object... parameters);

  /// Runs one statement once for each of `rows`, whose values stand for its `?`. The rows are taken
  /// one by one, so they may come from a stream that doesn't fit into memory.
  ///
  /// @return rows inserted, updated or deleted by all of them
  <R extends List<? extends @Nullable Object>> long executeBatch(String sql, Iterable<R> rows);

  /// Tells whoever watches how far it is, in rows.
  ///
  /// @param total 0 where nobody knows
  void progress(long done, long total);

  /// Ends the migration here when somebody has asked to stop. Every call to the connection does the
  /// same; needed only in long work between them.
  void stopIfAsked();
}
