package dev.switchback.schema;

import java.util.List;

/// What is different between two schemas, in the order tables, indexes, views, triggers.
public record SchemaDiff(List<SchemaChange> changes) {
  public static final SchemaDiff NONE = new SchemaDiff(List.of());

  public SchemaDiff {
    changes = List.copyOf(changes);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }
}
