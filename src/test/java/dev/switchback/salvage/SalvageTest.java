package dev.switchback.salvage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.health.Verdict;
import dev.switchback.salvage.kit.KitDamages;
import dev.switchback.salvage.kit.KitDatabase;
import dev.switchback.salvage.kit.KitScore;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What comes back from files that were damaged on purpose, compared row by row with what was
/// there.
class SalvageTest {
  @TempDir Path folder;

  private SalvageReport salvage(Path damaged, SalvageRequest request) throws IOException {
    Path place = Files.createDirectory(folder.resolve("private"));
    return new Salvage(Clock.systemUTC(), place)
        .carryOut(DatabaseFile.of(damaged), request, Work.quiet());
  }

  private SalvageReport salvage(Path damaged) throws IOException {
    return salvage(damaged, SalvageRequest.into(folder.resolve("salvaged.db")));
  }

  private KitScore scoreOf(KitDatabase database, String damage) throws IOException {
    Path pristine = database.make(folder.resolve("pristine.db"));
    KitScore.Truth truth = KitScore.Truth.of(pristine);
    Path damaged = KitDamages.damaged(database, damage, pristine, folder.resolve("damaged.db"));
    return KitScore.of(truth, salvage(damaged).into());
  }

  @ParameterizedTest
  @EnumSource(KitDatabase.class)
  void aHealthyFileComesBackWholeRowByRow(KitDatabase database) throws IOException {
    Path pristine = database.make(folder.resolve("pristine.db"));
    KitScore.Truth truth = KitScore.Truth.of(pristine);

    SalvageReport report = salvage(pristine);

    KitScore score = KitScore.of(truth, report.into());
    assertThat(score).isEqualTo(new KitScore(score.rows(), score.rows(), 0, 0));
    assertThat(report.outcome()).isEqualTo(SalvageReport.Outcome.COMPLETE);
    assertThat(report.check().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(report.how().notes()).isEmpty();
    assertThat(Sql.rows(report.into(), "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"))
        .containsExactlyElementsOf(
            Sql.rows(pristine, "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2"));
    assertThat(Sql.number(report.into(), "PRAGMA user_version")).isEqualTo(42);
  }

  @Test
  void theDamagedFileAndItsCompanionsStayAsTheyAre() throws IOException {
    Path shop = folder.resolve("shop.db");
    Sql.fill(shop, 300);
    Path place = Files.createDirectory(folder.resolve("damaged"));
    Path damaged = Files.copy(shop, place.resolve("shop.db"));
    Files.writeString(place.resolve("shop.db-wal"), "not a log");
    Files.writeString(place.resolve("shop.db-journal"), "not a journal");
    KitDamages.zeroPage(damaged, 4096, 5);
    Map<String, String> before = Bytes.in(place);

    salvage(damaged);

    assertThat(Bytes.in(place)).isEqualTo(before);
  }

  @Test
  void leavesWithoutTheirHeaderAreReadByTheirPointers() throws IOException {
    KitScore score = scoreOf(KitDatabase.SMALL, "leaf_header_5");

    assertThat(score.exact()).isEqualTo(score.rows());
    assertThat(score.wrong()).isZero();
  }

  @Test
  void leavesWithoutAParentGoBackToTheirTables() throws IOException {
    KitScore score = scoreOf(KitDatabase.SMALL, "all_interior_zero");

    assertThat(score.exact()).isEqualTo(score.rows());
    assertThat(score.wrong()).isZero();
  }

  @Test
  void tablesThatLookAlikeDontGetEachOthersRows() throws IOException {
    KitScore score = scoreOf(KitDatabase.ALIKE, "all_interior_zero");

    assertThat(score.wrong()).isZero();
    assertThat(score.exact() + score.found()).isGreaterThan(score.rows() * 7 / 10);
  }

  @Test
  void aWrongEncodingIsWorkedOutFromTheTexts() throws IOException {
    KitScore score = scoreOf(KitDatabase.MIXED, "encoding_wrong");

    assertThat(score.exact()).isEqualTo(score.rows());
  }

  @Test
  void aTransferAsTextIsTakenBackExactly() throws IOException {
    KitScore score = scoreOf(KitDatabase.PAGE512, "crlf");

    assertThat(score.exact()).isEqualTo(score.rows());
  }

  @Test
  void aHeaderOfZerosIsWorkedOutFromThePages() throws IOException {
    KitScore score = scoreOf(KitDatabase.PAGE64K, "header100_zero");

    assertThat(score.exact()).isEqualTo(score.rows());
  }

  @Test
  void aRowWhoseChainIsBrokenIsKeptAsideAndNotPassedOffAsGood() throws IOException {
    KitScore score = scoreOf(KitDatabase.BLOB, "overflow_zero_10");

    assertThat(score.wrong()).isZero();
    assertThat(Sql.number(folder.resolve("salvaged.db"), "SELECT count(*) FROM partial_rows"))
        .isBetween(1L, 10L);
  }

  @Test
  void aFlippedBitInALogIsPutRightByItsChecksum() throws IOException {
    KitScore score = companions("wal_bitflip_first");

    assertThat(score.exact()).isEqualTo(score.rows());
    assertThat(score.wrong()).isZero();
  }

  @Test
  void aLogWithoutItsHeaderIsReadByItsFrames() throws IOException {
    KitScore score = companions("wal_header_zero");

    assertThat(score.exact()).isEqualTo(score.rows());
  }

  @Test
  void aLogOfAnotherFileIsLeftOut() throws IOException {
    KitScore score = companions("wal_of_another");

    assertThat(score.exact()).isEqualTo(score.rows());
    assertThat(score.wrong()).isZero();
  }

  @Test
  void anUnfinishedChangeIsRolledBackAlsoWhereTheJournalHasLostItsHeader() throws IOException {
    KitScore score = companions("hot_journal_zeroed_header");

    assertThat(score.exact()).isEqualTo(score.rows());
  }

  @Test
  void aJournalThatWasKeptAfterItsChangeWasFinishedIsNotRolledBack() throws IOException {
    Path file = folder.resolve("kept.db");
    Sql.fill(file, 300);
    Sql.run(
        file,
        "PRAGMA journal_mode=PERSIST",
        "PRAGMA cache_size=5",
        "UPDATE t SET x = 'older' WHERE id < 100",
        "UPDATE t SET x = 'new'");
    assertThat(folder.resolve("kept.db-journal")).isNotEmptyFile();

    SalvageReport report = salvage(file);

    assertThat(Sql.column(report.into(), "SELECT DISTINCT x FROM t")).containsExactly("new");
    assertThat(report.outcome()).isEqualTo(SalvageReport.Outcome.COMPLETE);
  }

  private KitScore companions(String kind) throws IOException {
    Path pristine = KitDatabase.SMALL.make(folder.resolve("pristine.db"));
    Path expected = folder.resolve("expected.db");
    Path damaged = folder.resolve("damaged.db");
    KitDamages.companions(pristine, expected, damaged, kind);
    return KitScore.of(KitScore.Truth.of(expected), salvage(damaged).into());
  }

  @Test
  void withoutItsFirstPageTablesHaveNoNamesButAreThere() throws IOException {
    KitScore score = scoreOf(KitDatabase.SMALL, "page1_zero");

    assertThat(score.found()).isEqualTo(score.rows());
    assertThat(Sql.column(folder.resolve("salvaged.db"), "SELECT name FROM sqlite_schema"))
        .contains("recovered_1");
  }

  @Test
  void aSchemaFromAnOlderCopyGivesTheTablesTheirNamesBack() throws IOException {
    Path pristine = KitDatabase.SMALL.make(folder.resolve("pristine.db"));
    Path damaged =
        KitDamages.damaged(KitDatabase.SMALL, "page1_zero", pristine, folder.resolve("damaged.db"));
    SalvageRequest request =
        KnownSchema.added(
            SalvageRequest.into(folder.resolve("salvaged.db")),
            new KnownSchema.From.OlderCopy(pristine));

    KitScore score = KitScore.of(KitScore.Truth.of(pristine), salvage(damaged, request).into());

    assertThat(score.exact()).isEqualTo(score.rows());
  }

  @Test
  void aFileOfStatementsNamesTablesToo() throws IOException {
    Path pristine = KitDatabase.SMALL.make(folder.resolve("pristine.db"));
    Path damaged =
        KitDamages.damaged(KitDatabase.SMALL, "page1_zero", pristine, folder.resolve("damaged.db"));
    Path schema =
        Files.writeString(
            folder.resolve("schema.sql"),
            String.join(
                ";\n", Sql.column(pristine, "SELECT sql FROM sqlite_schema WHERE sql > ''")));
    SalvageRequest request =
        KnownSchema.added(
            SalvageRequest.into(folder.resolve("salvaged.db")),
            new KnownSchema.From.Statements(schema));

    KitScore score = KitScore.of(KitScore.Truth.of(pristine), salvage(damaged, request).into());

    assertThat(score.exact() + score.found()).isEqualTo(score.rows());
    assertThat(score.wrong()).isZero();
  }

  @Test
  void rowsOfADroppedTableAreNotRaised() throws IOException {
    Path file = folder.resolve("shop.db");
    Sql.fill(file, 200);
    Sql.run(file, "CREATE TABLE kept (x)", "INSERT INTO kept VALUES (1), (2)", "DROP TABLE t");

    SalvageReport report = salvage(file);

    assertThat(report.outcome()).isEqualTo(SalvageReport.Outcome.COMPLETE);
    assertThat(report.rows()).isEqualTo(2);
    assertThat(Sql.column(report.into(), "SELECT name FROM sqlite_schema")).containsExactly("kept");
  }

  @Test
  void deletedRowsComeAsAnExtraAndInATableOfTheirOwn() throws IOException {
    Path file = folder.resolve("shop.db");
    Sql.fill(file, 200);
    Sql.run(file, "CREATE TABLE kept (x)", "DROP TABLE t");

    SalvageReport report =
        salvage(
            file,
            SalvageRequest.into(folder.resolve("salvaged.db"))
                .with(SalvageRequest.Extras.DELETED_ROWS));

    assertThat(report.aside().get("deleted_rows")).isGreaterThan(150);
    assertThat(report.outcome()).isEqualTo(SalvageReport.Outcome.COMPLETE);
  }

  @Test
  void rowsThatBreakARuleAreKeptAsideAndNotDropped() throws IOException {
    Path file = folder.resolve("rules.db");
    Sql.run(
        file,
        "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER CHECK (n < 100))",
        "PRAGMA ignore_check_constraints=1",
        "INSERT INTO t VALUES (1, 5), (2, 500), (3, 7)");

    SalvageReport report = salvage(file);

    assertThat(Sql.rows(report.into(), "SELECT * FROM t")).containsExactly("1|5", "3|7");
    assertThat(Sql.rows(report.into(), "SELECT table_name, row_id, c1 FROM rows_breaking_rules"))
        .containsExactly("t|2|500");
    assertThat(report.outcome()).isEqualTo(SalvageReport.Outcome.PARTIAL);
  }

  @Test
  void namesOfOurOwnTablesDontCollideWithTheUsers() throws IOException {
    Path file = folder.resolve("names.db");
    Sql.run(
        file,
        "CREATE TABLE rows_breaking_rules (n INTEGER CHECK (n < 100))",
        "PRAGMA ignore_check_constraints=1",
        "INSERT INTO rows_breaking_rules VALUES (5), (500)");

    SalvageReport report = salvage(file);

    assertThat(report.aside()).isEqualTo(Map.of("rows_breaking_rules_1", 1L));
    assertThat(Sql.rows(report.into(), "SELECT * FROM rows_breaking_rules")).containsExactly("5");
  }

  @Test
  void tablesThatNeedWhatOnlyTheApplicationHasComeBackWithTheirColumns() throws IOException {
    Path file = folder.resolve("anki.db");
    Sql.run(
        file,
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, name TEXT)",
        "INSERT INTO notes VALUES (4, 'Ada')",
        "PRAGMA writable_schema=1",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE notes (id INTEGER PRIMARY KEY, name TEXT"
            + " COLLATE unicase)'");

    SalvageReport report = salvage(file);

    assertThat(Sql.rows(report.into(), "SELECT id, name FROM notes")).containsExactly("4|Ada");
  }

  @Test
  void aPageThatIsGoneIsToldWithWhatIsMissing() throws IOException {
    Path file = folder.resolve("shop.db");
    Sql.fill(file, 300);
    int page =
        (int)
            Sql.number(
                file,
                "SELECT pageno FROM dbstat WHERE name = 't' AND pagetype = 'leaf' LIMIT 1 OFFSET"
                    + " 9");
    KitDamages.zeroPage(file, 4096, page);

    SalvageReport report = salvage(file);

    TableVerdict table = report.tables().getFirst();
    assertThat(table.outcome()).isEqualTo(TableVerdict.Outcome.PARTIAL);
    assertThat(table.expected())
        .containsExactly(new TableVerdict.Expectation(TableVerdict.Source.INDEX, "t_y", 300));
    TableVerdict.Gap gap = table.missing().getFirst();
    assertThat(gap.upTo() - gap.after()).isEqualTo(300 - table.written());
    assertThat(report.lostPages()).isEqualTo(List.of(new LostPage(page, "t", LostPage.What.ZEROS)));
  }

  @Test
  void whatIsNoDatabaseGivesNothingAndSaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear all,\n".repeat(3000));

    SalvageReport report = salvage(file);

    assertThat(report.outcome()).isEqualTo(SalvageReport.Outcome.NOTHING);
  }

