package dev.switchback.run;

import dev.switchback.migration.Migration;
import dev.switchback.run.Evidence.Item;
import dev.switchback.schema.Column;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a migration that is a program seems to do, by the names in its text, and whether that is in
/// a database. The program isn't run, so this is a hint and no proof.
final class CodeTraces {
  private static final String NAME = "\\s*\\(?\\s*[:'\"]([A-Za-z_]\\w*)";
  private static final Pattern TABLE =
      Pattern.compile("(?:create_table|createTable|Schema::create)" + NAME);
  private static final Pattern GONE =
      Pattern.compile("(?:drop_table|dropTable|Schema::drop(?:IfExists)?)" + NAME);
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?:add_column|addColumn)"
              + NAME
              + "['\"]?\\s*,\\s*(?:(?:sa\\.)?Column\\()?\\s*[:'\"]([A-Za-z_]\\w*)");
  private static final Pattern INDEX =
      Pattern.compile("create_index\\s*\\(\\s*(?:op\\.f\\(\\s*)?['\"](\\w+)['\"]");

  /// Where the way back begins, in the languages whose files have both.
  private static final Pattern WAY_BACK =
      Pattern.compile(
          "\\bdef (?:downgrade|down)\\b|exports\\.down\\b|\\bfunction down\\b|\\basync down\\b");

  private CodeTraces() {}

  static Evidence of(Migration migration, SchemaSnapshot present) {
    Matcher back = WAY_BACK.matcher(migration.up().sql());
    String up =
        back.find() ? migration.up().sql().substring(0, back.start()) : migration.up().sql();
    List<Item> items = new ArrayList<>();
    for (Matcher found = TABLE.matcher(up); found.find(); ) {
      items.add(object(SchemaObject.Type.TABLE, found.group(1), true, present));
    }
    for (Matcher found = COLUMN.matcher(up); found.find(); ) {
      items.add(column(found.group(1), found.group(2), present));
    }
    for (Matcher found = INDEX.matcher(up); found.find(); ) {
      items.add(object(SchemaObject.Type.INDEX, found.group(1), true, present));
    }
    for (Matcher found = GONE.matcher(up); found.find(); ) {
      items.add(object(SchemaObject.Type.TABLE, found.group(1), false, present));
    }
    return new Evidence(items.stream().distinct().toList());
  }

  private static Item object(
      SchemaObject.Type type, String name, boolean expected, SchemaSnapshot present) {
    boolean there =
        present.objects().stream()
            .anyMatch(object -> object.type() == type && object.name().equalsIgnoreCase(name));
    return new Item(type, name, "", expected, there);
  }

  private static Item column(String table, String column, SchemaSnapshot present) {
    boolean there =
        present.columns().entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(table))
            .flatMap(entry -> entry.getValue().stream())
            .map(Column::name)
            .anyMatch(column::equalsIgnoreCase);
    return new Item(SchemaObject.Type.TABLE, table, column, true, there);
  }
}
