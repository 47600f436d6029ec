package dev.switchback.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of `PRAGMA integrity_check` or `quick_check`, understood.
///
/// The wordings are those of SQLite 3.54.1: btree.c, `checkTreePage`, `checkList`, `checkPtrmap`,
/// `sqlite3BtreeIntegrityCheck`; pragma.c, `PragTyp_INTEGRITY_CHECK`; fts3.c, fts5_main.c and
/// rtree.c, `xIntegrity`.
///
/// @param row what `rowNumber` counts
/// @param cell the cell on the page, 0-based
record IntegrityMessage(
    Finding.Kind kind,
    Optional<String> table,
    Optional<String> index,
    Optional<String> column,
    OptionalLong page,
    OptionalLong cell,
    Numbered row,
    long rowNumber,
    String text) {

  /// How a row is numbered in a message.
  enum Numbered {
    /// It isn't.
    NOT,
    /// From 1, in the order of the table.
    IN_ORDER,
    BY_ROWID
  }

  private record Form(Pattern pattern, Finding.Kind kind) {}

  private static final String TREE = "Tree (?<root>\\d+) page (?<page>\\d+)";

  private static final List<Form> FORMS =
      List.of(
          form(
              "row (?<row>\\d+) missing from index (?<index>.+)", Finding.Kind.INDEX_ENTRY_MISSING),
          form(
              "rowid not at end-of-record for row (?<row>\\d+) of index (?<index>.+)",
              Finding.Kind.INDEX_ENTRY_MISSING),
          form(
              "row (?<row>\\d+) values differ from index (?<index>.+)",
              Finding.Kind.INDEX_ENTRY_MISSING),
          form(
              "index (?<index>.+) stores an imprecise floating-point value for row (?<row>\\d+)",
              Finding.Kind.INDEX_ENTRY_MISSING),
          form("wrong # of entries in index (?<index>.+)", Finding.Kind.INDEX_ENTRY_COUNT),
          form("non-unique entry in index (?<index>.+)", Finding.Kind.INDEX_NOT_UNIQUE),
          form("NULL value in (?<table>.+)\\.(?<column>[^.]+)", Finding.Kind.NULL_IN_NOT_NULL),
          form("CHECK constraint failed in (?<table>.+)", Finding.Kind.CHECK_BROKEN),
          form(
              "(?:TEXT|NUMERIC|non-\\w+) value in (?<table>.+)\\.(?<column>[^.]+)",
              Finding.Kind.WRONG_TYPE),
          form("row not in PRIMARY KEY order for (?<table>.+)", Finding.Kind.ROWS_OUT_OF_ORDER),
          form("Page (?<page>\\d+)(?:: | is )never used", Finding.Kind.SPACE_NOT_ACCOUNTED),
          form("Page (?<page>\\d+): pointer map referenced", Finding.Kind.POINTER_MAP),
          form("max rootpage \\(\\d+\\) disagrees with header .*", Finding.Kind.POINTER_MAP),
          form("incremental_vacuum enabled with a max rootpage.*", Finding.Kind.POINTER_MAP),
          form("(?:" + TREE + ")?.*Bad ptr map entry.*", Finding.Kind.POINTER_MAP),
          form("(?:" + TREE + ")?.*Failed to read ptrmap key.*", Finding.Kind.POINTER_MAP),
          form("(?:Main )?[Ff]reelist: .*", Finding.Kind.FREE_LIST),
          form("free-page count in header is too small", Finding.Kind.FREE_LIST),
          form("freelist leaf count too big on page (?<page>\\d+)", Finding.Kind.FREE_LIST),
          form(
              TREE + " (?:cell (?<cell>\\d+)|right child): Rowid (?<rowid>-?\\d+) out of order",
              Finding.Kind.ROWS_OUT_OF_ORDER),
          form(TREE + " cell (?<cell>\\d+).*", Finding.Kind.DAMAGED_PAGE),
          form(TREE + ".*", Finding.Kind.DAMAGED_PAGE),
          form("Tree (?<root>\\d+).*", Finding.Kind.DAMAGED_PAGE),
          form("Page (?<page>\\d+): .*", Finding.Kind.DAMAGED_PAGE),
          form(
              "(?:Multiple uses for byte \\d+ of|Fragmentation of .* on) page (?<page>\\d+)",
              Finding.Kind.DAMAGED_PAGE),
          form("malformed inverted index for FTS\\d table (?<table>.+)", Finding.Kind.TEXT_SEARCH),
          form(
              "unable to validate the inverted index for FTS\\d table (?<table>[^:]+):.*",
              Finding.Kind.TEXT_SEARCH),
          form("fts5: .*table \"?(?<table>[^\"]+)\"?", Finding.Kind.TEXT_SEARCH),
          form("In RTree (?<table>.+):", Finding.Kind.SPATIAL_INDEX),
          form(
              "(?:Node \\d+ |Dimension \\d+ of cell|Mapping \\(|Found \\(|Rtree depth|Wrong number"
                  + " of entries in %|Schema corrupt or not an rtree).*",
              Finding.Kind.SPATIAL_INDEX),
          form(
              ".*(?:malformed|invalid page number|2nd reference to page|unable to get the page"
                  + "|failed to get page|btreeInitPage|out of range).*",
              Finding.Kind.DAMAGED_PAGE));

  private static Form form(String pattern, Finding.Kind kind) {
    return new Form(Pattern.compile(pattern), kind);
  }

  /// What a root page belongs to.
  ///
  /// @param index empty for the table itself
  record Owner(String table, Optional<String> index) {}

  /// Understands `line`. What isn't understood is kept as it is.
  ///
  /// @param owners tables and indexes by the number of their root page
  static IntegrityMessage of(String line, Map<Long, Owner> owners) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(line);
      if (matcher.matches()) {
        Optional<Owner> owner = group(matcher, "root").map(Long::valueOf).map(owners::get);
        Optional<String> inOrder = group(matcher, "row");
        Optional<String> byRowid = group(matcher, "rowid");
        return new IntegrityMessage(
            form.kind(),
            group(matcher, "table").map(IntegrityMessage::bare).or(() -> owner.map(Owner::table)),
            group(matcher, "index").or(() -> owner.flatMap(Owner::index)),
            group(matcher, "column"),
            number(matcher, "page"),
            number(matcher, "cell"),
            inOrder.isPresent()
                ? Numbered.IN_ORDER
                : byRowid.isPresent() ? Numbered.BY_ROWID : Numbered.NOT,
            inOrder.or(() -> byRowid).map(Long::parseLong).orElse(0L),
            line);
      }
    }
    return new IntegrityMessage(
        Finding.Kind.OTHER,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Numbered.NOT,
        0,
        line);
  }

  /// The same with the table that its index belongs to.
  IntegrityMessage inTableOf(Map<String, String> tablesByIndex) {
    Optional<String> known = table.or(() -> index.map(tablesByIndex::get));
    return new IntegrityMessage(kind, known, index, column, page, cell, row, rowNumber, text);
  }

  /// Whether it only names the R-tree that the next messages are about.
  boolean isHeadOfTree() {
    return kind == Finding.Kind.SPATIAL_INDEX && table.isPresent();
  }

  /// The same with the R-tree that was named before it.
  IntegrityMessage ofTree(Optional<String> tree) {
    return kind == Finding.Kind.SPATIAL_INDEX
        ? new IntegrityMessage(kind, tree, index, column, page, cell, row, rowNumber, text)
        : this;
  }

  private static OptionalLong number(Matcher matcher, String name) {
    return group(matcher, name)
        .map(digits -> OptionalLong.of(Long.parseLong(digits)))
        .orElse(OptionalLong.empty());
  }

  private static String bare(String table) {
    return table.startsWith("main.") ? table.substring("main.".length()) : table;
  }

  private static Optional<String> group(Matcher matcher, String name) {
    return matcher.namedGroups().containsKey(name)
        ? Optional.ofNullable(matcher.group(name))
        : Optional.empty();
  }
}
