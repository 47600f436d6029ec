package dev.switchback.salvage;

import dev.switchback.sqlite.Session;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The tables for what has no place among the user's own.
final class SideTables implements AutoCloseable {
  private final Map<Kind, SideTable> tables = new EnumMap<>(Kind.class);

  /// @param taken names that the user's own objects have
  SideTables(Session session, Set<String> taken) {
    for (Kind kind : Kind.values()) {
      String name = kind.table;
      for (int i = 1; taken.contains(name); i++) {
        name = kind.table + "_" + i;
      }
      tables.put(kind, new SideTable(session, name));
    }
  }

  /// Why a row is kept aside.
  enum Kind {
    /// Nobody can tell which table it belongs to.
    LOST_AND_FOUND("lost_and_found"),
    /// Something of it is missing, or can't be right.
    PARTIAL("partial_rows"),
    /// It breaks a rule of its table.
    RULE_BREAKER("rows_breaking_rules"),
    /// Another row with its key is in the table.
    DUPLICATE("duplicate_rows"),
    /// Nothing is left of it but entries of indexes.
    INDEX_TRACE("rows_from_indexes"),
    /// It had been deleted, or changed since.
    DELETED("deleted_rows");

    private final String table;

    Kind(String table) {
      this.table = table;
    }

    /// Its name, where the user has no table of that name.
    String table() {
      return table;
    }
  }

  SideTable of(Kind kind) {
    return java.util.Objects.requireNonNull(tables.get(kind));
  }

  /// How many rows each has; without the empty ones.
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    tables.values().stream()
        .filter(table -> table.rows() > 0)
        .forEach(table -> counts.put(table.name(), table.rows()));
    return counts;
  }

  static String reason(FoundRow.Soundness soundness) {
    return soundness.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public void close() {
    tables.values().forEach(SideTable::close);
  }
}
