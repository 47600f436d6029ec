package dev.switchback.compare;

import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.sqlite.Cell;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.sqlite.Unfinished;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// Writes the rows of one table that only one side has, or has otherwise, to a file.
public final class RowExport {
  private static final long LITTLE_BYTES = 1 << 16;

  private final RowComparing comparing;
  private final RowFormat format;

  public RowExport(RowComparing comparing, RowFormat format) {
    this.comparing = comparing;
    this.format = format;
  }

  /// Writes `target`, a new file; until it is complete it has another name.
  ///
  /// @param side whose rows: those that only it has, and its version of those that changed
  /// @return how many rows; empty when neither file has such a table
  /// @throws FileFailed when there is a file of that name already, or it can't be written
  public Optional<Long> write(String table, Side side, Path target) {
    if (Files.exists(target)) {
      throw new FileFailed(target, "write", "there is a file of that name already");
    }
    Path unfinished = Unfinished.of(target);
    try {
      Optional<Long> written = writeRows(table, side, unfinished);
      if (written.isPresent()) {
        PlainFiles.publish(unfinished, target, PlainFiles.Taken.REFUSE);
      } else {
        Files.deleteIfExists(unfinished);
      }
      return written;
    } catch (IOException | UncheckedIOException e) {
      remove(unfinished);
      if (PlainFiles.freeBytes(target) < LITTLE_BYTES) {
        throw new DiskFull(target, "write");
      }
      throw new FileFailed(target, "write", String.valueOf(e.getMessage()));
    } catch (Failure | SqliteError e) {
      remove(unfinished);
      throw e;
    }
  }

  private Optional<Long> writeRows(String table, Side side, Path unfinished) throws IOException {
    try (BufferedWriter out =
        Files.newBufferedWriter(
            unfinished, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
      Optional<Shape> shape = comparing.shape(table);
      if (shape.isEmpty()) {
        return Optional.empty();
      }
      List<String> columns = shape.get().columns();
      Charset encoding = comparing.encoding(table);
      long[] count = {0};
      out.write(format.head(table, columns));
      comparing.walk(
          table,
          difference -> {
            of(difference, side)
                .ifPresent(
                    row -> append(out, format.row(table, columns, row, count[0]++, encoding)));
            return true;
          });
      out.write(format.tail());
      return Optional.of(count[0]);
    }
  }

  private static void append(BufferedWriter out, String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<List<Cell>> of(Difference difference, Side side) {
    return switch (difference) {
      case Difference.OnlyToday(List<Cell> row) ->
          side == Side.TODAY ? Optional.of(row) : Optional.empty();
      case Difference.OnlyBackup(List<Cell> row) ->
          side == Side.BACKUP ? Optional.of(row) : Optional.empty();
      case Difference.Changed(List<Cell> now, List<Cell> then) ->
          Optional.of(side == Side.TODAY ? now : then);
    };
  }

  private static void remove(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException stays) {
      // Its name says that it isn't finished; the next start clears it away.
    }
  }
}
