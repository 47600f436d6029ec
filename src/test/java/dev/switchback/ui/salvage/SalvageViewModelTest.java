package dev.switchback.ui.salvage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.Database;
import dev.switchback.salvage.SalvageDraft;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.kit.KitDamages;
import dev.switchback.salvage.kit.KitDatabase;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.salvage.SalvageViewModel.Phase;
import dev.switchback.ui.salvage.SalvagedRowsViewModel.Side;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalvageViewModelTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;

  @Test
  void tablesStandSideBySideWithWhatIsReadableAndWhatTheBackupHas() {
    try (Shop shop = new Shop(folder)) {
      shop.administration.backUp(shop.database, Work.quiet());
      damage(shop, "users");

      SalvageViewModel model = salvaged(shop);

      assertThat(model.phaseProperty().get()).isEqualTo(Phase.RESULT);
      assertThat(model.headline().getFirst().text()).startsWith("PARTIAL: ");
      ComparedTable users = table(model, "users");
      assertThat(users.readable()).isEqualTo("not to its end");
      assertThat(users.backup()).isEqualTo(shop.words.formats().rows(1022));
      assertThat(users.tone()).isEqualTo(Tone.WARNING);
      assertThat(users.missing()).contains("1 page");
      assertThat(table(model, "orders").verdict()).isEqualTo("COMPLETE");
      assertThat(model.reportText()).contains("users: PARTIAL").doesNotContain("salvaged.db");
      model.close();
    }
  }

  @Test
  void nothingIsWrittenBesideTheFileBeforeSomethingIsSaved() {
    try (Shop shop = new Shop(folder)) {
      damage(shop, "users");
      Map<String, String> before = Bytes.in(folder);

      SalvageViewModel model = salvaged(shop);
      assertThat(Bytes.in(folder)).isEqualTo(before);
      Path draft = model.draftProperty().get().orElseThrow().folder();
      model.save(shop.file);
      assertThat(model.news().getFirst().tone()).isEqualTo(Tone.DANGER);
      assertThat(Bytes.in(folder)).isEqualTo(before);
      model.save(model.proposedName());
      model.saveReport(folder.resolve("report.txt"));

      assertThat(Sql.number(folder.resolve("shop-salvaged.db"), "SELECT count(*) FROM orders"))
          .isEqualTo(4821);
      assertThat(folder.resolve("report.txt")).content().contains("orders: COMPLETE");
      model.close();
      assertThat(draft).doesNotExist();
    }
  }

  @Test
  void aReportIsNeverWrittenOverAnotherFile() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Path other = Files.writeString(folder.resolve("mine.txt"), "mine");
      SalvageViewModel model = salvaged(shop);

      model.saveReport(other);

      assertThat(model.news().getFirst().tone()).isEqualTo(Tone.DANGER);
      assertThat(other).hasContent("mine");
      model.close();
    }
  }

  @Test
  void theBestSchemaIsChosenAndEveryOtherCanBe() {
    try (Shop shop = new Shop(folder)) {
      shop.administration.status(shop.database);
      Bytes.put(shop.file, 0, new byte[PAGE]);
      SalvageViewModel model = new SalvageViewModel(shop.context(), shop.database);
      model.load();
      assertThat(model.offerProperty().get().orElseThrow().offer().source())
          .isEqualTo(SchemaOffer.Source.CATALOGUE);

      model.salvage();
      assertThat(table(model, "orders").salvaged()).isEqualTo(shop.words.formats().rows(4821));
      model.close();
      model.offerProperty().set(Optional.of(model.offers().getLast()));
      model.salvage();

      assertThat(model.tables()).extracting(ComparedTable::table).doesNotContain("orders");
      model.close();
    }
  }

  @Test
  void rowsThatAreGivenAHomeAreCountedThere() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Path whole = KitDatabase.ALIKE.make(folder.resolve("whole.db"));
      Path damaged =
          KitDamages.damaged(
              KitDatabase.ALIKE, "all_interior_zero", whole, folder.resolve("damaged.db"));
      SalvageViewModel model =
          new SalvageViewModel(shop.context(), Database.unregistered(damaged, Optional.empty()));
      model.load();
      model.salvage();
      assertThat(model.lost())
          .extracting(SalvageViewModel.Lost::rows)
          .isEqualTo(shop.administration.lostRows(model.draftProperty().get().orElseThrow()));
      SalvageViewModel.Lost first = model.lost().getFirst();
      assertThat(first.words()).contains(shop.words.formats().rows(first.rows().rows()));
      assertThat(first.proposed()).isEqualTo(first.rows().proposal());
      assertThat(String.join(", ", first.homes())).startsWith(first.rows().possible());
      String home = first.homes().getFirst();
      long rowsBefore = model.draftProperty().get().orElseThrow().report().rows();

      model.giveHome(first, home);

      SalvageDraft draft = model.draftProperty().get().orElseThrow();
      long inTable = Sql.number(draft.file(), "SELECT count(*) FROM " + home);
      assertThat(table(model, home).salvaged()).isEqualTo(shop.words.formats().rows(inTable));
      assertThat(draft.report().rows()).isEqualTo(rowsBefore + first.rows().rows());
      assertThat(table(model, "lost_and_found").salvaged())
          .isEqualTo(
              shop.words
                  .formats()
                  .rows(Sql.number(draft.file(), "SELECT count(*) FROM lost_and_found")));
      assertThat(model.news().getFirst().tone()).isEqualTo(Tone.GOOD);
      assertThat(model.headline().getFirst().text())
          .contains(shop.words.formats().rows(draft.report().rows()));
      model.close();
    }
  }

  @Test
  void aCancelledSalvageLeavesNothingBehind() {
    try (Shop shop = new Shop(folder)) {
      Map<String, String> before = Bytes.in(folder);
      SameThreadFxJobs jobs = new SameThreadFxJobs();
      jobs.operations()
          .addListener(
              (ListChangeListener<Operation>)
                  change -> {
                    while (change.next()) {
                      change
                          .getAddedSubList()
                          .forEach(it -> it.detailProperty().subscribe(_ -> it.cancel()));
                    }
                  });
      SheetContext context = shop.context();
      SalvageViewModel model =
          new SalvageViewModel(
              new SheetContext(context.administration(), jobs, context.words(), context.clock()),
              shop.database);
      model.load();

      model.salvage();

      assertThat(model.phaseProperty().get()).isEqualTo(Phase.CHOOSE);
      assertThat(model.draftProperty().get()).isEmpty();
      assertThat(model.message()).extracting(Line::tone).containsExactly(Tone.PLAIN);
      assertThat(jobs.operations().getFirst().stateProperty().get())
          .isEqualTo(OperationState.CANCELLED);
      assertThat(Bytes.in(folder)).isEqualTo(before);
    }
  }

  @Test
  void aFileThatIsGoneGivesAReasonAndNoResult() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Files.delete(shop.file);
      SalvageViewModel model = new SalvageViewModel(shop.context(), shop.database);
      model.load();

      model.salvage();

      assertThat(model.phaseProperty().get()).isEqualTo(Phase.CHOOSE);
      assertThat(model.message()).extracting(Line::tone).contains(Tone.DANGER);
      assertThat(model.draftProperty().get()).isEmpty();
    }
  }

  @Test
  void aFileThatIsNoDatabaseHasNothing() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Path letter = Files.writeString(folder.resolve("letter.db"), "Dear reader, ".repeat(999));
      SalvageViewModel model =
          new SalvageViewModel(shop.context(), Database.unregistered(letter, Optional.empty()));
      model.load();

      model.salvage();

      assertThat(model.headline().getFirst().tone()).isEqualTo(Tone.DANGER);
      assertThat(model.tables()).isEmpty();
      assertThat(model.command())
          .isEqualTo("switchback salvage " + letter + " --into " + model.proposedName());
      model.close();
    }
  }

  @Test
  void rowsAreShownPageByPageOnBothSides() {
    try (Shop shop = new Shop(folder)) {
      shop.administration.backUp(shop.database, Work.quiet());
      damage(shop, "users");
      SalvageViewModel model = salvaged(shop);
      SalvagedRowsViewModel rows =
          new SalvagedRowsViewModel(
              shop.context(), model.draftProperty().get().orElseThrow(), model.backup(), "users");

      rows.look();
      rows.next();
      assertThat(rows.rangeProperty().get()).startsWith("101 to 200 of ");
      rows.sideProperty().set(Side.BACKUP);

      assertThat(rows.rangeProperty().get())
          .isEqualTo("1 to 100 of " + shop.words.formats().count(1022));
      assertThat(rows.rows().getFirst()).containsExactly("1", "user 1");
      model.close();
    }
  }

  @Test
  void theFirstLostPageIsShownAndOthersCanBe() {
    try (Shop shop = new Shop(folder)) {
      damage(shop, "users");
      SalvageViewModel model = salvaged(shop);
      PageViewModel page =
          new PageViewModel(shop.context(), model.draftProperty().get().orElseThrow());

      page.look();
      assertThat(page.headlineProperty().get()).endsWith(": nothing but zeros");
      page.go(999_999);
      int last = page.number();
      assertThat(page.pageProperty().get().orElseThrow().pages()).isEqualTo(last);
      page.go(1);

      assertThat(page.headlineProperty().get()).startsWith("Page 1 of ");
      assertThat(page.parts()).extracting(PageViewModel.PartRow::what).startsWith("File header");
      model.close();
    }
  }

  @Test
  void theBackupAndTheNewerRowsGoIntoANewFile() {
    try (Shop shop = new Shop(folder)) {
      var backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
      shop.sql("INSERT INTO users (name) VALUES ('later')");
      damage(shop, "users");
      SalvageViewModel model = salvaged(shop);
      CombineViewModel both =
          new CombineViewModel(
              shop.context(), shop.database, model.draftProperty().get().orElseThrow(), backup);

      both.look();
      assertThat(both.accountProperty().get().orElseThrow().headline()).contains("from the backup");
      both.save(both.proposedName());

      assertThat(both.toneProperty().get()).isEqualTo(Tone.GOOD);
      assertThat(Sql.number(folder.resolve("shop-combined.db"), "SELECT count(*) FROM users"))
          .isEqualTo(1023);
      model.close();
    }
  }

  private static SalvageViewModel salvaged(Shop shop) {
    SalvageViewModel model = new SalvageViewModel(shop.context(), shop.database);
    model.load();
    model.salvage();
    return model;
  }

  private static ComparedTable table(SalvageViewModel model, String name) {
    return model.tables().stream().filter(it -> it.table().equals(name)).findFirst().orElseThrow();
  }

  /// Fills the second leaf of a table with zeros.
  private static void damage(Shop shop, String table) {
    long root =
        Sql.number(shop.file, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'");
    long page = (root - 1) * PAGE;
    int at = ByteBuffer.wrap(Bytes.at(shop.file, page + 14, 2)).getShort();
    long leaf = ByteBuffer.wrap(Bytes.at(shop.file, page + at, 4)).getInt() - 1L;
    Bytes.put(shop.file, leaf * PAGE, new byte[PAGE]);
  }
}
