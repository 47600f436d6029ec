package dev.switchback.health;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of `PRAGMA integrity_check` or `quick_check`, understood.
///
/// The wordings are those of SQLite 3.54.1 (btree.c, `checkTreePage` and `checkList`; pragma.c,
/// `PragTyp_INTEGRITY_CHECK`).
record IntegrityMessage(
    Finding.Kind kind,
    Optional<String> table,
    Optional<String> index,
    OptionalLong page,
    String text) {

  private record Form(Pattern pattern, Finding.Kind kind) {}

  private static final List<Form> FORMS =
      List.of(
          form("row \\d+ missing from index (?<index>.+)", Finding.Kind.INDEX_ENTRY_MISSING),
          form(
              "rowid not at end-of-record for row \\d+ of index (?<index>.+)",
              Finding.Kind.INDEX_ENTRY_MISSING),
          form("row \\d+ values differ from index (?<index>.+)", Finding.Kind.INDEX_ENTRY_MISSING),
          form("index (?<index>.+) stores an imprecise .*", Finding.Kind.INDEX_ENTRY_MISSING),
          form("wrong # of entries in index (?<index>.+)", Finding.Kind.INDEX_ENTRY_COUNT),
          form("non-unique entry in index (?<index>.+)", Finding.Kind.INDEX_NOT_UNIQUE),
          form("NULL value in (?<table>.+)\\.[^.]+", Finding.Kind.NULL_IN_NOT_NULL),
          form("CHECK constraint failed in (?<table>.+)", Finding.Kind.CHECK_BROKEN),
          form("(?:TEXT|NUMERIC|non-\\w+) value in (?<table>.+)\\.[^.]+", Finding.Kind.WRONG_TYPE),
          form("row not in PRIMARY KEY order for (?<table>.+)", Finding.Kind.ROWS_OUT_OF_ORDER),
          form("Page (?<page>\\d+)(?:: | is )never used", Finding.Kind.SPACE_NOT_ACCOUNTED),
          form("(?:Main )?[Ff]reelist: .*", Finding.Kind.FREE_LIST),
          form("free-page count in header is too small", Finding.Kind.FREE_LIST),
          form(
              "Tree (?<root>\\d+) page (?<page>\\d+) cell \\d+: Rowid .* out of order",
              Finding.Kind.ROWS_OUT_OF_ORDER),
          form("Tree (?<root>\\d+) page (?<page>\\d+).*", Finding.Kind.DAMAGED_PAGE),
          form("Tree (?<root>\\d+).*", Finding.Kind.DAMAGED_PAGE),
          form("Page (?<page>\\d+): .*", Finding.Kind.DAMAGED_PAGE),
          form(
              "(?:Multiple uses for byte \\d+ of|Fragmentation of .* on) page (?<page>\\d+)",
              Finding.Kind.DAMAGED_PAGE),
          form("malformed inverted index for FTS\\d table (?<table>.+)", Finding.Kind.TEXT_SEARCH),
          form(
              "unable to validate the inverted index for FTS\\d table (?<table>[^:]+):.*",
              Finding.Kind.TEXT_SEARCH),
          form(
              ".*(?:malformed|invalid page number|2nd reference to page|Bad ptr map|Failed to read"
                  + " ptrmap|unable to get the page|failed to get page|btreeInitPage|out of"
                  + " range).*",
              Finding.Kind.DAMAGED_PAGE));

  private static Form form(String pattern, Finding.Kind kind) {
    return new Form(Pattern.compile(pattern), kind);
  }

  /// What a root page belongs to.
  ///
  /// @param index empty for the table itself
  record Owner(String table, Optional<String> index) {}

  /// Understands `line`.
  ///
  /// @param owners tables and indexes by the number of their root page
  static IntegrityMessage of(String line, Map<Long, Owner> owners) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(line);
      if (matcher.matches()) {
        Optional<Owner> owner = group(matcher, "root").map(Long::valueOf).map(owners::get);
        OptionalLong page =
            group(matcher, "page")
                .map(number -> OptionalLong.of(Long.parseLong(number)))
                .orElse(OptionalLong.empty());
        return new IntegrityMessage(
            form.kind(),
            group(matcher, "table").map(IntegrityMessage::bare).or(() -> owner.map(Owner::table)),
            group(matcher, "index").or(() -> owner.flatMap(Owner::index)),
            page,
            line);
      }
    }
    return new IntegrityMessage(
        Finding.Kind.OTHER, Optional.empty(), Optional.empty(), OptionalLong.empty(), line);
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
