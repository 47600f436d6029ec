package dev.switchback.cli;

import dev.switchback.backup.Backup;
import dev.switchback.failure.UnknownName;
import java.nio.file.Path;
import java.util.List;

/// Which backup a command is about: its number, the path of its file, or "latest".
final class ChosenBackup {
  private ChosenBackup() {}

  /// @param backups newest first
  /// @throws UnknownName when there is none of that name
  static Backup find(List<Backup> backups, String typed, Face face) {
    if (typed.equals("latest") && !backups.isEmpty()) {
      return backups.getFirst();
    }
    Path path = face.path(typed);
    return backups.stream()
        .filter(backup -> String.valueOf(backup.id()).equals(typed) || backup.file().equals(path))
        .findFirst()
        .orElseThrow(() -> new UnknownName("backup", typed, List.of()));
  }
}
