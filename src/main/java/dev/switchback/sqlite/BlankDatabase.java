package dev.switchback.sqlite;

import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A new database without anything in it.
public final class BlankDatabase {
  private BlankDatabase() {}

  /// Makes one at `path`, whole or not at all: it is made under another name in the same folder,
  /// flushed, and given its name in one step. Never replaces a file.
  ///
  /// Its first page is written, so that it is a database to everybody, and the journal mode stands
  /// in it (sqlite.org/fileformat2.html, section 1.3.3).
  ///
  /// @throws Failure when there is such a file, or SQLite can't have that mode there: a write-ahead
  ///     log needs shared memory, which network file systems lack (sqlite.org/wal.html)
  public static void create(Path path, JournalMode mode) {
    DatabaseFile beside = DatabaseFile.of(beside(path));
    try {
      write(beside, mode);
      PlainFiles.publish(beside.path(), path, PlainFiles.Taken.REFUSE);
    } finally {
      CopyOut.deleteWithCompanions(beside);
    }
  }

  private static void write(DatabaseFile file, JournalMode mode) {
    try (Session session = Sessions.forOwn(file.path())) {
      session.executeDirectly("PRAGMA user_version=0");
      String now = session.text("PRAGMA journal_mode=" + mode.pragma());
      if (!now.equals(mode.pragma())) {
        throw new FileFailed(
            file.path(),
            JournalMode.OPERATION + " of",
            "SQLite keeps the mode " + now + " in this folder");
      }
    } catch (SqliteError e) {
      throw Sqlite.failure(file, "create", e.result());
    }
  }

  private static Path beside(Path path) {
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    return path.resolveSibling(path.getFileName() + ".new-" + HexFormat.of().formatHex(random));
  }
}
