package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.failure.UnknownName;
import dev.switchback.registry.Database;
import java.nio.file.Path;
import java.util.List;

/// Which backup a command is about: its number, the path of its file, or "latest".
record ChosenBackup(Database database, Backup backup) {

  /// The backup that was named after its database.
  ///
  /// @throws UnknownName when there is none of that name
  static ChosenBackup of(Chosen chosen, Administration administration, Face face) {
    Chosen.Choice choice = chosen.one(administration, face, "BACKUP");
    List<Backup> backups = administration.backups(choice.database());
    return new ChosenBackup(choice.database(), find(backups, choice.words().getFirst(), face));
  }

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
