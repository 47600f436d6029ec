package dev.switchback.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// How a connection is opened. Each purpose has one; nobody opens a file in another way.
enum Opening {
  /// Reads the main file as it lies there: no locks, no traces. Only for files that nobody writes.
  FROZEN("mode=ro&immutable=1"),
  /// Reads with locks, never writes.
  READING("mode=ro"),
  /// Asks whether anybody has committed, without a lock, while we hold the file locked ourselves: a
  /// reader would have to wait for us. For files with a rollback journal only; no row is read.
  PEEKING("mode=ro&nolock=1"),
  /// Reads and writes; never creates.
  WRITING("mode=rw"),
  /// Reads and writes, creates: only for files of our own.
  CREATING("mode=rwc"),
  /// A database of its own in memory; no file is touched.
  MEMORY("mode=memory");

  private final String query;

  Opening(String query) {
    this.query = query;
  }

  void enter(Path real) {
    if (this == FROZEN) {
      FileGate.ofThisProcess().enterFrozen(real);
    } else {
      FileGate.ofThisProcess().enterSqlite(real);
    }
  }

  void leave(Path real) {
    if (this == FROZEN) {
      FileGate.ofThisProcess().leaveFrozen(real);
    } else {
      FileGate.ofThisProcess().leaveSqlite(real);
    }
  }

  /// The address the driver opens. Always a percent-encoded `file:` URI, because in a plain path a
  /// `?` or a space at the end names another file (measured with sqlite-jdbc 3.54.1.0).
  String url(Path file) {
    return "jdbc:sqlite:" + address(file);
  }

  /// The same for a statement of SQL that opens one.
  String address(Path file) {
    return uri(file) + "?" + query;
  }

  static String uri(Path file) {
    StringBuilder encoded = new StringBuilder("file:");
    String path = file.toString().replace('\\', '/');
    if (!path.startsWith("/")) {
      encoded.append("///");
    }
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append("0123456789ABCDEF".charAt(c >> 4));
        encoded.append("0123456789ABCDEF".charAt(c & 15));
      }
    }
    return encoded.toString();
  }
}
