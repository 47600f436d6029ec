package dev.switchback.sqlite;

import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.FileFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The first bytes of a file, read without SQLite (sqlite.org/fileformat2.html, section 1.3).
///
/// @param isSqlite whether it begins like a SQLite database
/// @param writeVersion 1 for a rollback journal, 2 for a log; more is for a newer SQLite to write
/// @param readVersion the same for reading
/// @param writerNumber the version of the SQLite that wrote to it last, as a number; 0 when nobody
/// did
record Header(boolean isSqlite, int writeVersion, int readVersion, int writerNumber) {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int WRITE_VERSION_AT = 18;
  private static final int READ_VERSION_AT = 19;
  private static final int WRITER_AT = 96;
  private static final int LENGTH = 100;

  /// The newest format that this SQLite reads and writes.
  private static final int NEWEST_VERSION = 2;

  /// Empty when SQLite has the file open in this process, because then nobody else may read it,
  /// and when the system doesn't let us.
  static Optional<Header> of(DatabaseFile file) {
    try {
      return Optional.of(FileGate.plainly(file, () -> read(file.real())));
    } catch (DatabaseBusy | FileFailed notNow) {
      return Optional.empty();
    }
  }

  private static Header read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // A file may give fewer bytes than were asked for.
      }
    }
    boolean begins = ByteBuffer.wrap(MAGIC).equals(bytes.duplicate().flip().limit(atMost(bytes)));
    return new Header(
        begins, bytes.get(WRITE_VERSION_AT), bytes.get(READ_VERSION_AT), bytes.getInt(WRITER_AT));
  }

  private static int atMost(ByteBuffer bytes) {
    return Math.min(bytes.position(), MAGIC.length);
  }

  /// Whether readers and writers of this file use a log.
  boolean hasLog() {
    return isSqlite && readVersion == NEWEST_VERSION;
  }

  boolean isTooNewToRead() {
    return isSqlite && readVersion > NEWEST_VERSION;
  }

  boolean isTooNewToWrite() {
    return isSqlite && writeVersion > NEWEST_VERSION;
  }
}
