package dev.switchback.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands in one place, looked up once for all the formats that ask: a folder is listed once,
/// a file is read once. So all of them judge the same names and texts, and a folder of thousands of
/// files isn't listed forty times.
///
/// For one reading, and for one thread.
public final class Glance {
  private final Path place;
  private final Map<Path, List<Path>> listed = new HashMap<>();
  private final Map<Path, List<Path>> programs = new HashMap<>();
  private final Map<Path, TextFile> texts = new HashMap<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private boolean isSorted;

  Glance(Path place) {
    this.place = place;
  }

  /// For somebody who reads the place, and not only looks whether it is one of theirs.
  ///
  /// @throws dev.switchback.failure.SourceMissing when it isn't there or can't be listed
  static Glance into(Path place) {
    Glance glance = new Glance(place);
    glance.listed.put(place, FolderReader.list(place));
    return glance;
  }

  Path place() {
    return place;
  }

  boolean isFolder() {
    return Files.isDirectory(place);
  }

  /// What is in `folder`, by name; empty where it is none or can't be listed.
  List<Path> listed(Path folder) {
    return listed.computeIfAbsent(folder, CodeFolder::listed);
  }

  /// The same without the files of SQL: what can be a program.
  List<Path> programs(Path folder) {
    return programs.computeIfAbsent(
        folder, it -> listed(it).stream().filter(entry -> !FileName.isSql(entry)).toList());
  }

  /// The folders in the place, by name.
  List<Path> folders() {
    sort();
    return folders;
  }

  /// The files in the place, by name.
  List<Path> files() {
    sort();
    return files;
  }

  /// All files in the place and in the folders inside it but hidden ones, by path.
  List<Path> below() {
    return folders().isEmpty()
        ? files().stream().filter(file -> !file.getFileName().toString().startsWith(".")).toList()
        : FileTree.below(place);
  }

  /// One look for each: what is a file and what is a folder.
  private void sort() {
    if (isSorted) {
      return;
    }
    isSorted = true;
    for (Path entry : listed(place)) {
      try {
        BasicFileAttributes found = Files.readAttributes(entry, BasicFileAttributes.class);
        if (found.isDirectory()) {
          folders.add(entry);
        } else if (found.isRegularFile()) {
          files.add(entry);
        }
      } catch (IOException goneOrALinkToNowhere) {
        // Neither a file nor a folder.
      }
    }
  }

  /// The content of a file, as it was when somebody asked first.
  TextFile read(Path file) {
    return texts.computeIfAbsent(file, TextFile::of);
  }

  /// Its text without a byte order mark; empty when there is none.
  Optional<String> text(Path file) {
    return read(file) instanceof TextFile.Read read ? Optional.of(read.sql()) : Optional.empty();
  }
}
