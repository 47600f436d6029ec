package dev.switchback.ui.main;

import dev.switchback.registry.Database;
import dev.switchback.sqlite.DatabaseFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/// By what a change made by another program is noticed: sizes and times of a database's four files
/// and of its migration files. Taking one opens no file.
record FileStamp(dev.switchback.sqlite.FileStamp database, List<String> migrations) {
  private static final int DEPTH = 3;

  /// Where more lie, only these are looked at.
  private static final int MOST_FILES = 20_000;

  FileStamp {
    migrations = List.copyOf(migrations);
  }

  /// Whether somebody wrote to the database since `before`. A log or journal that is empty is as
  /// none: who only reads may leave one.
  boolean isWrittenSince(FileStamp before) {
    return !database.main().equals(before.database.main())
        || !content(database.wal()).equals(content(before.database.wal()))
        || !content(database.journal()).equals(content(before.database.journal()));
  }

  /// Whether another file has taken its place since `before`.
  boolean isReplacedSince(FileStamp before) {
    return database.isAnotherFileThan(before.database)
        && !database.main().equals("-")
        && !before.database.main().equals("-");
  }

  private static String content(String companion) {
    return companion.contains(":0:") ? "-" : companion;
  }

  /// Blocks: asks the file system.
  static FileStamp of(Database database) {
    return new FileStamp(
        DatabaseFile.of(database.file()).stamp(),
        database.source().map(FileStamp::folder).orElse(List.of()));
  }

  /// Some layouts have a folder for each migration.
  private static List<String> folder(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .limit(MOST_FILES)
          .sorted()
          .map(file -> folder.relativize(file).getParent() + " " + fact(file))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of("unreadable");
    }
  }

  private static String fact(Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      return file.getFileName()
          + " "
          + facts.size()
          + " "
          + facts.lastModifiedTime()
          + " "
          + facts.fileKey();
    } catch (IOException e) {
      // There is none, or it can't be seen: both are facts to compare with the next time.
      return file.getFileName()
          + (Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? " hidden" : " -");
    }
  }
}
