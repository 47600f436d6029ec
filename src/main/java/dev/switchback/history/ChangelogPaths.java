package dev.switchback.history;

import java.util.List;

/// Paths of changelogs, which begin at whatever folder Liquibase was started in.
final class ChangelogPaths {
  private ChangelogPaths() {}

  /// `file` as Liquibase would record it here, told by what it recorded of the files beside it.
  ///
  /// @param files of the source, by the paths that the source gives them
  /// @param recorded the paths in the history
  static String asRecorded(String file, List<String> files, List<String> recorded) {
    for (String path : recorded) {
      for (String known : files) {
        if (path.equals(known)) {
          return file;
        }
      }
    }
    for (String path : recorded) {
      for (String known : files) {
        if (path.endsWith("/" + known)) {
          return path.substring(0, path.length() - known.length()) + file;
        }
        String beginning = known.substring(0, Math.max(0, known.length() - path.length()));
        if (known.endsWith("/" + path) && file.startsWith(beginning)) {
          return file.substring(beginning.length());
        }
      }
    }
    return file;
  }
}
