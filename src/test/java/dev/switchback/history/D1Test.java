package dev.switchback.history;

import static dev.switchback.migration.MigrationState.APPLIED;
import static dev.switchback.migration.MigrationState.OUT_OF_ORDER;
import static dev.switchback.migration.MigrationState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.registry.SourceGuess;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class D1Test {
  private static final String DDL =
      """
      CREATE TABLE d1_migrations(
          id         INTEGER PRIMARY KEY AUTOINCREMENT,
          name       TEXT UNIQUE,
          applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
      )
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void writesTheRowsThatWranglerWrites(Atomicity atomicity) {
    try (ToolShop shop = withTwo()) {
      shop.sql(DDL, "INSERT INTO d1_migrations VALUES (1, '0001_a.sql', '2026-11-20 09:40:43')")
          .sql("CREATE TABLE a (id)");
      assertThat(shop.states()).isEqualTo(Map.of("0001_a.sql", APPLIED, "0002_b.sql", PENDING));
      assertThat(shop.row("0001_a.sql").entry().orElseThrow().at())
          .contains(Instant.parse("2026-11-20T09:40:43Z"));

      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(shop.values("d1_migrations", "id", "name"))
          .containsExactly("1|'0001_a.sql'", "2|'0002_b.sql'");
      assertThat(shop.values("d1_migrations", "applied_at"))
          .allMatch(at -> at.matches("'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d'"));
      assertThat(shop.run(atomicity).outcome()).isEqualTo(RunReport.Outcome.NOTHING_TO_DO);
    }
  }

  @Test
  void aNewDatabaseOfAProjectWithWranglerGetsItsTable() throws Exception {
    Files.writeString(
        folder.resolve("wrangler.jsonc"),
        "{ // ours\n"
            + "  \"d1_databases\": [{ \"binding\": \"DB\", \"migrations_dir\": \"migrations\" },]\n"
            + "}");
    try (ToolShop shop = withTwo()) {
      assertThat(shop.timeline().tool()).isEqualTo(Tool.D1);

      shop.run(Atomicity.AS_THE_TOOL);

      assertThat(shop.values("d1_migrations", "name"))
          .containsExactly("'0001_a.sql'", "'0002_b.sql'");
      assertThat(shop.tables()).doesNotContain("switchback_history");
    }
  }

  @Test
  void theFileThatWranglerKeepsIsOfferedWithItsMigrations() throws Exception {
    Files.writeString(folder.resolve("wrangler.toml"), "[[d1_databases]]\nbinding = \"DB\"\n");
    Path file = folder.resolve(".wrangler/state/v3/d1/miniflare-D1DatabaseObject/a36f.sqlite");
    Files.createDirectories(file.getParent());
    Sql.run(file, DDL);
    try (ToolShop shop = withTwo()) {
      assertThat(shop.proposals(file).getFirst().source().map(SourceGuess::folder))
          .contains(shop.migrations());
    }
  }

  @Test
  void filesAreOrderedByTheirNumbersAndOlderOnesRun() {
    try (ToolShop shop = withTwo()) {
      shop.sql(DDL, "INSERT INTO d1_migrations (name) VALUES ('0002_b.sql'), ('0007_gone.sql')")
          .file("10_ten.sql", "CREATE TABLE ten (id);")
          .file("9_nine.sql", "CREATE TABLE nine (id);")
          .file("seed.sql", "CREATE TABLE seed (id);");

      assertThat(shop.timeline().rows())
          .extracting(row -> row.version().text())
          .containsExactly(
              "0001_a.sql", "0002_b.sql", "0007_gone.sql", "9_nine.sql", "10_ten.sql", "seed.sql");
      assertThat(shop.row("0001_a.sql").state()).isEqualTo(OUT_OF_ORDER);
      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(shop.timeline().pending()).isEmpty();
    }
  }

  @Test
  void aFailureTakesItsOwnFileBackAndKeepsThoseBefore() {
    try (ToolShop shop = withTwo()) {
      shop.sql(DDL).file("0002_b.sql", "CREATE TABLE b (id);\nINSERT INTO nowhere VALUES (1);");

      assertThat(shop.run(Atomicity.AS_THE_TOOL).outcome())
          .isEqualTo(RunReport.Outcome.FAILED_PARTLY);

      assertThat(shop.tables()).contains("a").doesNotContain("b");
      assertThat(shop.values("d1_migrations", "name")).containsExactly("'0001_a.sql'");
    }
  }

  @Test
  void aStampWritesTheRowOnly() {
    try (ToolShop shop = withTwo()) {
      shop.sql(DDL);
      TimelineRow last = shop.row("0002_b.sql");

      shop.carryOut(new Target.Stamp(last.version()), Atomicity.AS_THE_TOOL);

      assertThat(shop.values("d1_migrations", "name"))
          .containsExactly("'0001_a.sql'", "'0002_b.sql'");
      assertThat(shop.tables()).doesNotContain("a", "b");
    }
  }

  private ToolShop withTwo() {
    return ToolShop.in(folder)
        .file("0001_a.sql", "CREATE TABLE a (id);")
        .file(
            "0002_b.sql",
            "CREATE TABLE b (id);\nCREATE TRIGGER t AFTER INSERT ON b\nBEGIN\n"
                + "  UPDATE b SET id = 1;\nEND;\n");
  }
}
