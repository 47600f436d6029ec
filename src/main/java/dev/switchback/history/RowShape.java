package dev.switchback.history;

import dev.switchback.migration.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What a history looks like that has one row for each applied migration.
///
/// @param usual the name that the tool gives its table
/// @param columns its columns, in order, and what each means
/// @param optional the names of columns that some versions of the tool leave out
/// @param looks what else tells the table from another tool's with the same columns
/// @param named under which names it is recognised
/// @param create the statements that make it and what belongs to it, as the tool would; `%s` stands
///     for the table's name in double quotes
/// @param lock where the tool keeps its lock
record RowShape(
    Tool tool,
    String usual,
    List<Column> columns,
    Set<String> optional,
    Predicate<Tables.Table> looks,
    Named named,
    List<String> create,
    Optional<LockRow> lock) {
  RowShape {
    columns = List.copyOf(columns);
    optional = Set.copyOf(optional);
    create = List.copyOf(create);
  }

  record Column(String name, Meaning meaning) {}

  /// Under which names a table is taken for the history without anybody saying so.
  enum Named {
    /// Any name: nothing else has these columns.
    ANYHOW,
    /// The usual one, or one that tells that it is a history of migrations.
    AS_A_HISTORY,
    /// The usual one only.
    AS_USUAL
  }

  /// What a column holds: how it is read and what is written into it.
  enum Meaning {
    /// SQLite gives it.
    ID,
    /// The version, a number.
    NUMBER,
    /// The version, a number in text.
    NUMBER_TEXT,
    /// What names the migration; within its group, where there are groups.
    KEY,
    /// The application or set that the migration belongs to.
    GROUP,
    /// The milliseconds in the migration's own name; not when it was applied.
    MADE_AT,
    DESCRIPTION,
    BATCH,
    /// The tool's own version.
    TOOL_VERSION,
    AT_SECONDS,
    /// Parted by a `T`.
    AT_ISO_SECONDS,
    AT_MILLIS_OFFSET,
    AT_ISO_MILLIS,
    AT_MICROS,
    AT_MICROS_OFFSET,
    AT_EPOCH_SECONDS,
    AT_EPOCH_MILLIS,
    AT_EPOCH_MICROS,
    /// In the time zone of a machine that nobody noted.
    AT_LOCAL,
    /// When it began.
    BEGUN,
    /// When it ended.
    ENDED,
    /// How long it took, in milliseconds.
    TOOK_MILLIS,
    /// Whether rolling back stops here.
    BREAKPOINT,
    /// What only the tool's own program can make.
    OTHER
  }

  static RowShape of(Tool tool, String usual, Column... columns) {
    return new RowShape(
        tool,
        usual,
        List.of(columns),
        Set.of(),
        table -> true,
        Named.AS_A_HISTORY,
        List.of(),
        Optional.empty());
  }

  static Column column(String name, Meaning meaning) {
    return new Column(name, meaning);
  }

  RowShape optional(String... names) {
    return new RowShape(tool, usual, columns, Set.of(names), looks, named, create, lock);
  }

  RowShape looking(Predicate<Tables.Table> other) {
    return new RowShape(tool, usual, columns, optional, other, named, create, lock);
  }

  RowShape named(Named other) {
    return new RowShape(tool, usual, columns, optional, looks, other, create, lock);
  }

  RowShape createdBy(String... statements) {
    return new RowShape(tool, usual, columns, optional, looks, named, List.of(statements), lock);
  }

  RowShape locking(LockRow other) {
    return new RowShape(tool, usual, columns, optional, looks, named, create, Optional.of(other));
  }

  /// Whether the table's columns are these, with or without the optional ones.
  boolean fits(Tables.Table table) {
    boolean all = table.hasColumns(names(columns));
    boolean fewer =
        !optional.isEmpty()
            && table.hasColumns(
                names(columns.stream().filter(c -> !optional.contains(c.name())).toList()));
    return (all || fewer) && looks.test(table);
  }

  private static String[] names(List<Column> columns) {
    return columns.stream().map(Column::name).toArray(String[]::new);
  }

  Optional<String> first(Meaning meaning) {
    return columns.stream().filter(c -> c.meaning() == meaning).map(Column::name).findFirst();
  }

  /// The columns that tell one row from another.
  List<Column> identity() {
    return columns.stream()
        .filter(
            c ->
                switch (c.meaning()) {
                  case NUMBER, NUMBER_TEXT, KEY, GROUP -> true;
                  default -> false;
                })
        .toList();
  }
}
