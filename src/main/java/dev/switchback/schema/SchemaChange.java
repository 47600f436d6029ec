package dev.switchback.schema;

import java.util.List;

/// One difference between two schemas.
public sealed interface SchemaChange {
  SchemaObject object();

  record Added(SchemaObject object) implements SchemaChange {}

  record Removed(SchemaObject object) implements SchemaChange {}

  /// The same name, another definition.
  ///
  /// @param object as it is afterwards
  /// @param columns what happened to its columns; empty when only something else changed
  record Changed(SchemaObject before, SchemaObject object, List<ColumnChange> columns)
      implements SchemaChange {
    public Changed {
      columns = List.copyOf(columns);
    }
  }

  /// What happened to a column.
  record ColumnChange(Kind kind, String name, String definition) {
    /// The kinds.
    public enum Kind {
      ADDED,
      REMOVED,
      CHANGED
    }
  }
}