  @Test
  void rowsOfWhichOnlyIndexEntriesAreLeftAreKeptAsideWithTheColumnsThatAreKnown()
      throws IOException {
    Path file = folder.resolve("traces.db");
    Sql.fill(file, 300);
    Sql.run(file, "CREATE INDEX t_x ON t (x)", "UPDATE t SET x = 'of ' || id");
    List<Integer> leaves =
        Sql.column(file, "SELECT pageno FROM dbstat WHERE name = 't' AND pagetype = 'leaf'")
            .stream()
            .map(Integer::valueOf)
            .toList();
    KitDamages.zeroPage(file, 4096, leaves.get(9));

    SalvageReport report = salvage(file);

    long lost = 300 - report.rows();
    assertThat(lost).isPositive();
    assertThat(report.aside()).isEqualTo(Map.of("rows_from_indexes", lost));
    assertThat(
            Sql.rows(
                report.into(),
                "SELECT table_name, reason, row_id, c0, c1, CAST(c2 AS INT) FROM rows_from_indexes"
                    + " ORDER BY row_id LIMIT 1"))
        .containsExactly(
            "t|only x, y known, from index t_x, index t_y|%d||of %d|%d"
                .replace("%d", "" + (report.tables().getFirst().missing().getFirst().after() + 1)));
    assertThat(Sql.number(report.into(), "SELECT count(*) FROM t")).isEqualTo(300 - lost);
  }

