package dev.switchback.history;

import static dev.switchback.migration.MigrationState.APPLIED;
import static dev.switchback.migration.MigrationState.OUT_OF_ORDER;
import static dev.switchback.migration.MigrationState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Checksum;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Verdict;
import dev.switchback.run.RunReport;
import dev.switchback.testing.ToolShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Drizzle1Test {
  private static final String AUTHORS = "CREATE TABLE authors (id integer PRIMARY KEY);\n";
  private static final String BOOKS = "CREATE TABLE books (id integer);";
  private static final String A = "20261120093908_authors";
  private static final String B = "20261120093908_books";
  private static final String TABLE = "__drizzle_migrations";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writesTheRowsThatDrizzleWrites(Atomicity atomicity) {
    try (ToolShop shop = withTwo()) {
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(shop.values(TABLE, "id", "hash", "created_at", "name"))
          .containsExactly(
              "1|'" + Checksum.sha256(AUTHORS).value() + "'|1795167548000|'" + A + "'",
              "2|'" + Checksum.sha256(BOOKS).value() + "'|1795167548000|'" + B + "'");
      assertThat(shop.values(TABLE, "applied_at"))
          .allMatch(at -> at.matches("'\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z'"));
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, APPLIED));
      assertThat(shop.row(A).entry().orElseThrow().at()).isPresent();
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
    }
  }

  @Test
  void whatIsOlderIsRunToo() {
    try (ToolShop shop = withTwo()) {
      shop.run(Atomicity.AS_THE_TOOL);
      folder(shop, "20251231000000_late", "CREATE TABLE late (id);");

      assertThat(shop.row("20251231000000_late").state()).isEqualTo(OUT_OF_ORDER);
      assertThat(shop.row("20251231000000_late").verdict()).contains(Verdict.RUNS_OLDER);
      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.tables()).contains("late");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOldTableBesideNewFoldersIsReadAsDrizzle1WillReadIt(Atomicity atomicity) {
    try (ToolShop shop = withTwo()) {
      shop.sql(
          "CREATE TABLE \"__drizzle_migrations\" (id SERIAL PRIMARY KEY, hash text NOT NULL,"
              + " created_at numeric)",
          "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('"
              + Checksum.sha256(AUTHORS).value()
              + "', 1795167548641)");

      assertThat(shop.timeline().tool()).isEqualTo(Tool.DRIZZLE_1);
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, PENDING));

      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.values(TABLE, "hash", "created_at"))
          .containsExactly(
              "'" + Checksum.sha256(AUTHORS).value() + "'|1795167548641",
              "'" + Checksum.sha256(BOOKS).value() + "'|1795167548000");
      assertThat(shop.states()).isEqualTo(Map.of(A, APPLIED, B, APPLIED));
    }
  }

  @Test
  void foldersWithoutSnapshotsAreKnownByTheProjectsConfiguration() throws Exception {
    try (ToolShop shop = ToolShop.in(folder)) {
      shop.file(A + "/migration.sql", AUTHORS);
      assertThat(shop.timeline().tool()).isNotEqualTo(Tool.DRIZZLE_1);

      Files.writeString(folder.resolve("drizzle.config.ts"), "export default {}");

      assertThat(shop.timeline().tool()).isEqualTo(Tool.DRIZZLE_1);
      assertThat(shop.states()).isEqualTo(Map.of(A, PENDING));
    }
  }

  private ToolShop withTwo() {
    ToolShop shop = ToolShop.in(folder);
    folder(shop, A, AUTHORS);
    folder(shop, B, BOOKS);
    return shop;
  }

  private static void folder(ToolShop shop, String name, String sql) {
    shop.file(name + "/migration.sql", sql).file(name + "/snapshot.json", "{}");
  }
}
