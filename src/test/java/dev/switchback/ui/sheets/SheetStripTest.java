package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.mend.Mend;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.ui.app.Fx;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every sheet about a database says that it is used in earnest.
class SheetStripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theSheetSaysWhereItsDatabaseIsUsed(Sheet sheet) {
    try (Shop shop = new Shop(folder)) {
      Database used =
          shop.administration.update(shop.database.withEnvironment(Environment.PRODUCTION));
      try (RealWindow window = RealWindow.open(shop)) {
        Fx.run(() -> open(sheet, window, used));

        assertThat(window.strip()).isEqualTo("Production");
      }
    }
  }

  private static void open(Sheet sheet, RealWindow window, Database database) {
    switch (sheet) {
      case BACKUPS -> window.actions.openBackups(database);
      case FACTS -> window.actions.openFacts(database);
      case SPACE -> window.actions.openSpace(database);
      case SALVAGE -> window.actions.salvage(database);
      case MEND -> window.actions.reviewMend(database, new Mend.Compact());
      case UNDO -> window.actions.undo(database);
    }
  }

  enum Sheet {
    BACKUPS,
    FACTS,
    SPACE,
    SALVAGE,
    MEND,
    UNDO
  }
}