  @Test
  void olderVersionsOfRowsInTheLogAreAnExtraAndNeverAmongTheOthers() throws Exception {
    Path made = folder.resolve("made.db");
    Path file = folder.resolve("older.db");
    Sql.run(
        made, "CREATE TABLE n (id INTEGER PRIMARY KEY, v)", "INSERT INTO n VALUES (1, 'first')");
    try (Connection c = DriverManager.getConnection(Sql.url(made));
        Statement statement = c.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("UPDATE n SET v = 'second'");
      statement.execute("UPDATE n SET v = 'third'");
      for (String suffix : List.of("", "-wal")) {
        Files.copy(folder.resolve("made.db" + suffix), folder.resolve("older.db" + suffix));
      }
    }

    SalvageReport report =
        salvage(
            file,
            SalvageRequest.into(folder.resolve("salvaged.db"))
                .with(SalvageRequest.Extras.DELETED_ROWS));

    assertThat(Sql.column(report.into(), "SELECT v FROM n")).containsExactly("third");
    assertThat(
            Sql.rows(
                report.into(),
                "SELECT table_name, reason, row_id, c1 FROM deleted_rows WHERE reason = 'older"
                    + " version'"))
        .containsExactlyInAnyOrder("n|older version|1|first", "n|older version|1|second");
    assertThat(report.outcome()).isEqualTo(SalvageReport.Outcome.COMPLETE);
  }

