package dev.switchback.sqlite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hears what a session runs, after it was run and in its order. Called on the session's thread;
/// has to return at once.
public interface SqlRecorder {
  /// Hears nothing.
  SqlRecorder NOBODY =
      new SqlRecorder() {
        @Override
        public void ran(String sql, List<@Nullable Object> cells) {}

        @Override
        public void begun() {}

        @Override
        public void committed() {}

        @Override
        public void rolledBack() {}
      };

  /// A statement was run to its end.
  ///
  /// @param cells what was bound to its parameters
  void ran(String sql, List<@Nullable Object> cells);

  /// A write transaction was begun by [Session#beginImmediate].
  void begun();

  /// It was committed.
  void committed();

  /// What was run since the transaction began was taken back.
  void rolledBack();
}
