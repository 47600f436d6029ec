package dev.switchback.sample;

import dev.switchback.failure.FileFailed;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Damages a private copy of the shop as a failing disk would: one page of a table and one of an
/// index are filled with zeros. The same pages every time.
///
/// The session that looks for the pages is closed before the file is opened without SQLite.
final class Damage {
  private final Path copy;

  Damage(Path copy) {
    this.copy = copy;
  }

  private record Place(long pageNumber, int pageSizeBytes) {
    long offset() {
      return (pageNumber - 1) * pageSizeBytes;
    }
  }

  void inflict() {
    Place table;
    Place index;
    try (Session session = Sessions.forChecking(DatabaseFile.of(copy))) {
      table = secondLeaf(session, "legacy_orders");
      index = secondLeaf(session, "ix_orders_user");
    }
    try (FileChannel file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      overwrite(file, table);
      overwrite(file, index);
      file.force(true);
    } catch (IOException e) {
      throw new FileFailed(copy, "damage", String.valueOf(e.getMessage()));
    }
  }

  private static Place secondLeaf(Session session, String btree) {
    long page =
        session.number(
            """
            SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'
            ORDER BY path LIMIT 1 OFFSET 1
            """,
            btree);
    return new Place(page, Math.toIntExact(session.number("PRAGMA page_size")));
  }

  private static void overwrite(FileChannel file, Place place) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(place.pageSizeBytes());
    long at = place.offset();
    while (zeros.hasRemaining()) {
      at += file.write(zeros, at);
    }
  }
}
