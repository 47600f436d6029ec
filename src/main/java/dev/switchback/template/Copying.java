package dev.switchback.template;

import dev.switchback.template.Rebuild.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which value goes where, from the old table into the new one.
///
/// @param rowId the new table's name of the rowid, and where it comes from; none when a column does
record Copying(List<Source> columns, Optional<Source> rowId) {
  Copying {
    columns = List.copyOf(columns);
  }

  /// Columns of the same name go into each other, unless `given` says something else. A new
  /// key takes the old rowid, so that each row stays the row it was.
  static Copying of(TableFacts before, TableFacts after, Map<String, String> given) {
    Map<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    wanted.putAll(given);
    List<Source> columns = new ArrayList<>();
    for (TableFacts.Field field : after.fields()) {
      if (field.kind() == TableFacts.Field.Kind.STORED) {
        columns.add(new Source(field.name(), expression(field, before, after, wanted)));
      }
    }
    boolean copies = after.key().isEmpty() && after.rowId().isPresent();
    Optional<Source> rowId =
        copies
            ? before
                .rowId()
                .map(name -> new Source(after.rowId().get(), Optional.of(written(name))))
            : Optional.empty();
    return new Copying(columns, rowId);
  }

  private static Optional<String> expression(
      TableFacts.Field field, TableFacts before, TableFacts after, Map<String, String> wanted) {
    String given = wanted.get(field.name());
    if (given != null) {
      return Optional.of(given);
    }
    Optional<String> same = before.field(field.name()).map(old -> written(old.name()));
    boolean isKey = after.key().filter(name -> name.equals(field.name())).isPresent();
    return isKey ? same.or(() -> before.rowId().map(Copying::written)) : same;
  }

  private static String written(String name) {
    return SqlNames.written(name);
  }

  String statement(String from, String into) {
    List<Source> sources = new ArrayList<>();
    rowId.ifPresent(sources::add);
    columns.stream().filter(c -> c.expression().isPresent()).forEach(sources::add);
    if (sources.isEmpty()) {
      // A row that keeps nothing is still a row.
      sources.add(new Source(columns.getFirst().column(), Optional.of("NULL")));
    }
    String targets = String.join(", ", sources.stream().map(s -> written(s.column())).toList());
    String values =
        String.join(", ", sources.stream().map(s -> s.expression().orElseThrow()).toList());
    return "INSERT INTO %s (%s)\nSELECT %s\nFROM %s"
        .formatted(written(into), targets, values, written(from));
  }
}
