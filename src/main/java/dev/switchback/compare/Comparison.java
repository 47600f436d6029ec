package dev.switchback.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is different between the rows of two databases, table by table. Switchback's own history is
/// left out.
public record Comparison(List<TableComparison> tables) {
  public Comparison {
    tables = List.copyOf(tables);
  }

  /// Those in which something is different, or may be.
  public List<TableComparison> different() {
    return tables.stream().filter(table -> !table.isSame()).toList();
  }

  /// The same for some tables.
  public Comparison only(Predicate<String> wanted) {
    return new Comparison(tables.stream().filter(table -> wanted.test(table.table())).toList());
  }

  /// Whether every row of every table was compared.
  public boolean isExact() {
    return tables.stream()
        .allMatch(table -> table.certainty() instanceof TableComparison.Certainty.Counted);
  }

  public boolean isEmpty() {
    return different().isEmpty();
  }

  /// By its name, as SQLite tells names apart.
  public Optional<TableComparison> table(String name) {
    return tables.stream().filter(table -> table.table().equalsIgnoreCase(name)).findFirst();
  }
}
