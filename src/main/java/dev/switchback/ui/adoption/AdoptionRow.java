package dev.switchback.ui.adoption;

import dev.switchback.migration.Migration;
import dev.switchback.run.Adoption;
import dev.switchback.run.Evidence;
import dev.switchback.run.Unplayed;
import java.util.OptionalInt;

/// A migration up to which everything could be recorded.
///
/// @param found what the file has of it; for a program only what its text names
/// @param differences how many objects differ from the schema after it; empty where it couldn't be
///     replayed
public record AdoptionRow(Migration migration, Evidence found, OptionalInt differences) {
  static AdoptionRow of(Adoption.Row row) {
    return new AdoptionRow(row.migration(), row.found(), OptionalInt.of(row.differences()));
  }

  static AdoptionRow of(Unplayed unplayed) {
    return new AdoptionRow(unplayed.migration(), unplayed.named(), OptionalInt.empty());
  }
}
