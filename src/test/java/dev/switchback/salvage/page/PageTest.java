package dev.switchback.salvage.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Sql;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages, cells and what lies beside them, as sqlite.org/fileformat2.html, section 1, defines them,
/// and as SQLite writes them.
class PageTest {
  private static final Layout LAYOUT = new Layout(4096, 0, TextEncoding.UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "TABLE_LEAF, 4061, 4061",
    "TABLE_LEAF, 4062, 489",
    "TABLE_LEAF, 5000, 908",
    "INDEX_LEAF, 1002, 1002",
    "INDEX_LEAF, 1003, 489",
    "INDEX_INTERIOR, 5000, 908"
  })
  void soMuchOfAPayloadLiesOnThePage(PageKind kind, long payload, int local) {
    // U = 4096: X = U-35 = 4061 or (U-12)*64/255-23 = 1002, M = (U-12)*32/255-23 = 489,
    // K = M+((P-M)%(U-4)).
    assertThat(LAYOUT.localBytes(kind, payload)).isEqualTo(local);
  }

  @Test
  void locksAreTakenOnThePageWithTheByteAtOneGigabyte() {
    assertThat(LAYOUT.lockBytePage()).isEqualTo(262_145);
    assertThat(new Layout(65536, 0, TextEncoding.UTF_8).lockBytePage()).isEqualTo(16_385);
  }

  @Test
  void aCellOfATableHasItsLengthItsRowidAndItsRecord() {
    byte[] page = new byte[4096];
    byte[] cell = HexFormat.of().parseHex("05" + "8101" + "0301190561");
    System.arraycopy(cell, 0, page, 4000, cell.length);

    Optional<Cell> read = Cell.at(page, 4000, PageKind.TABLE_LEAF, LAYOUT);

    assertThat(read).contains(new Cell(4000, 8, 0, 129, 5, 4003, 5, 0));
  }

  @Test
  void aCellOfAnInteriorPageHasAChildAndAKey() {
    byte[] page = new byte[4096];
    System.arraycopy(HexFormat.of().parseHex("0000000a" + "8201"), 0, page, 100, 6);

    assertThat(Cell.at(page, 100, PageKind.TABLE_INTERIOR, LAYOUT))
        .contains(new Cell(100, 6, 10, 257, 0, 106, 0, 0));
  }

  @Test
  void aCellThatIsTooLongForItsPageNamesItsFirstOverflowPage() {
    byte[] page = new byte[4096];
    byte[] head = HexFormat.of().parseHex("a708" + "07");
    System.arraycopy(head, 0, page, 2000, head.length);
    ByteBuffer.wrap(page).putInt(2003 + 908, 77);

    Cell cell = Cell.at(page, 2000, PageKind.TABLE_LEAF, LAYOUT).orElseThrow();

    assertThat(cell.payloadLength()).isEqualTo(5000);
    assertThat(cell.localBytes()).isEqualTo(908);
    assertThat(cell.overflowPage()).isEqualTo(77);
    assertThat(cell.end()).isEqualTo(2003 + 908 + 4);
  }

  @Test
  void lengthsThatNoCellHasAreNone() {
    byte[] page = new byte[4096];
    Arrays.fill(page, (byte) 0xff);
    for (PageKind kind : List.of(PageKind.TABLE_LEAF, PageKind.INDEX_LEAF)) {
      assertThat(Cell.at(page, 500, kind, LAYOUT)).isEmpty();
    }
    assertThat(Cell.at(page, -1, PageKind.TABLE_LEAF, LAYOUT)).isEmpty();
    assertThat(Cell.at(page, 4095, PageKind.TABLE_LEAF, LAYOUT)).isEmpty();
  }

  private Path file(int pageSize, int autoVacuum) {
    Path file = folder.resolve("file.db");
    Sql.run(
        file,
        "PRAGMA page_size=" + pageSize,
        "PRAGMA auto_vacuum=" + autoVacuum,
        "PRAGMA user_version=7",
        "PRAGMA application_id=99",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, b BLOB)",
        "CREATE TABLE gone (x)",
        "CREATE INDEX t_x ON t(x)",
        "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
            + " 400) SELECT i, 'row ' || i, randomblob(CASE i % 100 WHEN 0 THEN 200000 ELSE 20"
            + " END) FROM n",
        "INSERT INTO gone SELECT b FROM t",
        "DROP TABLE gone");
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 4096, 32768, 65536})
  void pagesOfARealFileAreWhatSqliteSaysTheyAre(int pageSize) throws IOException {
    Path file = file(pageSize, 0);
    byte[] content = Files.readAllBytes(file);
    FileHeader header = FileHeader.of(content);
    Image image =
        Image.of(
            ByteSource.of(content),
            new Layout(header.pageSizeBytes(), header.reservedBytes(), TextEncoding.UTF_8));

    assertThat(header.hasMagic()).isTrue();
    assertThat(FileHeader.hasConstants(content)).isTrue();
    assertThat(header.pageSizeBytes()).isEqualTo(pageSize);
    assertThat(header.pageCount()).isEqualTo(image.pageCount());
    assertThat(header.userVersion()).isEqualTo(7);
    assertThat(header.applicationId()).isEqualTo(99);
    assertThat(header.encoding()).contains(TextEncoding.UTF_8);
    for (String row :
        Sql.rows(file, "SELECT pageno, pagetype, ncell FROM dbstat WHERE pagetype <> 'overflow'")) {
      String[] cells = row.split("\\|");
      int number = Integer.parseInt(cells[0]);
      Page page = Page.of(number, image.page(number), image.layout()).orElseThrow();
      assertThat(page.isWellFormed()).as("page %s", row).isTrue();
      assertThat(page.kind().isLeaf()).isEqualTo(cells[1].equals("leaf"));
      assertThat(page.cellCount()).isEqualTo(Integer.parseInt(cells[2]));
      for (int i = 0; i < page.cellCount(); i++) {
        assertThat(page.cell(i)).isPresent();
      }
    }
  }

  @Test
  void theFreeListHasAsManyPagesAsSqliteSays() throws IOException {
    Path file = file(1024, 0);
    Image image =
        Image.of(ByteSource.of(Files.readAllBytes(file)), new Layout(1024, 0, TextEncoding.UTF_8));
    FileHeader header = FileHeader.of(image.page(1));

    FreeList free =
        FreeList.read(image, header.firstFreeTrunk(), header.freePages(), page -> false);

    assertThat(free.state()).isEqualTo(FreeList.State.WHOLE);
    assertThat(free.pages().cardinality())
        .isEqualTo((int) Sql.number(file, "PRAGMA freelist_count"))
        .isPositive();
    assertThat(FreeList.read(image, header.firstFreeTrunk(), 3, page -> false).state())
        .isEqualTo(FreeList.State.BROKEN);
  }

  @Test
  void pointerMapsStandWhereTheFormatPutsThem() {
    Layout layout = new Layout(1024, 0, TextEncoding.UTF_8);
    // 1024 / 5 = 204 entries: the map on page 2 is for pages 3 to 206, the next one is page 207.
    assertThat(layout.pointerMapPageOf(2)).isEqualTo(2);
    assertThat(layout.pointerMapPageOf(3)).isEqualTo(2);
    assertThat(layout.pointerMapPageOf(206)).isEqualTo(2);
    assertThat(layout.pointerMapPageOf(207)).isEqualTo(207);
    assertThat(layout.pointerMapPageOf(208)).isEqualTo(207);
    assertThat(layout.pointerMapOffsetOf(3)).isZero();
    assertThat(layout.pointerMapOffsetOf(206)).isEqualTo(203 * 5);
  }

  @Test
  void aPointerMapNamesTheRootsTheParentsAndTheFreePages() throws IOException {
    Path file = file(1024, 1);
    Image image =
        Image.of(ByteSource.of(Files.readAllBytes(file)), new Layout(1024, 0, TextEncoding.UTF_8));
    PointerMap map = new PointerMap(image);

    assertThat(map.isPlausible()).isTrue();
    int roots = 0;
    for (String row :
        Sql.rows(
            file, "SELECT pageno, pagetype, path FROM dbstat WHERE pageno > 1 ORDER BY pageno")) {
      String[] cells = row.split("\\|");
      PointerMap.Entry entry = map.of(Integer.parseInt(cells[0])).orElseThrow();
      if (cells[2].equals("/")) {
        roots++;
        assertThat(entry).isEqualTo(new PointerMap.Entry(PointerMap.Kind.ROOT, 0));
      } else if (cells[1].equals("overflow")) {
        assertThat(entry.kind())
            .isEqualTo(
                cells[2].endsWith("+000000")
                    ? PointerMap.Kind.FIRST_OVERFLOW
                    : PointerMap.Kind.LATER_OVERFLOW);
      } else {
        assertThat(entry.kind()).isEqualTo(PointerMap.Kind.BTREE);
      }
    }
    assertThat(roots).isEqualTo(2);
  }

  @Test
  void aPayloadIsGatheredAlongItsChainAndAChainThatEndsEarlyIsTold() throws IOException {
    Path file = file(1024, 0);
    byte[] content = Files.readAllBytes(file);
    Layout layout = new Layout(1024, 0, TextEncoding.UTF_8);
    Image image = Image.of(ByteSource.of(content), layout);
    int number =
        (int)
            Sql.number(
                file,
                "SELECT pageno FROM dbstat WHERE name = 't' AND mx_payload > 100000 AND pagetype ="
                    + " 'leaf' LIMIT 1");
    byte[] page = image.page(number);
    Page leaf = Page.of(number, page, layout).orElseThrow();
    Cell large = leaf.cell(0).orElseThrow();
    for (int i = 0; i < leaf.cellCount(); i++) {
      large = leaf.cell(i).orElseThrow().overflows() ? leaf.cell(i).orElseThrow() : large;
    }

    Payload whole = Payload.of(image, page, large, next -> true);

    assertThat(whole.state()).isEqualTo(Payload.State.WHOLE);
    assertThat((long) whole.bytes().length).isEqualTo(large.payloadLength());
    assertThat(Sql.column(file, "SELECT hex(b) FROM t WHERE id = " + large.rowid()).getFirst())
        .isEqualTo(
            HexFormat.of()
                .withUpperCase()
                .formatHex(
                    ((Value.Blob) whole.fields(TextEncoding.UTF_8).values().get(2)).bytes()));

    int third = whole.pages()[2];
    ByteBuffer.wrap(content).putInt((third - 1) * 1024, 0);
    assertThat(Payload.of(image, page, large, next -> true).state())
        .isEqualTo(Payload.State.CHAIN_BROKEN);
    ByteBuffer.wrap(content).putInt((third - 1) * 1024, third);
    assertThat(Payload.of(image, page, large, next -> true).pages())
        .as("a chain that meets itself")
        .hasSize(whole.pages().length);
  }
}
