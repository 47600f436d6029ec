package dev.switchback.salvage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is to be salvaged, and how.
///
/// @param into a new file; it must not exist
/// @param known the schema, as far as it is known from elsewhere: from a backup, a similar database
///     or a file of statements
/// @param knownRows how many rows tables had where the schema was taken from
public record SalvageRequest(
    Path into, List<SchemaRow> known, Map<String, Long> knownRows, Extras extras) {
  public SalvageRequest {
    known = List.copyOf(known);
    knownRows = Map.copyOf(knownRows);
  }

  /// Nothing known from elsewhere, no extras.
  public static SalvageRequest into(Path into) {
    return new SalvageRequest(into, List.of(), Map.of(), Extras.NONE);
  }

  /// The same into another new file.
  public SalvageRequest with(Path other) {
    return new SalvageRequest(other, known, knownRows, extras);
  }

  public SalvageRequest with(List<SchemaRow> schema, Map<String, Long> rows) {
    return new SalvageRequest(into, schema, rows, extras);
  }

  public SalvageRequest with(Extras other) {
    return new SalvageRequest(into, known, knownRows, other);
  }

  /// What else is looked for.
  public enum Extras {
    NONE,
    /// Rows that had been deleted or changed, in free space, on free pages and in the log. They go
    /// into a table of their own, never among the others.
    DELETED_ROWS
  }
}
