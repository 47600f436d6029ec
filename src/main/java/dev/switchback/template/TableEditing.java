package dev.switchback.template;

import dev.switchback.template.Rebuild.Reason;
import java.util.ArrayList;
import java.util.List;

/// Carries wishes out on the text of a table.
final class TableEditing {
  private final List<RebuildNote> notes = new ArrayList<>();
  private TableText table;

  TableEditing(TableText table) {
    this.table = table;
  }

  List<RebuildNote> notes() {
    return List.copyOf(notes);
  }

  /// @throws Stopped when a wish can't be fulfilled
  TableText after(List<RebuildChange> changes) {
    changes.forEach(this::apply);
    return table;
  }

  private void apply(RebuildChange change) {
    table =
        switch (change) {
          case RebuildChange.RenameColumn _ -> table;
          case RebuildChange.DropColumn(String column) -> dropped(column);
          case RebuildChange.ChangeColumn(String column, String definition) ->
              table.replaced(column(column), sameName(column, definition));
          case RebuildChange.AddColumn(String definition) -> table.withColumn(definition);
          case RebuildChange.AddConstraint(String definition) -> table.withConstraint(definition);
          case RebuildChange.Order(List<String> columns) -> table.ordered(full(columns));
          case RebuildChange.Definition(String createTable) -> defined(createTable);
        };
  }

  private TableText.Item column(String name) {
    return table
        .column(name)
        .orElseThrow(() -> new Stopped(new Reason.NoSuchColumn(table.name(), name)));
  }

  private static String sameName(String column, String definition) {
    TableText alone =
        TableText.of("CREATE TABLE t (" + definition + "\n)")
            .filter(text -> text.columns().size() == 1)
            .orElseThrow(() -> new Stopped(new Reason.NotATableDefinition(definition)));
    String found = alone.columnNames().getFirst();
    if (!found.equalsIgnoreCase(column)) {
      throw new Stopped(new Reason.AnotherName(column, found));
    }
    return definition;
  }

  private TableText dropped(String name) {
    List<String> all = table.columnNames();
    TableText.Item column = column(name);
    if (all.size() == 1) {
      throw new Stopped(new Reason.NothingToDo(table.name()));
    }
    table = table.without(column);
    List<TableText.Item> about =
        table.constraints().stream().filter(c -> mentions(c, all, name)).toList();
    for (TableText.Item constraint : about) {
      String text = table.textOf(constraint);
      boolean aboutNothingElse =
          table.mentioned(constraint, all).stream().allMatch(name::equalsIgnoreCase);
      if (!aboutNothingElse) {
        throw new Stopped(new Reason.ConstraintNames(text, name));
      }
      notes.add(new RebuildNote.ConstraintDropped(text));
    }
    for (int i = 0; i < about.size(); i++) {
      table = table.without(firstAbout(name, all));
    }
    for (TableText.Item other : table.columns()) {
      if (table.mentioned(other, List.of(name)).size() > 0) {
        throw new Stopped(new Reason.ConstraintNames(table.textOf(other), name));
      }
    }
    return table;
  }

  private TableText.Item firstAbout(String column, List<String> all) {
    return table.constraints().stream()
        .filter(constraint -> mentions(constraint, all, column))
        .findFirst()
        .orElseThrow();
  }

  private boolean mentions(TableText.Item item, List<String> columns, String name) {
    return table.mentioned(item, columns).stream().anyMatch(name::equalsIgnoreCase);
  }

  private List<String> full(List<String> columns) {
    List<String> order = new ArrayList<>();
    columns.forEach(name -> order.add(table.nameOf(column(name))));
    table.columnNames().stream()
        .filter(name -> order.stream().noneMatch(name::equalsIgnoreCase))
        .forEach(order::add);
    return order;
  }

  private TableText defined(String createTable) {
    TableText text =
        TableText.of(createTable)
            .orElseThrow(() -> new Stopped(new Reason.NotATableDefinition(createTable)));
    if (!text.name().equalsIgnoreCase(table.name())) {
      throw new Stopped(new Reason.AnotherName(table.name(), text.name()));
    }
    return text;
  }
}
