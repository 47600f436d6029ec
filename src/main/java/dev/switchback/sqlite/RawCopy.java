package dev.switchback.sqlite;

import dev.switchback.failure.FileFailed;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Keeps a file that SQLite can't read as it lies there, with its log and its journal.
public final class RawCopy {

  /// Copies `file` and its companions to `target` and its companions. Until all is on the disk they
  /// have other names; the main file gets its name last.
  ///
  /// @return the name of the copy
  public Path make(DatabaseFile file, Path target, Work work) {
    DatabaseFile unfinished = DatabaseFile.of(Unfinished.of(target));
    try {
      Files.createDirectories(DatabaseFile.of(target).folder());
      new CopyOut().copyPlainly(file, unfinished.real(), work);
      DatabaseFile copy = DatabaseFile.of(target);
      rename(unfinished.journal(), copy.journal());
      rename(unfinished.wal(), copy.wal());
      return PlainFiles.publish(unfinished.real(), target, PlainFiles.Taken.REFUSE);
    } catch (IOException e) {
      throw new FileFailed(target, "keep aside as", String.valueOf(e.getMessage()));
    } finally {
      CopyOut.deleteWithCompanions(unfinished);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
