package dev.switchback.template;

import java.util.List;
import java.util.Map;

/// The wish to rebuild a table.
///
/// @param values by column of the new table: an expression over the old one's columns, where its
///     values don't come from the column of the same name
public record RebuildRequest(
    String table, List<RebuildChange> changes, Map<String, String> values) {
  public RebuildRequest {
    changes = List.copyOf(changes);
    values = Map.copyOf(values);
  }

  public static RebuildRequest of(String table, RebuildChange... changes) {
    return new RebuildRequest(table, List.of(changes), Map.of());
  }
}
