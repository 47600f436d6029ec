package dev.switchback.code;

/// A migration written in Java.
///
/// It is passed to the library, or stands in a jar beside the SQL files, named in the jar's
/// `META-INF/services/dev.switchback.code.CodeMigration`; then its class is public and has a public
/// constructor without parameters. A new object is made for each use of a jar: nothing may be kept
/// in fields from one call to the next.
///
/// It runs in the transaction of its run, in its place among the SQL migrations, and is recorded in
/// Switchback's own history. Whatever it throws takes everything back. Who wants a way back
/// implements [ReversibleCodeMigration].
public interface CodeMigration {
  /// Its place in the order, as a file's name would tell it: `0007` or `20260103120000`. Always the
  /// same.
  String version();

  /// What it does, in a few words.
  String description();

  /// Whether it applies to this database as it is now. Asked right before [#up], under its lock,
  /// and when the database is looked at. The connection can't write here.
  default Applicability check(ReadConnection connection) {
    return Applicability.applies();
  }

  /// Does it.
  ///
  /// @throws Exception whatever went wrong; the run fails with it, and is taken back
  void up(MigrationConnection connection) throws Exception;
}
