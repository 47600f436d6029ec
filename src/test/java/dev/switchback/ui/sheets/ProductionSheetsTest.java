package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan.Place;
import dev.switchback.command.ProjectCommand;
import dev.switchback.migration.Target;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.ui.app.CommandWish;
import dev.switchback.ui.blocked.BlockedViewModel;
import dev.switchback.ui.command.CommandViewModel;
import dev.switchback.ui.restore.RestoreViewModel;
import dev.switchback.ui.restore.RestoreWay;
import dev.switchback.ui.review.ReviewViewModel;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In production every sheet whose act only the safety copy takes back wants the name typed.
class ProductionSheetsTest {
  @TempDir Path folder;

  @Test
  void aRestoreInPlaceAndAnUndoWantTheName() {
    try (Shop shop = new Shop(folder)) {
      Database production = production(shop);
      Backup backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
      RestoreViewModel restore =
          RestoreViewModel.restore(shop.context(), production, backup, Place.BESIDE);
      restore.look();
      RestoreViewModel undo = RestoreViewModel.undo(shop.context(), production);
      undo.look();

      assertThat(restore.course().blockedProperty().get()).isEmpty();
      restore.wayProperty().set(RestoreWay.IN_PLACE);
      assertThat(restore.course().blockedProperty().get()).isEqualTo("Type shop to go on.");
      assertThat(undo.course().blockedProperty().get()).isEqualTo("Type shop to go on.");
    }
  }

  @Test
  void aRollBackWantsTheNameAndARunWithItsWayBackDoesNot() {
    try (Shop shop = new Shop(folder)) {
      Database production = production(shop);
      ReviewViewModel back =
          new ReviewViewModel(shop.context(), production, new Target.RollBackLast(1));
      back.look();
      assertThat(back.course().nameToTypeProperty().get()).isEqualTo("shop");

      shop.migration("0003_notes", "CREATE TABLE notes (id);\n", "DROP TABLE notes;\n");
      ReviewViewModel run = new ReviewViewModel(shop.context(), production, new Target.RunAll());
      run.look();
      assertThat(run.course().nameToTypeProperty().get()).isEmpty();
    }
  }

  @Test
  void aProjectsCommandWantsTheName() {
    try (Shop shop = new Shop(folder)) {
      ProjectCommand command =
          new ProjectCommand(List.of("tool", "{database}"), shop.folder, Map.of());
      Database production = production(shop);
      Database with =
          production.withSettings(production.settings().withCommand(Tool.KNEX, command));
      CommandViewModel model = new CommandViewModel(shop.context(), with, CommandWish.OPEN);

      assertThat(model.course().nameToTypeProperty().get()).isEqualTo("shop");
    }
  }

  @Test
  void dealingWithWhatBlocksWantsTheName() {
    try (SqlxLibrary library = new SqlxLibrary(folder, Protection.NONE).withFailed()) {
      BlockedViewModel model =
          new BlockedViewModel(
              library.context(), library.database.withEnvironment(Environment.PRODUCTION));

      assertThat(model.course().nameToTypeProperty().get()).isEqualTo("library");
    }
  }

  private static Database production(Shop shop) {
    return shop.administration.update(shop.database.withEnvironment(Environment.PRODUCTION));
  }
}
