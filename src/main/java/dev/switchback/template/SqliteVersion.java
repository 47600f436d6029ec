package dev.switchback.template;

import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import java.util.Comparator;

/// A release of SQLite, as `sqlite_version()` tells it.
public record SqliteVersion(int major, int minor, int patch) implements Comparable<SqliteVersion> {
  private static final Comparator<SqliteVersion> ORDER =
      Comparator.comparingInt(SqliteVersion::major)
          .thenComparingInt(SqliteVersion::minor)
          .thenComparingInt(SqliteVersion::patch);

  /// @throws IllegalArgumentException when `text` isn't like `3.54.1` or `3.53`
  public static SqliteVersion of(String text) {
    String[] parts = text.split("\\.", -1);
    if (!text.matches("\\d{1,4}(\\.\\d{1,4}){1,3}")) {
      throw new IllegalArgumentException("Not a version of SQLite: " + text);
    }
    return new SqliteVersion(
        Integer.parseInt(parts[0]),
        Integer.parseInt(parts[1]),
        parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
  }

  /// The release that runs migrations here.
  public static SqliteVersion here() {
    try (Session session = Sessions.inMemory()) {
      return of(session.text("SELECT sqlite_version()"));
    }
  }

  @Override
  public int compareTo(SqliteVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }

  public boolean isOlderThan(SqliteVersion other) {
    return compareTo(other) < 0;
  }
}
