package dev.switchback.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.health.Finding.Kind;
import dev.switchback.health.IntegrityMessage.Numbered;
import dev.switchback.health.IntegrityMessage.Owner;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every message of SQLite 3.54.1's checks, as its sources word them.
class IntegrityMessageTest {
  private static final Map<Long, Owner> OWNERS =
      Map.of(
          2L, new Owner("users", Optional.empty()), 3L, new Owner("users", Optional.of("by_name")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          row 7 missing from index by_name                                    | INDEX_ENTRY_MISSING
          rowid not at end-of-record for row 7 of index by_name               | INDEX_ENTRY_MISSING
          row 7 values differ from index by_name                              | INDEX_ENTRY_MISSING
          index by_name stores an imprecise floating-point value for row 7    | INDEX_ENTRY_MISSING
          wrong # of entries in index by_name                                 | INDEX_ENTRY_COUNT
          non-unique entry in index by_name                                   | INDEX_NOT_UNIQUE
          NULL value in users.name                                            | NULL_IN_NOT_NULL
          non-INT value in users.age                                          | WRONG_TYPE
          NUMERIC value in users.name                                         | WRONG_TYPE
          TEXT value in users.age                                             | WRONG_TYPE
          CHECK constraint failed in users                                    | CHECK_BROKEN
          row not in PRIMARY KEY order for users                              | ROWS_OUT_OF_ORDER
          Tree 2 page 9 cell 3: Rowid -12 out of order                        | ROWS_OUT_OF_ORDER
          Tree 2 page 9 right child: Rowid 12 out of order                    | ROWS_OUT_OF_ORDER
          Page 9: never used                                                  | SPACE_NOT_ACCOUNTED
          Page 9: pointer map referenced                                      | POINTER_MAP
          max rootpage (9) disagrees with header (3)                          | POINTER_MAP
          incremental_vacuum enabled with a max rootpage of zero              | POINTER_MAP
          Tree 2 page 9 cell 0: Failed to read ptrmap key=4                   | POINTER_MAP
          Tree 2 page 9: Bad ptr map entry key=4 expected=(5,9) got=(1,0)     | POINTER_MAP
          Freelist: Failed to read ptrmap key=4                               | POINTER_MAP
          Freelist: size is 3 but should be 7                                 | FREE_LIST
          Freelist: freelist leaf count too big on page 9                     | FREE_LIST
          Freelist: invalid page number 900                                   | FREE_LIST
          Freelist: 2nd reference to page 9                                   | FREE_LIST
          Freelist: failed to get page 9                                      | FREE_LIST
          Tree 2 page 9: unable to get the page. error code=11                | DAMAGED_PAGE
          Tree 2 page 9: btreeInitPage() returns error code 11                | DAMAGED_PAGE
          Tree 2 page 9: free space corruption                                | DAMAGED_PAGE
          Tree 2 page 9 cell 1: Offset 70000 out of range 40..4096            | DAMAGED_PAGE
          Tree 2 page 9 cell 1: Extends off end of page                       | DAMAGED_PAGE
          Tree 2 page 9 cell 1: Child page depth differs                      | DAMAGED_PAGE
          Tree 2 page 9 right child: Child page depth differs                 | DAMAGED_PAGE
          Tree 2 page 9 cell 1: invalid page number 900                       | DAMAGED_PAGE
          Tree 2 page 9 cell 1: 2nd reference to page 8                       | DAMAGED_PAGE
          Tree 2 page 9 cell 1: overflow list length is 1 but should be 7     | DAMAGED_PAGE
          Tree 2 page 9: Multiple uses for byte 70 of page 9                  | DAMAGED_PAGE
          Tree 2 page 9: Fragmentation of 3 bytes reported as 0 on page 9     | DAMAGED_PAGE
          Multiple uses for byte 70 of page 9                                 | DAMAGED_PAGE
          Fragmentation of 3 bytes reported as 0 on page 9                    | DAMAGED_PAGE
          malformed inverted index for FTS5 table main.notes                  | TEXT_SEARCH
          malformed inverted index for FTS3 table main.notes                  | TEXT_SEARCH
          unable to validate the inverted index for FTS5 table main.notes: x  | TEXT_SEARCH
          fts5: checksum mismatch for table "notes"                           | TEXT_SEARCH
          fts5: corruption on page 3, segment 1, table "notes"                | TEXT_SEARCH
          fts5: corrupt structure record for table "notes"                    | TEXT_SEARCH
          fts5: missing row 3 from content table notes                        | TEXT_SEARCH
          In RTree main.places:                                               | SPATIAL_INDEX
          Node 3 missing from database                                        | SPATIAL_INDEX
          Node 3 is too small (2 bytes)                                       | SPATIAL_INDEX
          Node 3 is too small for cell count of 9 (80 bytes)                  | SPATIAL_INDEX
          Dimension 0 of cell 2 on node 1 is corrupt                          | SPATIAL_INDEX
          Mapping (3 -> 1) missing from %_rowid table                         | SPATIAL_INDEX
          Found (3 -> 1) in %_rowid table, expected (3 -> 2)                  | SPATIAL_INDEX
          Rtree depth out of range (99)                                       | SPATIAL_INDEX
          Wrong number of entries in %_rowid table - expected 2, actual 1     | SPATIAL_INDEX
          Schema corrupt or not an rtree                                      | SPATIAL_INDEX
          """)
  void isUnderstood(String line, Kind kind) {
    assertThat(IntegrityMessage.of(line, OWNERS).kind()).isEqualTo(kind);
  }

  @Test
  void tableIndexPageCellAndRowAreRead() {
    IntegrityMessage page =
        IntegrityMessage.of("Tree 3 page 9 cell 1: Extends off end of page", OWNERS);
    assertThat(page.table()).contains("users");
    assertThat(page.index()).contains("by_name");
    assertThat(page.page()).hasValue(9);
    assertThat(page.cell()).hasValue(1);

    IntegrityMessage order =
        IntegrityMessage.of("Tree 2 page 9 cell 3: Rowid -12 out of order", OWNERS);
    assertThat(order.row()).isEqualTo(Numbered.BY_ROWID);
    assertThat(order.rowNumber()).isEqualTo(-12);

    IntegrityMessage missing = IntegrityMessage.of("row 7 missing from index a b", OWNERS);
    assertThat(missing.index()).contains("a b");
    assertThat(missing.row()).isEqualTo(Numbered.IN_ORDER);
    assertThat(missing.rowNumber()).isEqualTo(7);

    IntegrityMessage type = IntegrityMessage.of("non-INT value in main.my table.age", OWNERS);
    assertThat(type.table()).contains("my table");
    assertThat(type.column()).contains("age");
  }

  @Test
  void whatIsNotUnderstoodIsKeptAsItIs() {
    IntegrityMessage unknown = IntegrityMessage.of("a message of a newer SQLite", OWNERS);

    assertThat(unknown.kind()).isEqualTo(Kind.OTHER);
    assertThat(unknown.text()).isEqualTo("a message of a newer SQLite");
  }
}
