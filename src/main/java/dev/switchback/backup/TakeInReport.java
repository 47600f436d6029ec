package dev.switchback.backup;

import java.util.List;

/// What taking old copies into the list did.
///
/// @param taken those that are listed now, with what their check found
/// @param refused those that aren't, because they couldn't be read after all
public record TakeInReport(List<Backup> taken, List<OldCopy.Refused> refused) {
  public TakeInReport {
    taken = List.copyOf(taken);
    refused = List.copyOf(refused);
  }
}