  @Test
  void withoutRowidsRowsKeepTheirKeysAndPagesAreFoundAgain() throws IOException {
    Path file = folder.resolve("keys.db");
    Sql.run(
        file,
        "CREATE TABLE w (a TEXT, b INT, c, PRIMARY KEY (b, a)) WITHOUT ROWID",
        "INSERT INTO w WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
            + " 3000) SELECT 'key ' || i, i % 7, i / 3.0 FROM n");
    Path whole = Files.copy(file, folder.resolve("whole.db"));
    String root = Sql.column(file, "SELECT rootpage FROM sqlite_schema WHERE name='w'").getFirst();
    KitDamages.zeroPage(file, 4096, Integer.parseInt(root));

    SalvageReport report = salvage(file);

    long inRoot = 3000 - report.rows();
    assertThat(inRoot).as("cells that were on the page itself").isBetween(1L, 60L);
    assertThat(Sql.rows(whole, "SELECT * FROM w"))
        .containsAll(Sql.rows(report.into(), "SELECT * FROM w"));
  }

  @Test
  void fullTextAndRTreesWorkAgain() throws IOException {
    Path file = folder.resolve("virtual.db");
    Sql.run(
        file,
        "CREATE VIRTUAL TABLE texts USING fts5(body)",
        "INSERT INTO texts WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
            + " 400) SELECT 'word' || i || ' common' FROM n",
        "CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1)",
        "INSERT INTO boxes WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
            + " 400) SELECT i, i, i + 1 FROM n");
    String leaf =
        Sql.column(
                file,
                "SELECT pageno FROM dbstat WHERE name = 'texts_data' AND pagetype = 'leaf'"
                    + " ORDER BY pageno DESC LIMIT 1")
            .getFirst();
    KitDamages.zeroPage(file, 4096, Integer.parseInt(leaf));

    SalvageReport report = salvage(file);

    assertThat(Sql.number(report.into(), "SELECT count(*) FROM texts WHERE texts MATCH 'common'"))
        .isEqualTo(400);
    assertThat(Sql.number(report.into(), "SELECT count(*) FROM boxes WHERE x0 BETWEEN 10 AND 12"))
        .isEqualTo(3);
    assertThat(Sql.column(report.into(), "SELECT rtreecheck('boxes')")).containsExactly("ok");
  }

