package dev.switchback.salvage;

import java.util.List;

/// What a salvage and a backup would give together. Nothing has been written for it.
///
/// @param conflicts the first of each table that has any
public record CombinedTrial(
    SalvageReport salvage, CombinePlan plan, List<CombineConflict.Page> conflicts) {
  public CombinedTrial {
    conflicts = List.copyOf(conflicts);
  }
}
