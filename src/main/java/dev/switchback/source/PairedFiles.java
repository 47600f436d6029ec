package dev.switchback.source;

import dev.switchback.migration.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The files of a folder whose migrations are made of an up and a down file each, by version.
final class PairedFiles {
  private final NavigableMap<Version, Pair> byVersion = new TreeMap<>();

  /// @param ups more than one, or none, is a mistake
  /// @param downs likewise
  record Pair(List<Half> ups, List<Half> downs) {
    boolean isAmbiguous() {
      return ups.size() > 1 || downs.size() > 1;
    }

    /// Those that have one version and direction in common.
    List<List<Path>> ambiguous() {
      List<List<Path>> files = new ArrayList<>();
      for (List<Half> halves : List.of(ups, downs)) {
        if (halves.size() > 1) {
          files.add(halves.stream().map(Half::file).toList());
        }
      }
      return files;
    }
  }

  /// One direction of a migration.
  ///
  /// @param description what its name says
  record Half(Path file, String description) {}

  void up(Version version, Half half) {
    pair(version).ups().add(half);
  }

  void down(Version version, Half half) {
    pair(version).downs().add(half);
  }

  /// In the order of their versions.
  NavigableMap<Version, Pair> byVersion() {
    return byVersion;
  }

  private Pair pair(Version version) {
    return byVersion.computeIfAbsent(version, v -> new Pair(new ArrayList<>(), new ArrayList<>()));
  }
}
