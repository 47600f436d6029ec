package dev.switchback.sqlite;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.FileReplaced;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Copies a database out of the place where others use it, into a file of our own.
public final class CopyOut {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final Duration SOME_TIME = Duration.ofSeconds(5);

  private final Duration lockWait;
  private final CopyPace pace;

  /// Waits some seconds for other programs' locks.
  public CopyOut() {
    this(SOME_TIME);
  }

  public CopyOut(Duration lockWait) {
    this(lockWait, CopyPace.byItself());
  }

  public CopyOut(Duration lockWait, CopyPace pace) {
    this.lockWait = lockWait;
    this.pace = pace;
  }

  /// Copies the present state into `target`, a new file. Others may read and write meanwhile.
  ///
  /// The source stays byte for byte as it was: what a crashed program left beside it (a log, a
  /// journal) is copied along and finished in the copy.
  ///
  /// @return how often a writer made the copy begin again
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop; nothing is left of the
  /// copy
  public int copy(DatabaseFile source, Path target, Step step, Work work) {
    source.requireFile();
    try {
      return leftBehind(source)
          ? copyLeftBehind(source, target, step, work)
          : online(source, target, step, work);
    } catch (Failure | SqliteError e) {
      deleteWithCompanions(DatabaseFile.of(target));
      throw e;
    }
  }

  /// Whether a log or a journal lies there and nobody is using it.
  private static boolean leftBehind(DatabaseFile source) {
    boolean something = source.walBytes() > 0 || source.journalBytes() > 0;
    return something && Holders.of(source).isEmpty();
  }

  private int copyLeftBehind(DatabaseFile source, Path target, Step step, Work work) {
    try {
      copyPlainly(source, target, work);
    } catch (DatabaseBusy | FileReplaced somebodyCame) {
      deleteWithCompanions(DatabaseFile.of(target));
      return online(source, target, step, work);
    }
    try (Session copy = Sessions.forOwn(target)) {
      copy.executeDirectly("PRAGMA wal_checkpoint(TRUNCATE)");
      copy.number("SELECT count(*) FROM sqlite_schema");
      return 0;
    } catch (SqliteError e) {
      throw Sqlite.failure(source, "copy", e.result());
    }
  }

  private int online(DatabaseFile source, Path target, Step step, Work work) {
    Session session;
    try {
      session = Sessions.forCopying(source, lockWait, work);
    } catch (AccessDenied noFolderForALog) {
      boolean unreadable = noFolderForALog.access() == AccessDenied.Access.READ;
      if (unreadable || !Holders.of(source).isEmpty()) {
        throw noFolderForALog;
      }
      copyPlainly(source, target, work);
      return 0;
    }
    try (session) {
      return new OnlineBackup(pace).copy(session, DatabaseFile.of(target), step, work, "copy");
    } catch (SqliteError e) {
      // What the folder of a log refuses is told as "read-only" or as "can't open".
      boolean noFolderForALog = e.result().primaryCode() == 14 || e.result().primaryCode() == 8;
      if (noFolderForALog && Holders.of(source).isEmpty()) {
        session.close();
        deleteWithCompanions(DatabaseFile.of(target));
        copyPlainly(source, target, work);
        return 0;
      }
      throw session.failure("copy", e);
    }
  }

  /// Copies main file, log and journal as plain files. Only right while nobody writes, which is
  /// checked before and after.
  ///
  /// @throws FileReplaced when somebody wrote meanwhile
  public void copyPlainly(DatabaseFile source, Path target, Work work) {
    DatabaseFile copy = DatabaseFile.of(target);
    FileStamp before = source.stamp();
    long total = source.totalBytes() + source.journalBytes();
    FileGate.plainly(
        source,
        () -> {
          Progress progress = new Progress(work, total);
          copyOne(source.real(), copy.real(), progress);
          copyOne(source.journal(), copy.journal(), progress);
          copyOne(source.wal(), copy.wal(), progress);
          return copy;
        });
    if (!source.stamp().equals(before)) {
      throw new FileReplaced(source.path(), "copy");
    }
  }

  private static void copyOne(Path from, Path to, Progress progress) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
      while (in.read(chunk) >= 0) {
        chunk.flip();
        while (chunk.hasRemaining()) {
          out.write(chunk);
        }
        chunk.clear();
        progress.copied(CHUNK_BYTES);
      }
      out.force(true);
    } catch (IOException e) {
      if (isFull(to)) {
        throw new DiskFull(to, "copy");
      }
      throw new FileFailed(from, "copy", String.valueOf(e.getMessage()));
    }
  }

  /// The message of the system depends on its language.
  private static boolean isFull(Path to) {
    return PlainFiles.freeBytes(to) < CHUNK_BYTES;
  }

  /// Deletes a file of our own with everything beside it. Never call it on a file that others use.
  public static void deleteWithCompanions(DatabaseFile own) {
    try {
      Files.deleteIfExists(own.journal());
      Files.deleteIfExists(own.wal());
      Files.deleteIfExists(own.shm());
      Files.deleteIfExists(own.real());
    } catch (IOException e) {
      throw new FileFailed(own.path(), "delete", String.valueOf(e.getMessage()));
    }
  }

  private static final class Progress {
    private final Work work;
    private final long total;
    private long done;

    Progress(Work work, long total) {
      this.work = work;
      this.total = total;
    }

    void copied(long bytes) {
      work.cancellation().throwIfRequested("copy");
      done = Math.min(total, done + bytes);
      work.tell(new WorkEvent.Progressed(Step.COPY, done, total, WorkEvent.Unit.BYTES));
    }
  }
}
