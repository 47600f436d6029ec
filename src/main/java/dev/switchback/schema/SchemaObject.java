package dev.switchback.schema;

/// A table, index, view or trigger, with the SQL that makes it.
///
/// @param table the table it belongs to; its own name for a table or view
/// @param sql as SQLite keeps it; empty for an index that a constraint made
public record SchemaObject(Type type, String name, String table, String sql) {

  /// The kinds of objects.
  public enum Type {
    TABLE,
    INDEX,
    VIEW,
    TRIGGER
  }
}
