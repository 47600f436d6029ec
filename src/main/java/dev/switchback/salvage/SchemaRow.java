package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A row of `sqlite_schema`: an object and where it begins.
///
/// @param rootPage 0 for what has no b-tree, and where it isn't known
/// @param sql empty for an index that a constraint made
public record SchemaRow(String type, String name, String table, int rootPage, String sql) {
  private static final Set<String> TYPES = Set.of("table", "index", "view", "trigger");

  /// Empty when these values are no row of a schema. What makes one is so particular that it is
  /// known wherever it is found.
  static Optional<SchemaRow> of(List<Value> values) {
    if (values.size() != 5
        || !(values.get(0) instanceof Value.Text type)
        || !(values.get(1) instanceof Value.Text name)
        || !(values.get(2) instanceof Value.Text table)
        || !TYPES.contains(type.shown())
        || name.decoded().isEmpty()
        || table.decoded().isEmpty()) {
      return Optional.empty();
    }
    long root = values.get(3) instanceof Value.Whole(long number) ? number : 0;
    String sql = values.get(4) instanceof Value.Text text ? text.shown() : "";
    boolean possible =
        sql.isEmpty()
            ? type.shown().equals("index")
            : sql.stripLeading().regionMatches(true, 0, "CREATE", 0, 6);
    return possible && root >= 0 && root <= Integer.MAX_VALUE
        ? Optional.of(new SchemaRow(type.shown(), name.shown(), table.shown(), (int) root, sql))
        : Optional.empty();
  }

  public boolean isTable() {
    return type.equals("table");
  }

  boolean isVirtual() {
    return isTable() && sql.toUpperCase(java.util.Locale.ROOT).matches("(?s)CREATE\\s+VIRTUAL.*");
  }

  SchemaRow withoutRoot() {
    return new SchemaRow(type, name, table, 0, sql);
  }
}
