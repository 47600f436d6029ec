package dev.switchback.schema;

import java.util.List;

/// A view or triggers that SQLite can't compile any more: a table or column that they need is gone.
///
/// @param names the view, or the triggers that one statement would fire; more than one when SQLite
///     doesn't tell which of them it is
/// @param message what SQLite says
public record BrokenObject(SchemaObject.Type type, List<String> names, String message) {
  public BrokenObject {
    names = List.copyOf(names);
  }
}
