package dev.switchback.ui.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.migration.Target;
import dev.switchback.registry.Protection;
import dev.switchback.testing.Sql;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreViewModelTest {
  @TempDir Path folder;

  @Test
  void aCopyNextToTheFileIsTheDefaultAndTheButtonSaysIt() {
    try (Shop shop = new Shop(folder)) {
      RestoreViewModel model = restore(shop, backup(shop));

      assertThat(model.actionProperty().get()).isEqualTo("Restore a copy");
      model.wayProperty().set(RestoreWay.IN_PLACE);
      assertThat(model.actionProperty().get()).isEqualTo("Replace shop.db");
      assertThat(model.command()).isEqualTo("switchback restore shop 2 --in-place");
      assertThat(undo(shop).command()).isEqualTo("switchback undo shop");
    }
  }

  @Test
  void whatComesBackAndWhatIsLostIsSaidBeforeAnythingIsWritten() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      Backup backup = backup(shop);
      shop.run(new Target.RunAll());
      shop.sql("INSERT INTO users (name) VALUES ('later')");
      byte[] before = Files.readAllBytes(shop.file);

      RestoreViewModel model = restore(shop, backup);
      model.wayProperty().set(RestoreWay.IN_PLACE);

      assertThat(model.review().getBack())
          .contains(new Line(Tone.ADDED, "table legacy_orders (204 rows)"));
      assertThat(model.review().lose()).contains(new Line(Tone.REMOVED, "1 row in users"));
      assertThat(model.review().afterwards())
          .extracting(Line::text)
          .containsExactly("0003 and 0004 will be pending again. Nothing is run by itself.");
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void rowsThatWereChangedInPlaceAreSaidToGoBack() {
    try (Shop shop = new Shop(folder)) {
      Backup backup = backup(shop);
      shop.sql("UPDATE users SET name = 'changed' WHERE id <= 3");

      RestoreViewModel model = restore(shop, backup);
      assertThat(model.comparisonProperty().get()).isEmpty();
      model.wayProperty().set(RestoreWay.IN_PLACE);

      assertThat(model.review().lose())
          .containsExactly(new Line(Tone.REMOVED, "3 rows in users go back to their old values"));
      assertThat(model.review().getBack())
          .containsExactly(Line.muted("No row and no object that is not there today."));
      assertThat(model.comparisonProperty().get().orElseThrow().different()).hasSize(1);
      assertThat(model.course().blockedProperty().get()).isEmpty();
    }
  }

  @Test
  void aFileThatIsNoDatabaseAnyMoreCanBeReplacedThoughItCannotBeCompared() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Backup backup = backup(shop);
      Files.writeString(shop.file, "no database any more");

      RestoreViewModel model = restore(shop, backup);
      model.wayProperty().set(RestoreWay.IN_PLACE);

      assertThat(model.comparisonProperty().get()).isEmpty();
      assertThat(model.course().obstacles()).isEmpty();
      assertThat(model.course().blockedProperty().get()).isEmpty();
      model.carryOut();
      assertThat(model.course().reportProperty().get().orElseThrow().rows())
          .contains("legacy_orders 204");
    }
  }

  @Test
  void onlyChosenTablesArePutBackAndTheButtonCountsThem() {
    try (Shop shop = new Shop(folder)) {
      Backup backup = backup(shop);
      shop.sql("DELETE FROM legacy_orders", "UPDATE users SET name = 'x' WHERE id = 1");
      RestoreViewModel model = restore(shop, backup);

      model.wayProperty().set(RestoreWay.TABLES);

      assertThat(model.tables())
          .extracting(TableChoice::table)
          .containsExactly("legacy_orders", "users", "orders");
      assertThat(model.course().blockedProperty().get())
          .isEqualTo("Choose the tables that shall go back.");
      assertThat(model.targetProperty().get()).isEmpty();
      model.tables().getFirst().chosenProperty().set(true);
      assertThat(model.actionProperty().get()).isEqualTo("Put 1 table back into shop.db");
      assertThat(model.command()).isEqualTo("switchback restore shop 2 --table legacy_orders");
      assertThat(model.review().getBack())
          .containsExactly(new Line(Tone.ADDED, "204 rows more in legacy_orders"));
      assertThat(model.course().blockedProperty().get()).isEmpty();

      model.carryOut();

      RestoreReportView report = model.course().reportProperty().get().orElseThrow();
      assertThat(report.rows()).containsExactly("legacy_orders 204");
      assertThat(report.undo()).isTrue();
      assertThat(Sql.column(shop.file, "SELECT name FROM users WHERE id = 1")).containsExactly("x");
    }
  }

  @Test
  void replacingAProtectedDatabaseWantsItsNameTypedAndACopyDoesNot() {
    try (Shop shop = new Shop(folder, Protection.PROTECTED)) {
      RestoreViewModel model = restore(shop, backup(shop));

      assertThat(model.course().blockedProperty().get()).isEmpty();
      model.wayProperty().set(RestoreWay.IN_PLACE);
      assertThat(model.course().blockedProperty().get()).isEqualTo("Type shop to go on.");
      model.course().typedNameProperty().set("shop ");
      assertThat(model.course().blockedProperty().get()).isEmpty();
    }
  }

  @Test
  void theReportCountsTheRowsAndOffersUndoOfAReplacement() {
    try (Shop shop = new Shop(folder)) {
      Backup backup = backup(shop);
      shop.sql("DELETE FROM legacy_orders");
      RestoreViewModel model = restore(shop, backup);
      model.wayProperty().set(RestoreWay.IN_PLACE);

      model.carryOut();

      RestoreReportView report = model.course().reportProperty().get().orElseThrow();
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REPORT);
      assertThat(report.tone()).isEqualTo(Tone.GOOD);
      assertThat(report.rows()).contains("legacy_orders 204");
      assertThat(report.undo()).isTrue();
    }
  }

  @Test
  void aRestoredCopyHasNothingToUndo() {
    try (Shop shop = new Shop(folder)) {
      RestoreViewModel model = restore(shop, backup(shop));

      model.carryOut();

      RestoreReportView report = model.course().reportProperty().get().orElseThrow();
      assertThat(report.target()).exists().isNotEqualTo(shop.file);
      assertThat(report.undo()).isFalse();
    }
  }

  @Test
  void undoBringsBackWhatARunRemoved() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      shop.run(new Target.RunAll());
      RestoreViewModel model = undo(shop);

      assertThat(model.review().since()).extracting(Line::tone).containsExactly(Tone.GOOD);
      model.carryOut();

      assertThat(model.course().reportProperty().get().orElseThrow().rows())
          .contains("legacy_orders 204");
      assertThat(shop.administration.status(shop.database).pendingCount()).isEqualTo(2);
    }
  }

  @Test
  void whatWasUndoneCanBeRedoneAndThenUndoneAgain() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      shop.run(new Target.RunAll());
      RestoreViewModel undo = undo(shop);
      undo.carryOut();
      assertThat(undo.offersRedo()).isTrue();

      RestoreViewModel redo = RestoreViewModel.redo(shop.context(), shop.database);
      redo.look();
      assertThat(redo.actionProperty().get()).isEqualTo("Redo");
      assertThat(redo.titleProperty().get()).startsWith("Redo: Run of ");
      assertThat(redo.review().since()).extracting(Line::tone).containsExactly(Tone.GOOD);
      redo.carryOut();

      assertThat(redo.offersRedo()).isFalse();
      assertThat(shop.administration.status(shop.database).pendingCount()).isZero();
      RestoreViewModel nothing = RestoreViewModel.redo(shop.context(), shop.database);
      nothing.look();
      assertThat(nothing.course().obstacles())
          .extracting(Line::text)
          .asString()
          .contains("There is nothing to redo on shop");
    }
  }

  @Test
  void undoSaysWhatSomebodyWroteInBetween() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      shop.run(new Target.RunAll());
      shop.sql("INSERT INTO users (name) VALUES ('a'), ('b')");

      RestoreViewModel model = undo(shop);

      assertThat(model.review().since()).extracting(Line::tone).containsExactly(Tone.DANGER);
      assertThat(model.review().lose()).contains(new Line(Tone.REMOVED, "2 rows in users"));
    }
  }

  @Test
  void withNothingToUndoThatIsSaid() throws IOException {
    try (Shop shop = new Shop(folder)) {
      for (Backup backup : shop.administration.backups(shop.database)) {
        Files.delete(backup.file());
      }

      RestoreViewModel model = undo(shop);

      assertThat(model.course().obstacles())
          .singleElement()
          .extracting(Line::text)
          .asString()
          .startsWith("There is nothing to undo on shop");
      assertThat(model.course().blockedProperty().get()).isNotEmpty();
    }
  }

  @Test
  void aBackupWhoseFileIsGoneIsSaidWithAWayOn() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Backup backup = backup(shop);
      Files.delete(backup.file());

      RestoreViewModel model = restore(shop, backup);

      assertThat(model.course().obstacles()).extracting(Line::tone).startsWith(Tone.DANGER);
      assertThat(model.course().blockedProperty().get()).isNotEmpty();
    }
  }

  private static Backup backup(Shop shop) {
    return shop.administration.backUp(shop.database, Work.quiet()).backup();
  }

  private static RestoreViewModel restore(Shop shop, Backup backup) {
    RestoreViewModel model =
        RestoreViewModel.restore(shop.context(), shop.database, backup, Place.BESIDE);
    model.look();
    return model;
  }

  private static RestoreViewModel undo(Shop shop) {
    RestoreViewModel model = RestoreViewModel.undo(shop.context(), shop.database);
    model.look();
    return model;
  }
}
