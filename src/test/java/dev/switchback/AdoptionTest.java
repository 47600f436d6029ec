package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Version;
import dev.switchback.run.Adoption;
import dev.switchback.run.Evidence;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a database without a history seems to have had.
class AdoptionTest {
  @TempDir Path folder;

  @Test
  void theNewestMigrationWhoseSchemaIsThereIsProposed() {
    try (Shop shop = shopWithThree()) {
      // Written by another tool: other white space, quotes and letters.
      Sql.run(
          shop.file(),
          "create table \"customers\" (id integer primary key,\n\n name TEXT not null)",
          "CREATE TABLE orders (id INTEGER PRIMARY KEY,"
              + " customer_id INTEGER NOT NULL REFERENCES customers (id))");

      Adoption adoption = shop.administration().adoption(shop.database(), Work.quiet());

      assertThat(adoption.proposed()).contains(Version.of("2"));
      assertThat(adoption.isExact()).isTrue();
      assertThat(adoption.evidence())
          .extracting(row -> row.found().conclusion())
          .containsExactly(
              Evidence.Conclusion.APPLIED,
              Evidence.Conclusion.APPLIED,
              Evidence.Conclusion.NOT_APPLIED);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM sqlite_schema")).isEqualTo(2);
    }
  }

  @Test
  void whatIsThereBesidesIsShownAsADifference() {
    try (Shop shop = shopWithThree()) {
      Sql.run(
          shop.file(),
          "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
          "CREATE TABLE notes (x)");

      Adoption adoption = shop.administration().adoption(shop.database(), Work.quiet());

      assertThat(adoption.proposed()).contains(Version.of("1"));
      assertThat(adoption.isExact()).isFalse();
      assertThat(adoption.differences().changes())
          .extracting(change -> change.object().name())
          .containsExactly("notes");
    }
  }

  @Test
  void aMigrationWithoutATraceIsNeverTheProposedOne() {
    try (Shop shop = shopWithThree()) {
      shop.migration("004_rows", "UPDATE customers SET name = 'x'");
      Sql.run(
          shop.file(),
          "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
          "CREATE TABLE orders (id INTEGER PRIMARY KEY,"
              + " customer_id INTEGER NOT NULL REFERENCES customers (id))",
          "ALTER TABLE customers ADD COLUMN email TEXT");

      Adoption adoption = shop.administration().adoption(shop.database(), Work.quiet());

      assertThat(adoption.proposed()).contains(Version.of("3"));
      assertThat(adoption.evidence().getLast().found().conclusion())
          .isEqualTo(Evidence.Conclusion.NO_TRACE);
    }
  }

  @Test
  void aReplayThatFailsEndsTheComparisonThere() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      shop.migration("003_bad", "INSERT INTO nowhere VALUES (1)");
      shop.migration("004_more", "CREATE TABLE more (x)");

      Adoption adoption = shop.administration().adoption(shop.database(), Work.quiet());

      assertThat(adoption.proposed()).isEmpty();
      assertThat(adoption.evidence()).hasSize(2);
      assertThat(adoption.notReplayed().orElseThrow().version()).isEqualTo(Version.of("3"));
      assertThat(adoption.notReplayed().orElseThrow().reason()).contains("nowhere");
    }
  }

  private Shop shopWithThree() {
    return Shop.in(folder)
        .withTwoMigrations()
        .migration("003_email", "ALTER TABLE customers ADD COLUMN email TEXT");
  }
}
