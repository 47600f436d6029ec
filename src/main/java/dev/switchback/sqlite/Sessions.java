package dev.switchback.sqlite;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.SqliteResult;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// Opens sessions, one way for each purpose.
public final class Sessions {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(10);

  private Sessions() {}

  /// The same, waiting for nobody.
  public static Session forMigrating(DatabaseFile file) {
    return forMigrating(file, Duration.ZERO, Work.quiet());
  }

  /// For running migrations: never creates the file, waits for locks by itself, foreign keys off.
  ///
  /// `synchronous` is EXTRA, which also makes the end of a rollback journal durable
  /// (sqlite.org/pragma.html#pragma_synchronous). The journal mode stays as it is.
  ///
  /// Waits up to `lockWait` for other programs' locks until [Session#waitForNobody].
  public static Session forMigrating(DatabaseFile file, Duration lockWait, Work work) {
    return forMigrating(file, lockWait, work, SessionSettings.USUAL);
  }

  /// The same, with `synchronous` and further functions as `settings` say. Foreign keys are off
  /// until somebody sets them.
  public static Session forMigrating(
      DatabaseFile file, Duration lockWait, Work work, SessionSettings settings) {
    file.requireFile();
    file.requireOneName();
    requireKnownFormat(file);
    requireWritable(file);
    Session session = Session.open(file, Opening.WRITING, Duration.ZERO);
    try {
      session.waitForLocks(lockWait, work);
      session.set("foreign_keys", "0");
      session.set("synchronous", settings.synchronous().number());
      session.teach(settings.names());
      if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
        session.set("fullfsync", "1");
      }
      return session;
    } catch (SqliteError e) {
      session.close();
      throw session.failure("open", e);
    }
  }

  /// SQLite would open it for reading, and fail at the first statement that writes.
  private static void requireWritable(DatabaseFile file) {
    if (!Files.isWritable(file.real())) {
      throw new AccessDenied(file.path(), AccessDenied.Access.WRITE);
    }
    if (!Files.isWritable(file.folder()) && !Files.exists(file.shm())) {
      throw new AccessDenied(file.path(), AccessDenied.Access.WRITE_FOLDER);
    }
  }

  /// SQLite would only say that the file is read-only (sqlite.org/fileformat2.html, section 1.3.3).
  private static void requireKnownFormat(DatabaseFile file) {
    if (Header.of(file).filter(Header::isTooNewToWrite).isPresent()) {
      throw new DatabaseTooNew(
          file.path(), new SqliteResult(8, "SQLITE_READONLY", "its write version is newer"));
    }
  }

  /// For copying out of: SQLite may finish what a crashed program left behind.
  static Session forCopying(DatabaseFile file, Duration lockWait, Work work) {
    file.requireFile();
    Session session = Session.open(file, Opening.WRITING, Duration.ZERO);
    try {
      session.waitForLocks(lockWait, work);
      session.executeDirectly("PRAGMA wal_autocheckpoint=0");
      return session;
    } catch (SqliteError e) {
      session.close();
      throw session.failure("open", e);
    }
  }

  /// For reading with locks and without ever writing.
  static Session forReading(DatabaseFile file) {
    return distrusting(Session.open(file, Opening.READING, SHORT));
  }

  /// For reading a file that nobody writes, exactly as it lies there.
  public static Session forReadingFrozen(DatabaseFile file) {
    return distrusting(Session.open(file, Opening.FROZEN, SHORT));
  }

  /// For checking: can't write, but sees CHECK constraints, which SQLite leaves out while it parses
  /// the schema of a read-only connection (measured).
  public static Session forChecking(DatabaseFile file) {
    return forChecking(file, Work.quiet());
  }

  /// The same. Waits up to ten seconds for other programs' locks, unless asked to stop.
  public static Session forChecking(DatabaseFile file, Work work) {
    return forChecking(file, LONG, work);
  }

  /// The same, waiting up to `lockWait`.
  public static Session forChecking(DatabaseFile file, Duration lockWait, Work work) {
    file.requireFile();
    Session session = Session.open(file, Opening.WRITING, Duration.ZERO);
    try {
      session.waitForLocks(lockWait, work);
      session.executeDirectly("PRAGMA wal_autocheckpoint=0");
      session.set("query_only", "1");
      session.executeDirectly("PRAGMA trusted_schema=0");
      session.executeDirectly("PRAGMA cache_size=-64000");
      return session;
    } catch (SqliteError e) {
      session.close();
      throw session.failure("open", e);
    }
  }

  /// Creates an empty database. Its folder has to be there.
  ///
  /// @throws dev.switchback.failure.Failure when there is something at its place, or it can't be
  /// made
  public static void create(DatabaseFile file, JournalMode mode) {
    if (file.exists() || file.hasCompanions()) {
      throw new FileFailed(file.path(), "create", "something is there already");
    }
    try (Session session = Session.open(file, Opening.CREATING, SHORT)) {
      // Without a page SQLite leaves an empty file, which can't say how it is journalled.
      session.executeDirectly("PRAGMA user_version=0");
      session.executeDirectly("VACUUM");
      session.journalMode(mode, SHORT, Work.quiet());
    }
  }

  /// For a file of our own, which is created when it isn't there. Waits up to ten seconds for
  /// others.
  public static Session forOwn(Path path) {
    return Session.open(DatabaseFile.of(path), Opening.CREATING, LONG);
  }

  /// For trying schemas out: an empty database in memory, gone when it is closed.
  public static Session inMemory() {
    return Session.open(DatabaseFile.of(Path.of("memory")), Opening.MEMORY, Duration.ZERO);
  }

  /// What a schema calls is limited to what can do no harm.
  private static Session distrusting(Session session) {
    try {
      session.executeDirectly("PRAGMA trusted_schema=0");
      return session;
    } catch (SqliteError e) {
      session.close();
      throw session.failure("open", e);
    }
  }
}
