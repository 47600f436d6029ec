package dev.switchback.code;

/// A migration written in Java that can be taken back.
public interface ReversibleCodeMigration extends CodeMigration {
  /// Takes back what [#up] did. The class has to be at hand then: a history keeps its name and not
  /// what it does.
  ///
  /// @throws Exception whatever went wrong; the roll back fails with it, and nothing is changed
  void down(MigrationConnection connection) throws Exception;
}
