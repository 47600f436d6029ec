package dev.switchback.backup;

import dev.switchback.migration.MigrationSet;
import dev.switchback.sqlite.Session;
import java.util.function.Function;

/// What is wanted of a new backup.
///
/// @param subject what it is made before, in words; empty for one that was asked for
/// @param databaseName what the database is called
/// @param packing how it is kept
/// @param migrations reads the database's migrations, given a session on the copy
public record BackupOrder(
    Backup.Reason reason,
    String subject,
    String databaseName,
    Care.Packing packing,
    Function<Session, MigrationSet> migrations) {

  /// Of a database whose migrations nobody knows.
  public static BackupOrder plain(Backup.Reason reason, String subject, String databaseName) {
    return new BackupOrder(
        reason, subject, databaseName, Care.Packing.PLAIN, session -> MigrationSet.EMPTY);
  }
}
