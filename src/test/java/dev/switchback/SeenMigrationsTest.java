package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Edit;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that were seen applied, for a tool that keeps neither text nor checksum (dbmate).
class SeenMigrationsTest {
  private static final String ONE =
      "-- migrate:up\nCREATE TABLE a (x);\n-- migrate:down\nDROP TABLE a;\n";

  @TempDir Path folder;

  @Test
  void anEditAfterItWasSeenIsNoticedWithItsKind() {
    try (Shop shop = dbmate()) {
      assertThat(row(shop).state()).isEqualTo(MigrationState.APPLIED);

      shop.write("20260101000001_a.sql", ONE.replace("(x)", "( x ) /* why */"));
      assertThat(row(shop).edit()).contains(Edit.COMMENTS);

      shop.write("20260101000001_a.sql", ONE.replace("\n", "\r\n"));
      assertThat(row(shop).edit()).contains(Edit.LINE_ENDS);

      shop.write("20260101000001_a.sql", ONE.replace("(x)", "(x, y)"));
      assertThat(row(shop).edit()).contains(Edit.CONTENT);
      assertThat(row(shop).state()).isEqualTo(MigrationState.EDITED);

      shop.write("20260101000001_a.sql", ONE);
      assertThat(row(shop).state()).isEqualTo(MigrationState.APPLIED);
    }
  }

  /// goose keeps no text, but the time: it tells that what was seen isn't what runs now.
  @Test
  void whatTheToolTookBackAndRanAgainWithANewTextIsNoEdit() {
    try (Shop shop = Shop.in(folder)) {
      String text = "-- +goose Up\nCREATE TABLE a (x);\n-- +goose Down\nDROP TABLE a;\n";
      shop.write("00001_a.sql", text);
      shop.run(new Target.RunAll(), Atomicity.AS_THE_TOOL);
      assertThat(shop.state("1")).isEqualTo(MigrationState.APPLIED);
      shop.write("00001_a.sql", text.replace("(x)", "(x, y)"));
      assertThat(shop.state("1")).isEqualTo(MigrationState.EDITED);

      Sql.run(
          shop.file(),
          "DROP TABLE a",
          "DELETE FROM goose_db_version WHERE version_id = 1",
          "CREATE TABLE a (x, y)",
          "INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (1, 1,"
              + " datetime('now', '+2 seconds'))");

      assertThat(shop.state("1")).isEqualTo(MigrationState.APPLIED);
      shop.write("00001_a.sql", text.replace("(x)", "(x, y, z)"));
      assertThat(shop.timeline().rows().getFirst().entry().orElseThrow().upSql())
          .get()
          .asString()
          .contains("(x, y)");
    }
  }

  @Test
  void oneWhoseFileIsGoneIsStillShownAndRolledBack() throws IOException {
    try (Shop shop = dbmate()) {
      row(shop);
      Files.delete(shop.migrations().resolve("20260101000001_a.sql"));

      assertThat(row(shop).state()).isEqualTo(MigrationState.MISSING);
      assertThat(row(shop).up().sql()).contains("CREATE TABLE a (x)");
      shop.carryOut(shop.plan(new Target.RollBackLast(1)));

      assertThat(Sql.column(shop.file(), "SELECT version FROM schema_migrations")).isEmpty();
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'a'"))
          .isEmpty();
    }
  }

  @Test
  void whatIsNoLongerAppliedIsForgotten() {
    try (Shop shop = dbmate()) {
      row(shop);
      Sql.run(shop.file(), "DELETE FROM schema_migrations", "DROP TABLE a");
      assertThat(row(shop).state()).isEqualTo(MigrationState.PENDING);

      shop.write("20260101000001_a.sql", ONE.replace("(x)", "(x, y)"));
      Sql.run(
          shop.file(),
          "CREATE TABLE a (x, y)",
          "INSERT INTO schema_migrations VALUES (20260101000001)");

      assertThat(row(shop).state()).isEqualTo(MigrationState.APPLIED);
    }
  }

  private Shop dbmate() {
    Shop shop = Shop.in(folder);
    shop.write("20260101000001_a.sql", ONE);
    Sql.run(
        shop.file(),
        "CREATE TABLE IF NOT EXISTS \"schema_migrations\" (version varchar(128) primary key)",
        "CREATE TABLE a (x)",
        "INSERT INTO schema_migrations VALUES ('20260101000001')");
    return shop;
  }

  private static TimelineRow row(Shop shop) {
    List<TimelineRow> rows = shop.administration().status(shop.database()).timeline().rows();
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }
}
