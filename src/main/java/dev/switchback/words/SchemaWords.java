package dev.switchback.words;

import dev.switchback.schema.SchemaChange;
import dev.switchback.schema.SchemaChange.ColumnChange;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import java.util.List;

/// What is different between two schemas, as sentences.
public final class SchemaWords {
  private final Bundle bundle;

  SchemaWords(Bundle bundle) {
    this.bundle = bundle;
  }

  /// One sentence per object, or per column of a changed table.
  public List<String> say(SchemaDiff diff) {
    return diff.changes().stream().flatMap(change -> say(change).stream()).toList();
  }

  public List<String> say(SchemaChange change) {
    return switch (change) {
      case SchemaChange.Added(SchemaObject object) -> List.of(say("schema.added.", object));
      case SchemaChange.Removed(SchemaObject object) -> List.of(say("schema.removed.", object));
      case SchemaChange.Changed(SchemaObject _, SchemaObject object, List<ColumnChange> columns) ->
          columns.isEmpty()
              ? List.of(say("schema.changed.", object))
              : columns.stream().map(column -> say(object, column)).toList();
    };
  }

  /// The word for a kind of object, as it stands in a sentence.
  public String word(SchemaObject.Type type) {
    return bundle.of("schema.type.", type);
  }

  private String say(String prefix, SchemaObject object) {
    return bundle.text(prefix + Bundle.camelCase(object.type()), object.name(), object.table());
  }

  private String say(SchemaObject table, ColumnChange column) {
    return bundle.text(
        "schema.column." + Bundle.camelCase(column.kind()),
        table.name(),
        column.name(),
        column.definition());
  }
}