  @Test
  void rowsOlderThanAColumnAndGeneratedColumnsComeBackAsTheyWere() throws IOException {
    Path file = folder.resolve("altered.db");
    Sql.run(
        file,
        "CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT)",
        "INSERT INTO a VALUES (1, 'one'), (2, 'two')",
        "ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 7",
        "ALTER TABLE a ADD COLUMN z TEXT GENERATED ALWAYS AS (x || y) VIRTUAL",
        "INSERT INTO a (id, x, y) VALUES (3, 'three', 9)",
        "CREATE TABLE b (x TEXT, s TEXT GENERATED ALWAYS AS (upper(x)) STORED, e TEXT)",
        "INSERT INTO b (x, e) VALUES ('b', 'end')");

    SalvageReport report = salvage(file);

    assertThat(Sql.rows(report.into(), "SELECT id, x, y, z FROM a"))
        .containsExactly("1|one|7|one7", "2|two|7|two7", "3|three|9|three9");
    assertThat(Sql.rows(report.into(), "SELECT * FROM b")).containsExactly("b|B|end");
    assertThat(report.outcome()).isEqualTo(SalvageReport.Outcome.COMPLETE);
  }

  @Test
  void aFileWithAutoVacuumHasItsPagesGivenBackByThePointerMap() throws IOException {
    KitScore score = scoreOf(KitDatabase.MIXED, "interior_zero_1");

    assertThat(score.wrong()).isZero();
    assertThat(score.exact()).isGreaterThan(score.rows() * 99 / 100);
  }

  @Test
  void aVirtualTableAloneKeepsTheEncodingOfItsFile() throws IOException {
    Path file = folder.resolve("only.db");
    Sql.run(
        file,
        "PRAGMA encoding='UTF-16le'",
        "CREATE TABLE x (a)",
        "PRAGMA writable_schema=1",
        "INSERT INTO sqlite_schema VALUES ('table', 'texts', 'texts', 0, 'CREATE VIRTUAL TABLE"
            + " texts USING fts5(body)')",
        "DELETE FROM sqlite_schema WHERE name = 'x'");

    SalvageReport report = salvage(file);

    assertThat(report.check().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(Sql.column(report.into(), "PRAGMA encoding")).containsExactly("UTF-16le");
  }
}
