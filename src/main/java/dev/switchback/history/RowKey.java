package dev.switchback.history;

import dev.switchback.history.RowShape.Meaning;
import dev.switchback.migration.Origin;
import dev.switchback.migration.PlanStep;
import java.util.Map;
import java.util.Optional;

/// What names a migration in its row.
///
/// @param group the application or set; empty where there are none
/// @param name the key within it, or the number
record RowKey(String group, String name) {

  /// As the row has it where there is one, else as the source says.
  static RowKey of(RowShape shape, PlanStep step) {
    Map<String, String> cells = step.entry().map(entry -> entry.cells()).orElse(Map.of());
    Optional<String> recorded =
        shape
            .first(Meaning.KEY)
            .or(() -> shape.first(Meaning.NUMBER))
            .or(() -> shape.first(Meaning.NUMBER_TEXT))
            .map(cells::get);
    if (recorded.isPresent()) {
      return new RowKey(shape.first(Meaning.GROUP).map(cells::get).orElse(""), recorded.get());
    }
    String key =
        step.migration()
            .map(migration -> migration.origin().key())
            .filter(it -> !it.isEmpty())
            .orElseGet(() -> step.version().text());
    String group =
        step.migration().map(m -> m.origin().lineage()).map(Origin.Lineage::group).orElse("");
    if (shape.first(Meaning.KEY).isEmpty()) {
      return new RowKey("", step.version().isNumber() ? step.version().number().toString() : key);
    }
    return group.isEmpty()
        ? new RowKey("", key)
        : new RowKey(group, key.substring(group.length() + 1));
  }

  /// `group.name`, as a lineage writes it.
  static RowKey grouped(String key) {
    int dot = key.indexOf('.');
    return new RowKey(key.substring(0, Math.max(dot, 0)), key.substring(dot + 1));
  }

  /// What stands in the column of this meaning.
  Object cell(Meaning meaning) {
    if (meaning == Meaning.GROUP) {
      return group;
    }
    return meaning == Meaning.NUMBER && name.matches("\\d{1,18}") ? Long.valueOf(name) : name;
  }
}
