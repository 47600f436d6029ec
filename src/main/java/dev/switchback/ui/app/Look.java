package dev.switchback.ui.app;

import dev.switchback.backup.Backup;
import dev.switchback.registry.Activity;
import dev.switchback.registry.DatabaseStatus;
import java.util.List;

/// Everything the window shows of one database, gathered in one go in the background.
public record Look(DatabaseStatus status, List<Backup> backups, List<Activity> activity) {
  public Look {
    backups = List.copyOf(backups);
    activity = List.copyOf(activity);
  }
}
