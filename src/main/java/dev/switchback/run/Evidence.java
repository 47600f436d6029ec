package dev.switchback.run;

import dev.switchback.schema.Column;
import dev.switchback.schema.SchemaChange;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.List;

/// What speaks for or against a migration's having been applied: what it adds and removes, looked
/// up in a database.
public record Evidence(List<Item> items) {
  public static final Evidence NONE = new Evidence(List.of());

  public Evidence {
    items = List.copyOf(items);
  }

  /// One object or column.
  ///
  /// @param column empty for an object
  /// @param expected whether it should be there after the migration
  /// @param there whether it is
  public record Item(
      SchemaObject.Type type, String object, String column, boolean expected, boolean there) {
    /// Whether this speaks for the migration.
    public boolean isFor() {
      return expected == there;
    }

    /// `books`, or `books.title` for a column.
    public String name() {
      return column.isEmpty() ? object : object + "." + column;
    }
  }

  /// What the items say together.
  public enum Conclusion {
    APPLIED,
    NOT_APPLIED,
    PARTLY,
    /// The migration leaves no trace in the schema: it changes rows only, or nothing.
    NO_TRACE
  }

  /// Looks up in `present` what a migration did to a schema.
  static Evidence of(SchemaDiff done, SchemaSnapshot present) {
    List<Item> items = new ArrayList<>();
    for (SchemaChange change : done.changes()) {
      SchemaObject object = change.object();
      switch (change) {
        case SchemaChange.Added added -> items.add(item(object, true, present));
        case SchemaChange.Removed removed -> items.add(item(object, false, present));
        case SchemaChange.Changed changed ->
            changed.columns().stream()
                .filter(column -> column.kind() != SchemaChange.ColumnChange.Kind.CHANGED)
                .forEach(column -> items.add(item(object, column, present)));
      }
    }
    return new Evidence(items);
  }

  private static Item item(SchemaObject object, boolean expected, SchemaSnapshot present) {
    boolean there =
        present.objects().stream()
            .anyMatch(o -> o.type() == object.type() && o.name().equalsIgnoreCase(object.name()));
    return new Item(object.type(), object.name(), "", expected, there);
  }

  private static Item item(
      SchemaObject table, SchemaChange.ColumnChange column, SchemaSnapshot present) {
    boolean there =
        present.columns().entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(table.name()))
            .flatMap(entry -> entry.getValue().stream())
            .map(Column::name)
            .anyMatch(column.name()::equalsIgnoreCase);
    return new Item(
        table.type(),
        table.name(),
        column.name(),
        column.kind() == SchemaChange.ColumnChange.Kind.ADDED,
        there);
  }

  public Conclusion conclusion() {
    boolean isFor = items.stream().anyMatch(Item::isFor);
    boolean isAgainst = items.stream().anyMatch(item -> !item.isFor());
    if (isFor && isAgainst) {
      return Conclusion.PARTLY;
    }
    if (isFor) {
      return Conclusion.APPLIED;
    }
    return isAgainst ? Conclusion.NOT_APPLIED : Conclusion.NO_TRACE;
  }
}
