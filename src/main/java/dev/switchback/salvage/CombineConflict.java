package dev.switchback.salvage;

import dev.switchback.sqlite.Cell;
import java.nio.charset.Charset;
import java.util.List;

/// A row that the salvaged file and the backup both have, with different values.
///
/// @param key by which it is known again
/// @param salvaged its values in the order of [Page#columns]
public record CombineConflict(List<Cell> key, List<Cell> salvaged, List<Cell> backup) {
  public CombineConflict {
    key = List.copyOf(key);
    salvaged = List.copyOf(salvaged);
    backup = List.copyOf(backup);
  }

  /// Some of the conflicts of one table, in the order of its key.
  ///
  /// @param keyColumns the names of what [CombineConflict#key] holds
  /// @param encoding of text in the cells
  public record Page(
      String table,
      List<String> keyColumns,
      List<String> columns,
      List<CombineConflict> rows,
      Charset encoding) {
    public Page {
      keyColumns = List.copyOf(keyColumns);
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
