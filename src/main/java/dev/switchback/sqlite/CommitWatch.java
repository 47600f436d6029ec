package dev.switchback.sqlite;

import dev.switchback.failure.Failure;
import dev.switchback.work.Work;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Notices whether another connection commits to a file while it is watched. Holds no lock and no
/// transaction. A file that can't be read isn't watched: nobody can commit to it either.
public final class CommitWatch implements AutoCloseable {
  private final @Nullable Session session;
  private final long versionAtFirst;

  private CommitWatch(@Nullable Session session, long versionAtFirst) {
    this.session = session;
    this.versionAtFirst = versionAtFirst;
  }

  public static CommitWatch of(DatabaseFile file) {
    Session session = null;
    try {
      session = open(file);
      return new CommitWatch(session, version(session));
    } catch (Failure | SqliteError unreadable) {
      if (session != null) {
        session.close();
      }
      return new CommitWatch(null, 0);
    }
  }

  /// A session that only reads leaves an empty log behind where there was none; one that may write
  /// takes it away again.
  private static Session open(DatabaseFile file) {
    return file.hasCompanions()
        ? Sessions.forReading(file)
        : Sessions.forCopying(file, Duration.ZERO, Work.quiet());
  }

  /// Whether somebody has committed since the watch began. True when that can't be told any more.
  public boolean hasSomebodyCommitted() {
    if (session == null) {
      return false;
    }
    try {
      return version(session) != versionAtFirst;
    } catch (SqliteError e) {
      return true;
    }
  }

  /// Another connection's commit changes it (sqlite.org/pragma.html#pragma_data_version).
  private static long version(Session session) {
    session.number("SELECT count(*) FROM sqlite_schema");
    return session.number("PRAGMA data_version");
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
