package dev.switchback.registry;

import dev.switchback.backup.RestorePlan;
import dev.switchback.schema.TableRows;
import java.util.List;

/// What undoing the last operation would do: its safety copy is put back.
///
/// @param writtenSince tables whose number of rows is another one than right after the operation:
///     what somebody wrote since, as far as counting shows it
public record UndoPlan(Activity activity, RestorePlan restore, List<TableRows> writtenSince) {
  public UndoPlan {
    writtenSince = List.copyOf(writtenSince);
  }
}
