package dev.switchback.backup;

import dev.switchback.failure.BackupUnusable;
import dev.switchback.sqlite.DatabaseFile;
import java.nio.file.Files;

/// The one door to what is in a backup: a database file that can be read, however the backup is
/// kept. Nobody writes to it. It is gone when this is closed, where it had to be made.
public final class ReadableBackup implements AutoCloseable {
  private final DatabaseFile file;

  private ReadableBackup(DatabaseFile file) {
    this.file = file;
  }

  /// @throws BackupUnusable when its file is gone
  public static ReadableBackup open(Backup backup) {
    if (!Files.isRegularFile(backup.file())) {
      throw new BackupUnusable(backup.file(), "the file is gone");
    }
    return new ReadableBackup(DatabaseFile.of(backup.file()));
  }

  public DatabaseFile file() {
    return file;
  }

  @Override
  public void close() {
    // The backup's own file is read, and stays.
  }
}
