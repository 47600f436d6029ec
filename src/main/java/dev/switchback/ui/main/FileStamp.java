package dev.switchback.ui.main;

import dev.switchback.registry.Database;
import dev.switchback.sqlite.DatabaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// By what a change made by another program is noticed: sizes and times of a database's four files
/// and of its migration files. Taking one opens no file.
record FileStamp(List<String> facts) {
  FileStamp {
    facts = List.copyOf(facts);
  }

  /// Blocks: asks the file system.
  static FileStamp of(Database database) {
    List<String> facts = new ArrayList<>();
    facts.add(DatabaseFile.of(database.file()).stamp().asText());
    database.source().ifPresent(folder -> facts.addAll(folder(folder)));
    return new FileStamp(facts);
  }

  private static List<String> folder(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(FileStamp::fact).toList();
    } catch (IOException e) {
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
