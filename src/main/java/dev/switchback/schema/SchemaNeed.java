package dev.switchback.schema;

import dev.switchback.sql.Calls;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.OwnNames;
import dev.switchback.sqlite.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Something in a schema that only its application can use: it names a function, a collation or a
/// module that SQLite doesn't have.
///
/// @param object what names it, and `table` the table that it belongs to
public record SchemaNeed(
    Calls.Kind kind, String name, SchemaObject.Type type, String object, String table) {

  /// All of a schema. Reads only the texts in it, which works where SQLite can't use them.
  public static List<SchemaNeed> of(Session session) {
    OwnNames own = OwnNames.read();
    List<SchemaNeed> needs = new ArrayList<>();
    session
        .query(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                + " ORDER BY rowid",
            row -> new String[] {row.text(1), row.text(2), row.text(3), row.text(4)})
        .forEach(
            row ->
                type(row[0])
                    .ifPresent(
                        type -> {
                          for (SqlStatement statement : Script.of(row[3]).statements()) {
                            Calls.of(statement).stream()
                                .filter(call -> !own.has(call.kind(), call.name()))
                                .map(
                                    call ->
                                        new SchemaNeed(
                                            call.kind(), call.name(), type, row[1], row[2]))
                                .forEach(needs::add);
                          }
                        }));
    return List.copyOf(needs);
  }

  private static Optional<SchemaObject.Type> type(String text) {
    for (SchemaObject.Type type : SchemaObject.Type.values()) {
      if (type.name().equals(text.toUpperCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
