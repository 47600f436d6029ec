package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.mend.Mend;
import dev.switchback.registry.Database;
import dev.switchback.salvage.kit.KitDamages;
import dev.switchback.salvage.kit.KitDatabase;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import dev.switchback.ui.app.Theme;
import dev.switchback.ui.salvage.ComparedTable;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journeys with files that are really damaged, from what the window says of them to what comes
/// out, drawn on the way.
class SalvagePicturesTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("switchback.root", ".")).resolve("target/screens");
  private static final int PAGE = 4096;

  @TempDir Path folder;

  @Test
  void fromADamagedFileToWhatWasSalvaged() {
    try (Shop shop = new Shop(folder)) {
      shop.sql("CREATE INDEX ix_users_name ON users (name)");
      shop.administration.backUp(shop.database, Work.quiet());
      shop.sql("INSERT INTO users (name) VALUES ('later'), ('latest')");
      shop.administration.status(shop.database);
      damage(shop, "orders", 3);
      damage(shop, "users", 1);
      Map<String, String> before = Bytes.in(folder);
      try (RealWindow window = RealWindow.open(shop)) {
        window.press("#check");
        window.waitFor("#act");
        Fx.run(() -> ((RadioButton) window.inSheet("#full")).setSelected(true));
        draw(window, "check-kinds");
        window.pressInSheet("#act");
        window.waitFor("#closeResult");
        draw(window, "check-damaged");
        window.pressNamed("Salvage…");
        window.waitFor("#act");
        draw(window, "salvage-choose");
        window.pressInSheet("#act");
        window.waitFor("#save");
        draw(window, "salvage-compared");
        select(window, 1);
        draw(window, "salvage-table");
        window.pressInSheet("#rows");
        window.waitFor("#salvaged");
        draw(window, "salvage-rows");
        Fx.run(() -> window.sheets.close());
        window.pressInSheet("#pages");
        window.waitFor("#number");
        Fx.settle();
        draw(window, "salvage-page");
        window.pressNamed("Next");
        Fx.settle();
        Fx.run(() -> ((TableView<?>) window.inSheet("#parts")).getSelectionModel().select(2));
        draw(window, "salvage-page-cells");
        Fx.run(() -> window.sheets.close());
        window.pressInSheet("#combine");
        window.waitFor("#save");
        draw(window, "salvage-combine");
        Fx.run(() -> window.sheets.close());
        Fx.run(() -> window.sheets.close());
        Fx.settle();
      }
      Map<String, String> after = Bytes.in(folder);
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void aFileWithoutItsFirstPageIsOneClickAwayFromItsNames() {
    try (Shop shop = new Shop(folder)) {
      shop.administration.status(shop.database);
      Bytes.put(shop.file, 0, new byte[PAGE]);
      try (RealWindow window = RealWindow.open(shop)) {
        draw(window, "salvage-banner");
        window.pressNamed("Salvage…");
        window.pressInSheet("#act");
        window.waitFor("#save");
        draw(window, "salvage-first-page");
        assertThat(Fx.call(() -> tables(window).getItems()))
            .extracting(ComparedTable::table)
            .contains("users", "orders", "legacy_orders");
        Fx.run(() -> window.sheets.close());
      }
    }
  }

  @Test
  void rowsWithoutAHomeAreGivenOne() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Path whole = KitDatabase.ALIKE.make(folder.resolve("whole.db"));
      Path damaged =
          KitDamages.damaged(
              KitDatabase.ALIKE, "all_interior_zero", whole, folder.resolve("sensors.db"));
      try (RealWindow window = RealWindow.open(shop)) {
        Fx.run(() -> window.actions.salvage(Database.unregistered(damaged, Optional.empty())));
        window.pressInSheet("#act");
        window.waitFor("#save");
        Fx.run(() -> ((ScrollPane) window.inSheet("#scroll")).setVvalue(0.6));
        draw(window, "salvage-no-home");
        Fx.run(
            () ->
                ((ComboBox<?>) window.inSheet("#lost .combo-box"))
                    .getSelectionModel()
                    .selectFirst());
        window.pressNamed("Give them to this table");
        Fx.settle();
        Fx.run(() -> ((ScrollPane) window.inSheet("#scroll")).setVvalue(0));
        draw(window, "salvage-given");
        Fx.run(() -> window.sheets.close());
      }
    }
  }

  @Test
  void aSalvageIsStopped() {
    try (Shop shop = new Shop(folder)) {
      shop.sql(
          "INSERT INTO users (name) WITH RECURSIVE n(i) AS"
              + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150000)"
              + " SELECT hex(zeroblob(150)) || i FROM n");
      Map<String, String> before = Bytes.in(folder);
      try (RealWindow window = RealWindow.open(shop)) {
        Fx.run(() -> window.actions.salvage(shop.database));
        window.pressInSheet("#act");
        window.waitFor("#stop");
        window.draw(PICTURES.resolve("salvage-working-light.png"));
        window.pressInSheet("#stop");
        window.waitFor("#act");
        draw(window, "salvage-cancelled");
        Fx.run(() -> window.sheets.close());
      }
      assertThat(Bytes.in(folder)).isEqualTo(before);
    }
  }

  @Test
  void whatIsNoDatabaseAndWhatIsEmptySaysSo() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Path text = Files.writeString(folder.resolve("letter.db"), "Dear reader, ".repeat(4000));
      Path empty = Files.createFile(folder.resolve("empty.db"));
      try (RealWindow window = RealWindow.open(shop)) {
        for (Path file : new Path[] {text, empty}) {
          Fx.run(() -> window.actions.salvage(Database.unregistered(file, Optional.empty())));
          window.pressInSheet("#act");
          window.waitFor("#pages");
          draw(window, "salvage-" + file.getFileName());
          assertThat(Fx.call(() -> tables(window).getItems())).isEmpty();
          Fx.run(() -> window.sheets.close());
        }
        Files.delete(text);
        Fx.run(() -> window.actions.salvage(Database.unregistered(text, Optional.empty())));
        window.pressInSheet("#act");
        window.waitFor("#act");
        draw(window, "salvage-gone");
      }
    }
  }

  @Test
  void curesAndSpace() {
    try (Shop shop = new Shop(folder)) {
      shop.sql("CREATE INDEX ix_users_name ON users (name)");
      shop.sql("DELETE FROM orders WHERE id % 3 > 0");
      String root =
          Sql.column(shop.file, "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_users_name'")
              .getFirst();
      shop.sql(
          "PRAGMA writable_schema=1", "DELETE FROM sqlite_schema WHERE name = 'ix_users_name'");
      shop.sql("DELETE FROM users WHERE id > 1000");
      shop.sql(
          "PRAGMA writable_schema=1",
          "INSERT INTO sqlite_schema VALUES ('index', 'ix_users_name', 'users', "
              + root
              + ", 'CREATE INDEX ix_users_name ON users (name)')");
      try (RealWindow window = RealWindow.open(shop)) {
        window.press("#check");
        window.pressInSheet("#act");
        window.waitFor("#closeResult");
        draw(window, "check-index");
        window.pressInSheet("#cureREINDEX");
        window.waitFor("#act");
        draw(window, "mend-review");
        window.pressInSheet("#tryIt");
        window.waitFor("#act");
        draw(window, "mend-tried");
        window.pressInSheet("#act");
        window.waitFor("#closeReport");
        draw(window, "mend-report");
        assertThat(Fx.call(() -> ((Label) window.inSheet("#account .headline .label")).getText()))
            .startsWith("Rebuild index ix_users_name: done");
        Fx.run(() -> window.sheets.close());
        Fx.run(() -> window.actions.openSpace(shop.database));
        window.waitFor("#compact");
        draw(window, "space");
        Fx.run(() -> window.sheets.close());
        Fx.run(() -> window.actions.reviewMend(shop.database, new Mend.Compact()));
        window.waitFor("#act");
        draw(window, "compact-review");
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static TableView<ComparedTable> tables(RealWindow window) {
    return (TableView<ComparedTable>) window.inSheet("#tables");
  }

  private static void select(RealWindow window, int index) {
    Fx.run(() -> tables(window).getSelectionModel().select(index));
    Fx.settle();
  }

  /// Fills a leaf of a table with zeros.
  private static void damage(Shop shop, String table, int cell) {
    long root =
        Sql.number(shop.file, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
    long page = (root - 1) * PAGE;
    int at = ByteBuffer.wrap(Bytes.at(shop.file, page + 12 + 2L * cell, 2)).getShort();
    long leaf = ByteBuffer.wrap(Bytes.at(shop.file, page + at, 4)).getInt() - 1L;
    Bytes.put(shop.file, leaf * PAGE, new byte[PAGE]);
  }

  private static void draw(RealWindow window, String name) {
    Fx.settle();
    window.theme(Theme.Choice.LIGHT);
    window.draw(PICTURES.resolve(name + "-light.png"));
    window.theme(Theme.Choice.DARK);
    window.draw(PICTURES.resolve(name + "-dark.png"));
    window.theme(Theme.Choice.LIGHT);
  }
}
