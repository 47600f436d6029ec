package dev.switchback.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Sessions;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.words.CheckWords;
import dev.switchback.words.Words;
import dev.switchback.work.Work;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are really damaged: what SQLite says about each, and what is said to the person.
class RealDamageTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;
  private Path file;
  private final CheckWords words =
      new Words(Locale.ENGLISH, Clock.systemUTC(), Path.of("/nobody")).checks();

  @BeforeEach
  void fill() {
    file = folder.resolve("app.db");
    Sql.fill(file, 300);
  }

  @Test
  void aRowThatAnIndexDoesNotHave() {
    behindTheIndexsBack("INSERT INTO t (x, y) VALUES ('new', 'z')");

    CheckReport full = check(CheckKind.INTEGRITY);

    assertThat(full.verdict()).isEqualTo(Verdict.INDEX_PROBLEM);
    assertSaid(
        full,
        Finding.Kind.INDEX_ENTRY_MISSING,
        "Index problem in t_y (table t): rows are missing from the index.",
        "Rebuild the index: REINDEX t_y;");
    assertThat(check(CheckKind.QUICK).findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.INDEX_ENTRY_COUNT);
  }

  @Test
  void anIndexEntryWithoutARow() {
    behindTheIndexsBack("DELETE FROM t WHERE id = 7");

    assertSaid(
        check(CheckKind.QUICK),
        Finding.Kind.INDEX_ENTRY_COUNT,
        "Index problem in t_y (table t): the index has a wrong number of entries.",
        "Rebuild the index: REINDEX t_y;");
  }

  @Test
  void twoEqualValuesInAUniqueIndex() {
    Sql.run(file, "INSERT INTO t (x, y) SELECT x, y FROM t WHERE id = 9");
    schema("CREATE INDEX", "CREATE UNIQUE INDEX", "t_y");

    CheckReport full = check(CheckKind.INTEGRITY);

    assertThat(full.verdict()).isEqualTo(Verdict.INDEX_PROBLEM);
    assertSaid(
        full,
        Finding.Kind.INDEX_NOT_UNIQUE,
        "Index problem in t_y (table t): a unique index holds a value twice.",
        "Find the rows, correct one of them, then rebuild the index: REINDEX t_y;");
    assertThat(check(CheckKind.QUICK).verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void aNullWhereNoneMayBe() {
    Sql.run(file, "UPDATE t SET x = NULL WHERE id IN (3, 4)");
    schema("x TEXT", "x TEXT NOT NULL", "t");

    CheckReport quick = check(CheckKind.QUICK);

    assertThat(quick.verdict()).isEqualTo(Verdict.RULES_BROKEN);
    assertSaid(
        quick,
        Finding.Kind.NULL_IN_NOT_NULL,
        "Rows break a rule in table t, column x: NULL where a value is required. (2 found)",
        "Find the rows and give them a value.");
  }

  @Test
  void aCheckThatDoesNotHold() {
    Sql.run(
        file,
        "CREATE TABLE \"my prices\" (p CHECK (p > 0))",
        "PRAGMA ignore_check_constraints=1",
        "INSERT INTO \"my prices\" VALUES (-1)");

    assertSaid(
        check(CheckKind.QUICK),
        Finding.Kind.CHECK_BROKEN,
        "Rows break a rule in table my prices: a CHECK does not hold.",
        "Find the rows and correct them, or change the rule by a migration.");
  }

  @Test
  void aValueOfTheWrongTypeInAStrictTable() {
    Sql.run(file, "CREATE TABLE s (a INT)", "INSERT INTO s VALUES ('one')");
    schema("(a INT)", "(a INT) STRICT", "s");

    assertSaid(
        check(CheckKind.QUICK),
        Finding.Kind.WRONG_TYPE,
        "Rows break a rule in table s, column a: values of the wrong type.",
        "Find the rows and convert the values.");
  }

  @Test
  void aReferenceToNothing() {
    Sql.run(
        file,
        "CREATE TABLE child (t_id REFERENCES t (id))",
        "INSERT INTO child VALUES (1), (9999), (9998)");

    assertSaid(
        check(CheckKind.FOREIGN_KEYS),
        Finding.Kind.FOREIGN_KEY_BROKEN,
        "Rows in table child point to rows that do not exist. (2 found)",
        "Add the missing rows, or delete or correct those that point to them.");
  }

  @Test
  void aReferenceThatCannotWork() {
    Sql.run(file, "CREATE TABLE child (x REFERENCES t (x))", "INSERT INTO child VALUES ('old')");

    assertSaid(
        check(CheckKind.FOREIGN_KEYS),
        Finding.Kind.FOREIGN_KEY_MISMATCH,
        "A foreign key in table child refers to a table or columns that cannot be its target.",
        "Make the referenced columns the primary key or unique, by a migration.");
  }

  @Test
  void aPageOfNothingButZeros() {
    Bytes.put(file, leaf() * PAGE, new byte[PAGE]);

    assertDamagedPage(check(CheckKind.QUICK));
    assertDamagedPage(check(CheckKind.INTEGRITY));
  }

  @Test
  void aDamagedPageOfAnIndexIsNotCalledThatOfATable() {
    long leaf = leafOf("t_y", 5);
    Bytes.put(file, leaf * PAGE, new byte[PAGE]);

    Finding worst = check(CheckKind.QUICK).findings().getFirst();

    assertThat(words.sentence(worst))
        .startsWith("Damaged page in t_y (table t), page " + (leaf + 1));
    assertThat(words.meaning(worst)).startsWith("Queries that use the index can fail");
  }

  @Test
  void aPageWithARandomHeader() {
    byte[] header = new byte[8];
    new Random(5).nextBytes(header);
    header[0] = 0x0d;
    Bytes.put(file, leaf() * PAGE, header);

    assertDamagedPage(check(CheckKind.QUICK));
  }

  @Test
  void rowsInTheWrongOrder() {
    byte[] cells = Bytes.at(file, leaf() * PAGE + 8, 4);
    Bytes.put(file, leaf() * PAGE + 8, cells[2], cells[3], cells[0], cells[1]);

    CheckReport quick = check(CheckKind.QUICK);

    assertThat(quick.verdict()).isEqualTo(Verdict.DAMAGED);
    assertSaid(
        quick,
        Finding.Kind.ROWS_OUT_OF_ORDER,
        "Rows are stored in the wrong order in table t, page " + (leaf() + 1) + ".",
        "Restore a verified backup beside the file and compare. Keep the damaged file.");
  }

  @Test
  void anOverflowChainThatIsCut() {
    Sql.run(
        file,
        "CREATE TABLE big (b)",
        "INSERT INTO big VALUES (CAST(printf('%030000d', 1) AS BLOB))");
    long last = Sql.number(file, "PRAGMA page_count");
    for (long page = last - 3; page < last; page++) {
      Bytes.put(file, (page - 1) * PAGE, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
    }

    CheckReport quick = check(CheckKind.QUICK);

    assertThat(quick.verdict()).isEqualTo(Verdict.DAMAGED);
    assertThat(quick.findings().getFirst().table()).contains("big");
    assertThat(words.sentence(quick.findings().getFirst()))
        .startsWith("Damaged page in table big, page ");
  }

  @Test
  void aListOfFreePagesThatDoesNotCount() {
    Sql.run(file, "DELETE FROM t WHERE id > 20");
    Bytes.put(file, 36, (byte) 0, (byte) 0, (byte) 0, (byte) 3);

    CheckReport quick = check(CheckKind.QUICK);

    assertThat(quick.verdict()).isEqualTo(Verdict.DAMAGED);
    assertSaid(
        quick,
        Finding.Kind.FREE_LIST,
        "The list of free pages is wrong.",
        "Restore a verified backup, or write the file anew with VACUUM INTO and use the new one.");
  }

  @Test
  void pagesThatNobodyUses() {
    Sql.run(file, "DELETE FROM t WHERE id > 20");
    Bytes.put(file, 32, new byte[8]);

    CheckReport quick = check(CheckKind.QUICK);

    assertThat(quick.verdict()).isEqualTo(Verdict.SPACE_NOT_ACCOUNTED);
    assertThat(quick.findings()).hasSize(1);
    assertThat(words.sentence(quick.findings().getFirst()))
        .startsWith("Space not accounted for, page ")
        .endsWith(" found)");
    assertThat(words.cure(quick.findings().getFirst()))
        .isEqualTo("VACUUM; writes the file anew, after a backup.");
  }

  @Test
  void aTextSearchIndexThatLostItsRows() {
    Sql.run(
        file,
        "CREATE VIRTUAL TABLE notes USING fts5(body)",
        "INSERT INTO notes VALUES ('one two'), ('three')",
        "DELETE FROM notes_content WHERE id = 1");

    assertSaid(
        check(CheckKind.QUICK),
        Finding.Kind.TEXT_SEARCH,
        "A text search index is damaged in table notes.",
        "Rebuild it: INSERT INTO notes(notes) VALUES ('rebuild');");
  }

  @Test
  void anRTreeThatDoesNotAgreeWithItself() {
    Sql.run(
        file,
        "CREATE VIRTUAL TABLE places USING rtree(id, x0, x1)",
        "INSERT INTO places VALUES (1, 0, 1), (2, 5, 6)",
        "DELETE FROM places_rowid WHERE rowid = 2");

    assertSaid(
        check(CheckKind.INTEGRITY),
        Finding.Kind.SPATIAL_INDEX,
        "An R-tree does not agree with its own tables in table places. (2 found)",
        "Make the R-tree again from the table it was filled from, or restore a verified backup"
            + " beside the file and compare.");
  }

  @Test
  void aPointerMapThatIsWrong() {
    Path vacuumed = folder.resolve("vacuumed.db");
    Sql.run(vacuumed, "PRAGMA auto_vacuum=FULL", "CREATE TABLE a (x)", "CREATE TABLE b (x)");
    Bytes.put(vacuumed, PAGE + 6, (byte) 9);
    file = vacuumed;

    CheckReport quick = check(CheckKind.QUICK);

    assertThat(quick.findings())
        .as(quick.toString())
        .extracting(Finding::kind)
        .contains(Finding.Kind.POINTER_MAP);
    assertThat(quick.findings().getFirst().cures()).contains(Cure.COMPACT);
  }

  @Test
  void rowsOfATableWithoutRowidsInTheWrongOrder() {
    Sql.run(
        file,
        "CREATE TABLE w (k TEXT PRIMARY KEY, v) WITHOUT ROWID",
        "INSERT INTO w VALUES ('a', 1), ('b', 2), ('c', 3)");
    long page = Sql.number(file, "SELECT rootpage FROM sqlite_schema WHERE name = 'w'") - 1;
    byte[] cells = Bytes.at(file, page * PAGE + 8, 4);
    Bytes.put(file, page * PAGE + 8, cells[2], cells[3], cells[0], cells[1]);

    CheckReport full = check(CheckKind.INTEGRITY);

    assertThat(full.findings()).extracting(Finding::kind).contains(Finding.Kind.ROWS_OUT_OF_ORDER);
    assertThat(full.findings().getFirst().table()).contains("w");
  }

  @Test
  void aPageThatTwoPointersLeadTo() {
    long root = Sql.number(file, "SELECT rootpage FROM sqlite_schema WHERE name = 't'");
    long at = (root - 1) * PAGE;
    int first = ByteBuffer.wrap(Bytes.at(file, at + 12, 2)).getShort();
    int second = ByteBuffer.wrap(Bytes.at(file, at + 14, 2)).getShort();
    Bytes.put(file, at + second, Bytes.at(file, at + first, 4));

    assertThat(check(CheckKind.QUICK).findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.DAMAGED_PAGE, Finding.Kind.SPACE_NOT_ACCOUNTED);
  }

  @Test
  void theRowsThatBreakARuleAreNamed() {
    Sql.run(
        file,
        "CREATE TABLE p (id INTEGER PRIMARY KEY, a NOT NULL, b INT, u TEXT COLLATE NOCASE UNIQUE,"
            + " CONSTRAINT cheap CHECK (b < 10 -- at most\n), CHECK (length(u) > 0))",
        "PRAGMA ignore_check_constraints=1",
        "INSERT INTO p VALUES (1, 1, 5, 'x'), (2, 2, 50, 'y'), (3, 3, 60, ''), (4, 4, NULL, 'z')");
    Sql.run(file, "UPDATE p SET a = 4");
    schema("b INT", "b INT NOT NULL", "p");

    CheckReport rules = check(CheckKind.RULES);

    assertThat(rules.verdict()).isEqualTo(Verdict.RULES_BROKEN);
    assertThat(rules.findings())
        .extracting(words::sentence)
        .containsExactlyInAnyOrder(
            "Rows break a rule in table p, column b: NULL where a value is required.",
            "Rows break a rule in table p, CHECK (b < 10 -- at most): a CHECK does not hold."
                + " (2 found)",
            "Rows break a rule in table p, CHECK (length(u) > 0): a CHECK does not hold.");
    assertThat(rules.findings())
        .extracting(Finding::rows)
        .containsExactlyInAnyOrder(List.of(4L), List.of(2L, 3L), List.of(3L));
  }

  @Test
  void typesOfAStrictTableAndDoublesAreFoundInTheRowsThemselves() {
    Sql.run(
        file,
        "CREATE TABLE s (a INT, u TEXT COLLATE NOCASE)",
        "INSERT INTO s VALUES ('one', 'k'), (2, 'K'), (3, NULL), (4, NULL)",
        "CREATE TABLE w (k TEXT, v, PRIMARY KEY (k)) WITHOUT ROWID",
        "CREATE UNIQUE INDEX some ON s (u) WHERE a > 3");
    schema("COLLATE NOCASE)", "COLLATE NOCASE) STRICT", "s");
    Sql.run(file, "CREATE INDEX s_u ON s (u)");
    schema("CREATE INDEX s_u", "CREATE UNIQUE INDEX s_u", "s_u");

    CheckReport rules = check(CheckKind.RULES);

    assertThat(rules.findings())
        .extracting(words::sentence)
        .containsExactlyInAnyOrder(
            "Rows break a rule in table s, column a: values of the wrong type.",
            "Rows break a rule in table s, columns \"u\": values that may exist once stand there"
                + " more than once. (2 found)");
    assertThat(rules.findings()).extracting(Finding::rows).contains(List.of(1L), List.of(1L));
    assertThat(words.notChecked(rules))
        .anySatisfy(line -> assertThat(line).contains("unique in index some"));
  }

  @Test
  void aWholeFileBreaksNoRules() {
    assertThat(check(CheckKind.RULES).verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void moreProblemsThanSqliteTellsAreSaidToBeMore() {
    Sql.run(
        file,
        "CREATE TABLE many (x CHECK (x > 0), y)",
        "PRAGMA ignore_check_constraints=1",
        "INSERT INTO many WITH RECURSIVE n(i) AS"
            + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) SELECT -1, i FROM n");

    CheckReport quick = check(CheckKind.QUICK);

    assertThat(quick.limited()).isTrue();
    assertThat(quick.findings().getFirst().count()).isEqualTo(1000);
    assertThat(quick.findings().getFirst().originals()).hasSize(20);
  }

  @Test
  void aWholeFileIsHealthyAndNotLimited() {
    CheckReport full = check(CheckKind.INTEGRITY);

    assertThat(full.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(full.limited()).isFalse();
    assertThat(full.findings()).isEmpty();
    assertThat(full.notChecked()).contains("foreignKeys");
  }

  /// No single damaged byte makes a check throw anything, and none of its findings is without
  /// words.
  @Test
  void whateverByteIsDamagedTheCheckAnswers() {
    byte[] original = Bytes.at(file, 0, (int) file.toFile().length());
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      int page = random.nextInt(original.length / PAGE);
      int offset = page * PAGE + (page == 0 ? 100 : 0) + random.nextInt(40);
      Bytes.put(file, offset, (byte) random.nextInt(256), (byte) random.nextInt(256));

      CheckReport report = check(CheckKind.INTEGRITY);

      for (Finding finding : report.findings()) {
        assertThat(finding.kind()).as(finding.toString()).isNotEqualTo(Finding.Kind.OTHER);
        assertThat(words.sentence(finding)).doesNotContain("{");
      }
      Bytes.put(file, 0, original);
    }
  }

  private void assertDamagedPage(CheckReport report) {
    assertThat(report.verdict()).isEqualTo(Verdict.DAMAGED);
    Finding worst = report.findings().getFirst();
    assertThat(worst.kind()).as(worst.toString()).isEqualTo(Finding.Kind.DAMAGED_PAGE);
    assertThat(words.sentence(worst)).startsWith("Damaged page in table t, page " + (leaf() + 1));
    assertThat(words.meaning(worst)).isEqualTo("Some rows cannot be read.");
    assertThat(words.cure(worst))
        .isEqualTo("Restore a verified backup beside the file and compare. Keep the damaged file.");
  }

  private void assertSaid(CheckReport report, Finding.Kind kind, String sentence, String cure) {
    List<Finding> ofKind =
        report.findings().stream().filter(finding -> finding.kind() == kind).toList();
    assertThat(ofKind).as(report.findings().toString()).hasSize(1);
    assertThat(words.sentence(ofKind.getFirst())).isEqualTo(sentence);
    assertThat(words.meaning(ofKind.getFirst())).endsWith(".");
    assertThat(words.cure(ofKind.getFirst())).isEqualTo(cure);
    assertThat(ofKind.getFirst().originals()).isNotEmpty();
  }

  private CheckReport check(CheckKind kind) {
    Map<String, String> before = Bytes.in(folder);
    CheckReport report =
        new HealthCheck(Clock.systemUTC())
            .check(() -> Sessions.forChecking(DatabaseFile.of(file)), kind, Work.quiet());
    assertThat(Bytes.in(folder)).isEqualTo(before);
    return report;
  }

  /// The 0-based number of the leaf that holds the first rows of `t`.
  private long leaf() {
    return leafOf("t", 0);
  }

  /// The 0-based number of the page that the given cell of a root page points to.
  private long leafOf(String object, int cell) {
    long root =
        Sql.number(file, "SELECT rootpage FROM sqlite_schema WHERE name = '" + object + "'");
    long page = (root - 1) * PAGE;
    int at = ByteBuffer.wrap(Bytes.at(file, page + 12 + 2L * cell, 2)).getShort();
    return ByteBuffer.wrap(Bytes.at(file, page + at, 4)).getInt() - 1L;
  }

  private void behindTheIndexsBack(String sql) {
    String index =
        Sql.column(file, "SELECT rootpage FROM sqlite_schema WHERE name = 't_y'").getFirst();
    Sql.run(file, "PRAGMA writable_schema=1", "DELETE FROM sqlite_schema WHERE name = 't_y'");
    Sql.run(file, sql);
    Sql.run(
        file,
        "PRAGMA writable_schema=1",
        "INSERT INTO sqlite_schema VALUES ('index', 't_y', 't', "
            + index
            + ", 'CREATE INDEX t_y ON t (y)')");
  }

  private void schema(String from, String to, String object) {
    Sql.run(
        file,
        "PRAGMA writable_schema=1",
        "UPDATE sqlite_schema SET sql = replace(sql, '"
            + from
            + "', '"
            + to
            + "') WHERE name = '"
            + object
            + "'");
  }
}
