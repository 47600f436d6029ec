package dev.switchback.history;

import static dev.switchback.migration.MigrationState.APPLIED;
import static dev.switchback.migration.MigrationState.EDITED;
import static dev.switchback.migration.MigrationState.FAILED;
import static dev.switchback.migration.MigrationState.OUT_OF_ORDER;
import static dev.switchback.migration.MigrationState.PENDING;
import static dev.switchback.migration.MigrationState.STAMPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Remark;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolShop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtlasTest {
  private static final String AUTHORS =
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n";
  private static final String BOOKS = "CREATE TABLE books (id);\n\nCREATE INDEX b ON books (id);\n";
  private static final String A = "20260101000001";
  private static final String B = "20260101000002";
  private static final String A_FILE = A + "_authors.sql";
  private static final String B_FILE = B + "_books.sql";

  /// As Atlas wrote it for this file alone.
  private static final String A_HASH = "B4u1UfJX9xnhhAKGfccBPn8HtsFf/rsYZoaUnmUqVNY=";
  private static final String TABLE = "atlas_schema_revisions";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writesTheRowsThatAtlasWrites(Atomicity atomicity) throws Exception {
    try (ToolShop shop = withTwo()) {
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(
              shop.values(
                  TABLE,
                  "version",
                  "description",
                  "type",
                  "applied",
                  "total",
                  "error",
                  "error_stmt",
                  "hash",
                  "CAST(partial_hashes AS TEXT)"))
          .containsExactly(
              "'" + A + "'|'authors'|2|1|1|''|''|'" + A_HASH + "'|'null'",
              "'" + B + "'|'books'|2|2|2|''|''|'" + hashOfBoth() + "'|'null'");
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, APPLIED));
      assertThat(shop.timeline().problems()).isEmpty();
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
    }
  }

  @Test
  void aFailureInATransactionLeavesNoTrace() throws Exception {
    try (ToolShop shop = withTwo()) {
      shop.file(B_FILE, BOOKS + "INSERT INTO nowhere VALUES (1);\n");
      sumUp(shop);

      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);

      assertThat(shop.values(TABLE, "version")).containsExactly("'" + A + "'");
      assertThat(shop.tables()).contains("authors").doesNotContain("books");
    }
  }

  @Test
  void outsideOfATransactionEachStatementIsNoted() throws Exception {
    try (ToolShop shop = withTwo()) {
      String first = "CREATE TABLE books (id);";
      String bad = "INSERT INTO nowhere VALUES (1);";
      shop.file(B_FILE, "-- atlas:txmode none\n\n" + first + "\n-- then\n" + bad + "\n");
      sumUp(shop);

      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);

      assertThat(shop.tables()).contains("books");
      assertThat(
              shop.values(
                  TABLE,
                  "version",
                  "applied",
                  "total",
                  "error LIKE '%no such table: nowhere%'",
                  "error_stmt",
                  "CAST(partial_hashes AS TEXT)"))
          .last()
          .isEqualTo("'" + B + "'|1|2|1|'" + bad + "'|'[\"h1:" + sha256(first) + "\"]'");
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, FAILED));
      assertThat(shop.row(B).entry().orElseThrow().remarks())
          .contains(new Remark(Remark.Kind.UNFINISHED, "1/2"));
      assertThat(shop.timeline().blockages()).isEmpty();
      assertThat(shop.row(B).entry().orElseThrow().statementsDone()).isEqualTo(1);

      shop.carryOut(new Target.Stamp(shop.row(B).version()), Atomicity.AS_THE_TOOL);
      assertThat(shop.values(TABLE, "version", "type")).last().isEqualTo("'" + B + "'|6");
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, STAMPED));
      assertThat(shop.timeline().blockages()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatStoppedHalfWayGoesOnBehindWhatWasRun(Atomicity atomicity) throws Exception {
    try (ToolShop shop = withTwo()) {
      String first =
          "-- atlas:txmode none\n\nCREATE TABLE books (id);\nCREATE TABLE shelves (id);\n";
      shop.file(B_FILE, first + "INSERT INTO nowhere VALUES (1);\nCREATE TABLE last (id);\n");
      sumUp(shop);
      shop.run(Atomicity.AS_THE_TOOL);
      assertThat(shop.values(TABLE, "version", "applied", "total"))
          .last()
          .isEqualTo("'" + B + "'|2|4");

      shop.file(B_FILE, first + "CREATE TABLE nowhere (id);\nCREATE TABLE last (id);\n");
      sumUp(shop);
      assertThat(shop.timeline().blockages()).isEmpty();
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(shop.tables()).contains("books", "shelves", "nowhere", "last");
      assertThat(
              shop.values(
                  TABLE, "version", "applied", "total", "error", "CAST(partial_hashes AS TEXT)"))
          .last()
          .isEqualTo("'" + B + "'|4|4|''|'null'");
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, APPLIED));
    }
  }

  @Test
  void aSecondFailureCountsFromTheBeginningOfTheFile() throws Exception {
    try (ToolShop shop = withTwo()) {
      String first = "-- atlas:txmode none\n\nCREATE TABLE books (id);\n";
      shop.file(B_FILE, first + "INSERT INTO nowhere VALUES (1);\nCREATE TABLE last (id);\n");
      sumUp(shop);
      shop.run(Atomicity.AS_THE_TOOL);
      shop.file(
          B_FILE, first + "CREATE TABLE more (id);\nINSERT INTO nowhere VALUES (1);\nSELECT 1;\n");
      sumUp(shop);

      shop.run(Atomicity.AS_THE_TOOL);

      assertThat(shop.values(TABLE, "version", "applied", "total", "CAST(partial_hashes AS TEXT)"))
          .last()
          .isEqualTo(
              "'"
                  + B
                  + "'|2|4|'[\"h1:"
                  + sha256("CREATE TABLE books (id);")
                  + "\",\"h1:"
                  + sha256("CREATE TABLE books (id);CREATE TABLE more (id);")
                  + "\"]'");
    }
  }

  @Test
  void whereWhatWasRunWasChangedItBlocks() throws Exception {
    try (ToolShop shop = withTwo()) {
      String bad = "INSERT INTO nowhere VALUES (1);\n";
      shop.file(B_FILE, "-- atlas:txmode none\n\nCREATE TABLE books (id);\n" + bad);
      sumUp(shop);
      shop.run(Atomicity.AS_THE_TOOL);
      shop.file(B_FILE, "-- atlas:txmode none\n\nCREATE TABLE books (id, title);\nSELECT 1;\n");
      sumUp(shop);

      assertThat(shop.timeline().blockages())
          .extracting(Blockage::kind)
          .containsExactly(Blockage.Kind.FAILED);
      assertThat(shop.planning(new Target.RunAll())).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aStampIsWrittenAsResolved() throws Exception {
    try (ToolShop shop = withTwo()) {
      shop.carryOut(new Target.Stamp(shop.row(A).version()), Atomicity.AS_THE_TOOL);

      assertThat(shop.values(TABLE, "version", "type", "applied", "total", "hash"))
          .containsExactly("'" + A + "'|4|0|0|'" + A_HASH + "'");
      assertThat(shop.states()).isEqualTo(Map.of(A, STAMPED, B, PENDING));
    }
  }

  @Test
  void theSumHasToFit() throws Exception {
    try (ToolShop shop = withTwo()) {
      assertThat(shop.timeline().problems()).isEmpty();
      shop.run(Atomicity.AS_THE_TOOL);
      shop.file(A_FILE, AUTHORS + "-- edited\n");

      assertThat(shop.timeline().problems())
          .extracting(p -> p.file().getFileName().toString(), SourceProblem::detail)
          .containsExactly(tuple(A_FILE, "it was edited after atlas.sum was written"));
      assertThat(shop.states())
          .as("the checksum of the second covers the first")
          .isEqualTo(Map.of(A, EDITED, B, APPLIED));
    }
  }

  @Test
  void aFileThatWasPutInBetweenIsNamed() throws Exception {
    try (ToolShop shop = withTwo()) {
      shop.file("20260101000001a_between.sql", "CREATE TABLE c (id);");

      assertThat(shop.timeline().problems())
          .extracting(p -> p.file().getFileName().toString(), SourceProblem::detail)
          .containsExactly(
              tuple("20260101000001a_between.sql", "it was added after atlas.sum was written"));
      assertThat(shop.planning(new Target.RunAll())).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aNewDatabaseBeginsWithTheCheckpoint() throws Exception {
    try (ToolShop shop = withTwo()) {
      shop.file("20260101000003_checkpoint.sql", "-- atlas:checkpoint v1\n\n" + AUTHORS + BOOKS)
          .file("20260101000004_more.sql", "CREATE TABLE more (id);\n");
      sumUp(shop);

      shop.run(Atomicity.AS_THE_TOOL);

      assertThat(shop.values(TABLE, "version"))
          .containsExactly("'20260101000003'", "'20260101000004'");
      assertThat(shop.tables()).contains("authors", "books", "more");
      assertThat(shop.timeline().pending()).isEmpty();
    }
  }

  @Test
  void aDatabaseWithAHistoryNeverRunsTheCheckpoint() throws Exception {
    try (ToolShop shop = withTwo()) {
      shop.run(Atomicity.AS_THE_TOOL);
      shop.sql(
              "INSERT INTO atlas_schema_revisions VALUES ('.atlas_cloud_identifier', 'x', 2, 0, 0,"
                  + " '2026-11-20 09:40:43+00:00', 0, '', '', '', 'null', 'Atlas CLI')")
          .file("20260101000003_checkpoint.sql", "-- atlas:checkpoint\n\n" + AUTHORS + BOOKS)
          .without("atlas.sum");

      assertThat(shop.states())
          .isEqualTo(Map.of(A, APPLIED, B, APPLIED, "20260101000003", STAMPED));
      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
    }
  }

  @Test
  void whatIsOlderThanABaselineIsDoneAndWhatIsOlderThanAnyOtherRowIsNot() throws Exception {
    try (ToolShop shop = withTwo()) {
      shop.run(Atomicity.AS_THE_TOOL);
      shop.sql("DELETE FROM atlas_schema_revisions WHERE version = '" + A + "'");
      assertThat(shop.states()).isEqualTo(Map.of(A, OUT_OF_ORDER, B, APPLIED));

      shop.sql("UPDATE atlas_schema_revisions SET type = 1, hash = ''");
      assertThat(shop.states()).isEqualTo(Map.of(A, STAMPED, B, STAMPED));
    }
  }

  @Test
  void withoutItsSumTheFolderIsRefusedByAtlas() throws Exception {
    try (ToolShop shop = withTwo()) {
      shop.run(Atomicity.AS_THE_TOOL);
      shop.without("atlas.sum");

      assertThat(shop.timeline().problems())
          .extracting(SourceProblem::detail)
          .containsExactly("there is no atlas.sum");
    }
  }

  /// What `atlas migrate hash` does.
  private static void sumUp(ToolShop shop) throws Exception {
    StringBuilder all = new StringBuilder();
    StringBuilder lines = new StringBuilder("h1:not compared here\n");
    List<Path> files;
    try (Stream<Path> listing = Files.list(shop.migrations())) {
      files = listing.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
    for (Path file : files) {
      all.append(file.getFileName()).append(Files.readString(file));
      lines.append(file.getFileName() + " h1:" + sha256(all.toString()) + "\n");
    }
    shop.file("atlas.sum", lines.toString());
  }

  private ToolShop withTwo() throws Exception {
    String lines = A_FILE + " h1:" + A_HASH + "\n" + B_FILE + " h1:" + hashOfBoth() + "\n";
    return ToolShop.in(folder)
        .file(A_FILE, AUTHORS)
        .file(B_FILE, BOOKS)
        .file("atlas.sum", "h1:not compared here\n" + lines);
  }

  private static String hashOfBoth() throws Exception {
    return sha256(A_FILE + AUTHORS + B_FILE + BOOKS);
  }

  private static String sha256(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }
}
