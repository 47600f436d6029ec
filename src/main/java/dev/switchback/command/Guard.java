package dev.switchback.command;

import dev.switchback.failure.Failure;
import dev.switchback.sqlite.CommitWatch;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FileStamp;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps a program that was told to work on a copy from writing to the file itself, by holding
/// SQLite's write lock on the file; and finds out whether it wrote all the same, for instance by
/// putting another file in its place.
///
/// Others can read meanwhile, and have to wait with writing. What a crashed program left beside the
/// file is finished by opening it, as by anybody who opens it.
final class Guard implements AutoCloseable {
  private final DatabaseFile file;
  private final @Nullable Session lock;
  private final CommitWatch watch;
  private final FileStamp before;

  private Guard(DatabaseFile file, @Nullable Session lock, Duration lockWait, Work work) {
    this.file = file;
    this.lock = lock;
    this.watch = CommitWatch.of(file, lockWait, work);
    this.before = file.stamp();
  }

  /// Takes the lock. A file that can't be written isn't locked: nobody can write to it.
  ///
  /// @throws Failure when the lock isn't to be had within `lockWait`
  static Guard of(DatabaseFile file, Duration lockWait, Work work) {
    if (!Files.isWritable(file.real())) {
      return new Guard(file, null, lockWait, work);
    }
    Session session = Sessions.forMigrating(file, lockWait, work);
    try {
      session.beginImmediate(lockWait, work);
      return new Guard(file, session, lockWait, work);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// Whether the file was written to, or replaced, since the guard began. Asked before it is
  /// closed, while nobody else can have written.
  boolean isFileTouched() {
    FileStamp now = file.stamp();
    boolean isLogged = Files.exists(file.wal());
    return now.isAnotherFileThan(before)
        || (!isLogged && !now.main().equals(before.main()))
        || watch.hasSomebodyCommitted();
  }

  @Override
  public void close() {
    watch.close();
    if (lock != null) {
      lock.rollback();
      lock.close();
    }
  }
}
