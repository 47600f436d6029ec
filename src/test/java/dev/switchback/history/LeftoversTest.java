package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.history.Leftover.Presence;
import dev.switchback.migration.Tool;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.in(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aLeftoverBesideItsOriginalIsToldWithTheRowsOfBoth() {
    Sql.run(
        shop.file(),
        "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)",
        "INSERT INTO users (name) VALUES ('Ada'), ('Grace'), ('Edsger')",
        "CREATE TABLE _alembic_tmp_users (id INTEGER PRIMARY KEY, name TEXT)",
        "INSERT INTO _alembic_tmp_users (name) VALUES ('Ada')");
    Map<String, String> before = Bytes.in(shop.dataFolder());

    assertThat(leftovers())
        .containsExactly(
            new Leftover(
                "_alembic_tmp_users", List.of(Tool.ALEMBIC), "users", Presence.BOTH, 1, 3));
    assertThat(Bytes.in(shop.dataFolder())).isEqualTo(before);
  }

  @Test
  void aLeftoverWithoutItsOriginalMayHoldTheOnlyRows() {
    Sql.run(
        shop.file(),
        "CREATE TABLE __new_users (id INTEGER PRIMARY KEY)",
        "INSERT INTO __new_users VALUES (1), (2)");

    assertThat(leftovers())
        .containsExactly(
            new Leftover(
                "__new_users", List.of(Tool.DRIZZLE), "users", Presence.LEFTOVER_ONLY, 2, 0));
  }

  @Test
  void aWideTableIsFoundToo() {
    StringBuilder columns = new StringBuilder("id INTEGER PRIMARY KEY");
    for (int i = 0; i < 40; i++) {
      columns.append(", c").append(i);
    }
    Sql.run(
        shop.file(),
        "CREATE TABLE wide (" + columns + ")",
        "CREATE TABLE new_wide (" + columns + ")");

    assertThat(leftovers()).extracting(Leftover::table).containsExactly("new_wide");
  }

  @Test
  void theNameOfKnexDoesntTellTheTable() {
    Sql.run(shop.file(), "CREATE TABLE _knex_temp_alter123 (id INTEGER)");

    assertThat(leftovers())
        .containsExactly(
            new Leftover("_knex_temp_alter123", List.of(Tool.KNEX), "", Presence.UNKNOWN, 0, 0));
  }

  @Test
  void namesThatAnybodyCouldGiveNeedMoreThanTheName() {
    Sql.run(
        shop.file(),
        "CREATE TABLE orders (id INTEGER, customer TEXT, total INTEGER)",
        "CREATE TABLE new_arrivals (id INTEGER, shelf TEXT)",
        "CREATE TABLE temporary_orders (session TEXT, token TEXT, id INTEGER)",
        "CREATE TABLE orders_backup (id INTEGER, customer TEXT, total INTEGER)",
        "CREATE TABLE aorders (id INTEGER, customer TEXT, total INTEGER)");
    assertThat(leftovers()).isEmpty();

    Sql.run(shop.file(), "CREATE TABLE new_orders (id INTEGER, customer TEXT, total REAL)");
    assertThat(leftovers())
        .containsExactly(
            new Leftover(
                "new_orders", List.of(Tool.PRISMA, Tool.ATLAS), "orders", Presence.BOTH, 0, 0));
  }

  private List<Leftover> leftovers() {
    return shop.administration().status(shop.database()).leftovers();
  }
}
