package dev.switchback.registry;

import dev.switchback.backup.RestorePlan;
import dev.switchback.schema.TableRows;
import java.util.List;

/// What undoing the last operation would do: its safety copy is put back. Or what redoing it would
/// do: what the undo had replaced is put back.
///
/// @param activity the operation that is undone or redone
/// @param writtenSince tables whose number of rows is another one than right after the last
///     operation: what somebody wrote since, as far as counting shows it
public record UndoPlan(
    Direction direction, Activity activity, RestorePlan restore, List<TableRows> writtenSince) {
  public UndoPlan {
    writtenSince = List.copyOf(writtenSince);
  }

  /// The same with more known of what is put back.
  public UndoPlan withRestore(RestorePlan known) {
    return new UndoPlan(direction, activity, known, writtenSince);
  }

  /// Which way.
  public enum Direction {
    UNDO,
    REDO
  }
}
