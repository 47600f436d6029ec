package dev.switchback.backup;

import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PackedFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Unfinished;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;

/// The one door to what is in a backup: a database file that can be read, however the backup is
/// kept. Nobody writes to it. It is gone when this is closed, where it had to be made.
public final class ReadableBackup implements AutoCloseable {
  private final Backup backup;
  private final Backup plain;

  private ReadableBackup(Backup backup, Backup plain) {
    this.backup = backup;
    this.plain = plain;
  }

  /// The same without anybody who watches or stops it.
  public static ReadableBackup open(Backup backup) {
    return open(backup, Work.quiet());
  }

  /// Unpacks a packed one beside it, under a name that the next start clears away if nobody else
  /// does, readable by its owner only. A plain one is read where it lies.
  ///
  /// @throws BackupUnusable when its file is gone, can't be unpacked, or holds other bytes than
  ///     were recorded
  /// @throws DiskFull when there is no room to unpack it
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop; nothing is left behind
  public static ReadableBackup open(Backup backup, Work work) {
    if (!Files.isRegularFile(backup.file())) {
      throw new BackupUnusable(backup.file(), "the file is gone");
    }
    return new ReadableBackup(
        backup,
        switch (backup.care().packing()) {
          case PLAIN -> backup;
          case ZSTD -> unpacked(backup, work);
        });
  }

  private static Backup unpacked(Backup backup, Work work) {
    Path unpacked = Unfinished.of(backup.file());
    if (PlainFiles.freeBytes(unpacked) < backup.sizeBytes()) {
      throw new DiskFull(unpacked, "unpack");
    }
    String name = String.valueOf(backup.file().getFileName());
    work.started(Step.UNPACK, name);
    try {
      String content = PackedFile.unpack(backup.file(), unpacked, backup.sizeBytes(), work);
      if (backup.sha256().filter(recorded -> !recorded.equals(content)).isPresent()) {
        throw new BackupUnusable(backup.file(), "its bytes are not the ones that were recorded");
      }
    } catch (Failure e) {
      CopyOut.deleteWithCompanions(DatabaseFile.of(unpacked));
      throw e;
    }
    work.finished(Step.UNPACK, name, "");
    return backup.withFile(unpacked).withCare(backup.care().unpacked());
  }

  public DatabaseFile file() {
    return DatabaseFile.of(plain.file());
  }

  /// The same backup as a plain file: the one that can be read as long as this is open.
  public Backup plain() {
    return plain;
  }

  @Override
  public void close() {
    if (!plain.file().equals(backup.file())) {
      CopyOut.deleteWithCompanions(file());
    }
  }
}
