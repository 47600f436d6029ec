package dev.switchback.source;

import dev.switchback.migration.Tool;
import dev.switchback.source.CodeFolder.CodeFile;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// How a tool lays programs out that are migrations.
///
/// @param names which files are taken, by their whole name
/// @param marker what stands in such a file and in no other tool's
/// @param folders where they lie in a project; the first that has such files counts
/// @param depth how many levels of folders are read
/// @param naming what a file says of its migrations; none where it says too little
record CodeShape(
    Tool tool,
    Pattern names,
    Pattern marker,
    List<String> folders,
    int depth,
    Function<CodeFile, List<CodeName>> naming) {
  CodeShape {
    folders = List.copyOf(folders);
  }

  static CodeShape of(
      Tool tool,
      String names,
      String marker,
      List<String> folders,
      Function<CodeFile, List<CodeName>> naming) {
    return new CodeShape(tool, Pattern.compile(names), Pattern.compile(marker), folders, 0, naming);
  }

  CodeShape below(int levels) {
    return new CodeShape(tool, names, marker, folders, levels, naming);
  }

  boolean takes(String name) {
    return names.matcher(name).matches();
  }

  /// Whether files of SQL are among what it takes.
  boolean takesSql() {
    return takes("1_a.sql") || takes("1_a.up.sql");
  }

  boolean isIn(String text) {
    return marker.matcher(text).find();
  }
}
