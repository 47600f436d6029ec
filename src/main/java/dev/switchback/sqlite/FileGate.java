package dev.switchback.sqlite;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.FileFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Keeps SQLite and plain file access apart within this process.
///
/// A POSIX lock belongs to the process, and closing any descriptor of a file drops all of them:
/// plain Java I/O on a database that SQLite has open here destroys it
/// (sqlite.org/howtocorrupt.html, section 2.2; measured: 24 of 30 databases). So a file is either
/// SQLite's or plain, never both. A session that takes no locks (frozen) counts as plain: closing
/// it drops those of others.
///
/// There is one gate for the whole process, because the locks are the process's too.
public final class FileGate {
  private static final FileGate PROCESS = new FileGate();
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /// Positive: connections of SQLite with locks. Negative: plain readers, and connections without.
  private final Map<Path, Integer> users = new HashMap<>();

  private FileGate() {}

  static FileGate ofThisProcess() {
    return PROCESS;
  }

  /// Waits for plain readers, who are soon done.
  ///
  /// @throws DatabaseBusy when they aren't
  synchronized void enterSqlite(Path real) {
    awaitPlainReaders(real);
    enter(real, 1);
  }

  void leaveSqlite(Path real) {
    leave(real, 1);
  }

  /// For a connection without locks: closing it drops the locks of others like any plain reader's
  /// does.
  void enterFrozen(Path real) {
    enter(real, -1);
  }

  void leaveFrozen(Path real) {
    leave(real, -1);
  }

  private void awaitPlainReaders(Path real) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    long left = PATIENCE_NANOS;
    while (users.getOrDefault(real, 0) < 0 && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = end - System.nanoTime();
    }
  }

  private synchronized void enter(Path real, int sign) {
    int now = users.getOrDefault(real, 0);
    if (now * sign < 0) {
      throw new DatabaseBusy(real, sign > 0 ? "open" : "read as a file", List.of());
    }
    users.put(real, now + sign);
  }

  private synchronized void leave(Path real, int sign) {
    users.computeIfPresent(real, (file, count) -> count == sign ? null : count - sign);
    notifyAll();
  }

  /// Lets `action` use plain file access on `file` and its companions.
  ///
  /// @throws DatabaseBusy when SQLite has it open in this process
  static <T> T plainly(DatabaseFile file, PlainAction<T> action) {
    PROCESS.enter(file.real(), -1);
    try {
      return action.run();
    } catch (IOException e) {
      throw new FileFailed(file.path(), "read", reason(e));
    } finally {
      PROCESS.leave(file.real(), -1);
    }
  }

  /// Why the system refused, without the path, which the caller names.
  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException gone -> "there is no such file";
      case AccessDeniedException denied -> "it does not permit it";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /// Something that reads or writes a file without SQLite.
  @FunctionalInterface
  interface PlainAction<T> {
    T run() throws IOException;
  }

  /// Flushes a file, and the entry of its name in its folder, to the disk.
  static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    forceFolder(file);
  }

  static void forceFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notPossibleOnWindows) {
      // A folder can't be opened there; its entries are flushed with the file.
    }
  }
}
