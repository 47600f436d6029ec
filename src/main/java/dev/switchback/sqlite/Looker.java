package dev.switchback.sqlite;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileReplaced;
import dev.switchback.failure.RecoveryPending;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Looks into databases that other programs own, and leaves them byte for byte as they were.
///
/// Opening a database with a write-ahead log, even for reading only, creates `-shm` and `-wal` and
/// leaves them behind (measured). So the way depends on what lies beside the file: see
/// `docs/sqlite-notes.md`, "Looking without leaving traces".
public final class Looker {
  /// A log that is larger is read in place, at the price of a rebuilt `-shm`.
  private static final long LARGEST_PRIVATE_COPY_BYTES = 256L << 20;

  private static final int TRIES = 3;

  /// Reads from `file`. The session is closed afterwards: nothing may escape it.
  ///
  /// @throws Failure when it can't be read; nothing is tried that would write
  public <T> Look<T> look(DatabaseFile file, Function<Session, T> reader) {
    file.requireFile();
    boolean leftLog = file.walBytes() > 0 && !Files.exists(file.shm());
    if (leftLog && file.totalBytes() <= LARGEST_PRIVATE_COPY_BYTES) {
      try {
        return lookAtPrivateCopy(file, reader);
      } catch (DatabaseBusy | FileReplaced somebodyCame) {
        return read(Sessions.forReading(file), reader, Optional.empty(), FileFacts.Reading.LIVE);
      }
    }
    for (int i = 0; i < TRIES && isClosedWithLog(file); i++) {
      FileStamp before = file.stamp();
      try {
        Look<T> frozen = lookAtFrozen(file, reader);
        if (isSame(file, before)) {
          return frozen;
        }
      } catch (DatabaseBusy usedInThisProcess) {
        break;
      } catch (Failure e) {
        // What was read while somebody wrote means nothing.
        if (isSame(file, before)) {
          throw e;
        }
      }
    }
    // Without a log, locks cost nothing and leave nothing behind.
    return read(Sessions.forReading(file), reader, Optional.empty(), FileFacts.Reading.LIVE);
  }

  /// The same, but where a crashed program left a journal, sees what the next program that writes
  /// will see: the state before the transaction that was cut off.
  public <T> Look<T> lookAsRecovered(DatabaseFile file, Function<Session, T> reader) {
    try {
      return look(file, reader);
    } catch (RecoveryPending pending) {
      if (file.totalBytes() > LARGEST_PRIVATE_COPY_BYTES) {
        throw pending;
      }
      return lookAtPrivateCopy(file, reader);
    }
  }

  /// Whether it has a log by its header, and was closed cleanly by all who used it.
  private static boolean isClosedWithLog(DatabaseFile file) {
    return file.walBytes() == 0
        && file.journalBytes() == 0
        && !Files.exists(file.shm())
        && Header.of(file).filter(Header::hasLog).isPresent();
  }

  private static <T> Look<T> lookAtFrozen(DatabaseFile file, Function<Session, T> reader) {
    FileFacts.Reading reading =
        Files.isWritable(file.folder()) ? FileFacts.Reading.LIVE : FileFacts.Reading.SNAPSHOT;
    // A frozen connection calls the journal mode "delete", because it never looks for a log.
    return read(Sessions.forReadingFrozen(file), reader, Optional.of("wal"), reading);
  }

  /// Whether nobody came while it was read without locks.
  private static boolean isSame(DatabaseFile file, FileStamp before) {
    return file.stamp().equals(before) && !Files.exists(file.shm());
  }

  private <T> Look<T> lookAtPrivateCopy(DatabaseFile file, Function<Session, T> reader) {
    Path folder = temporaryFolder(file);
    try {
      DatabaseFile copy = DatabaseFile.of(folder.resolve("look.db"));
      new CopyOut().copyPlainly(file, copy.real(), Work.quiet());
      return read(
          Sessions.forOwn(copy.real()), reader, Optional.empty(), FileFacts.Reading.SNAPSHOT);
    } finally {
      PrivateFolder.delete(folder);
    }
  }

  private static Path temporaryFolder(DatabaseFile file) {
    try {
      return Files.createTempDirectory("switchback-look");
    } catch (IOException e) {
      throw new AccessDenied(file.path(), AccessDenied.Access.READ);
    }
  }

  private static <T> Look<T> read(
      Session session,
      Function<Session, T> reader,
      Optional<String> journalMode,
      FileFacts.Reading reading) {
    try (session) {
      session.beginReading();
      int pageSize = Math.toIntExact(session.number("PRAGMA page_size"));
      String mode = journalMode.orElseGet(() -> session.text("PRAGMA journal_mode"));
      session.number("SELECT count(*) FROM sqlite_schema");
      T value = reader.apply(session);
      session.rollback();
      return new Look<>(value, mode, pageSize, reading);
    } catch (SqliteError e) {
      throw session.failure("look", e);
    }
  }
}
