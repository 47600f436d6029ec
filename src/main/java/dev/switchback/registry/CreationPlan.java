package dev.switchback.registry;

import dev.switchback.source.NewMigration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What would be made for a new database: exactly this, and nothing else.
///
/// @param newFolders those that aren't there yet, outermost first
/// @param first the files of the migration to begin with
/// @param pending how many migrations would be pending, the first one among them
public record CreationPlan(
    Creation creation, List<Path> newFolders, Optional<NewMigration> first, int pending)
    implements CreationPlanning {
  public CreationPlan {
    newFolders = List.copyOf(newFolders);
  }
}
