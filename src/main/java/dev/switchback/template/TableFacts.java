package dev.switchback.template;

import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What SQLite says of a table.
///
/// @param key the column that is another name of the rowid
/// @param unique columns that an index of their own makes unique, in lower case
record TableFacts(List<Field> fields, Optional<String> key, RowIds rowIds, Set<String> unique) {
  private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

  enum RowIds {
    KEPT,
    NONE
  }

  /// @param position in the primary key, from 1; 0 outside of it
  record Field(
      String name, String type, boolean notNull, Optional<String> value, long position, Kind kind) {
    enum Kind {
      STORED,
      GENERATED
    }

    /// By the rules of sqlite.org/datatype3.html, section 3.1.
    String affinity() {
      String upper = type.toUpperCase(Locale.ROOT);
      if (upper.contains("INT")) {
        return "INTEGER";
      } else if (upper.contains("CHAR") || upper.contains("CLOB") || upper.contains("TEXT")) {
        return "TEXT";
      } else if (upper.isEmpty() || upper.contains("BLOB") || upper.equals("ANY")) {
        return "BLOB";
      } else if (upper.contains("REAL") || upper.contains("FLOA") || upper.contains("DOUB")) {
        return "REAL";
      }
      return "NUMERIC";
    }

    /// A value that NOT NULL is content with.
    String filler() {
      return switch (affinity()) {
        case "TEXT" -> "''";
        case "BLOB" -> "x''";
        default -> "0";
      };
    }
  }

  static TableFacts of(Session session, String table) {
    List<Field> fields =
        session.query(
            "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?)",
            row ->
                new Field(
                    row.text(1),
                    row.textOrNone(2).orElse(""),
                    row.number(3) != 0,
                    row.textOrNone(4),
                    row.number(5),
                    row.number(6) == 0 ? Field.Kind.STORED : Field.Kind.GENERATED),
            table);
    boolean hasRowIds =
        session.number(
                "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND wr = 0"
                    + " AND name = ? COLLATE NOCASE",
                table)
            > 0;
    long keyColumns = fields.stream().filter(f -> f.position() > 0).count();
    boolean hasKeyIndex =
        session.number("SELECT count(*) FROM pragma_index_list(?) WHERE origin = 'pk'", table) > 0;
    Optional<String> key =
        fields.stream()
            .filter(f -> f.position() > 0 && f.type().equalsIgnoreCase("INTEGER"))
            .filter(f -> hasRowIds && keyColumns == 1 && !hasKeyIndex)
            .map(Field::name)
            .findFirst();
    return new TableFacts(
        fields, key, hasRowIds ? RowIds.KEPT : RowIds.NONE, unique(session, table));
  }

  private static Set<String> unique(Session session, String table) {
    return new TreeSet<>(
        session.query(
            """
            SELECT lower(min(c.name)) FROM pragma_index_list(?) i, pragma_index_info(i.name) c
            WHERE i."unique" GROUP BY i.name HAVING count(*) = 1 AND min(c.name) IS NOT NULL
            """,
            row -> row.text(1),
            table));
  }

  Optional<Field> field(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
  }

  boolean hasRowIds() {
    return rowIds == RowIds.KEPT;
  }

  /// A name under which the rowid can be read and written: no column has it.
  Optional<String> rowId() {
    return hasRowIds()
        ? ROWID_NAMES.stream().filter(name -> field(name).isEmpty()).findFirst().or(this::key)
        : Optional.empty();
  }

  /// Whether a row can't be without a value there, and none comes by itself.
  boolean needsValue(Field field) {
    boolean isKey = key.filter(name -> name.equals(field.name())).isPresent();
    boolean mustHave = field.notNull() || (field.position() > 0 && !hasRowIds());
    return mustHave && field.value().isEmpty() && !isKey && field.kind() == Field.Kind.STORED;
  }
}
