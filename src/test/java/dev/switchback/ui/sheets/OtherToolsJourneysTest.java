package dev.switchback.ui.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Fx;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A history of sqlx in the real window, with real work in the background.
class OtherToolsJourneysTest {
  @TempDir Path folder;

  @Test
  void runAsSqlxWould() {
    try (SqlxLibrary library = new SqlxLibrary(folder)) {
      library.pending("20260111000000", "index_titles", "CREATE INDEX ix ON books (title);\n");
      try (RealWindow window = RealWindow.open(library)) {
        window.press("#run");
        window.pressInSheet("#act");
        window.waitFor("#undo");

        assertThat(window.headline()).startsWith("1 migration applied in ");
        assertThat(
                Sql.column(
                    library.file,
                    "SELECT description || ' ' || success || ' ' || (execution_time >= 0)"
                        + " FROM _sqlx_migrations ORDER BY version DESC LIMIT 1"))
            .containsExactly("index titles 1 1");
      }
    }
  }

  @Test
  void aTryShowsWhatForeignKeysTakeAndTheSafeWayKeepsIt() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withRebuild();
        RealWindow window = RealWindow.open(library)) {
      window.press("#run");
      window.pressInSheet("#tryButton");
      window.pressInSheet("#safeWay");
      window.pressInSheet("#act");
      window.waitFor("#undo");

      assertThat(window.headline()).startsWith("2 migrations applied in ");
      assertThat(Sql.number(library.file, "SELECT count(*) FROM books")).isEqualTo(3);
    }
  }

  @Test
  void whatBlocksIsDealtWithFromItsBanner() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withFailed();
        RealWindow window = RealWindow.open(library)) {
      window.pressNamed("Blocked? See why…");
      window.pressInSheet("#NOT_APPLIED");
      window.waitFor("#closeReport");
      assertThat(Fx.call(() -> ((Labeled) window.inSheet(".account .headline .label")).getText()))
          .isEqualTo("The history of library now says that 20260105000000 is not applied.");

      window.pressInSheet("#closeReport");

      Fx.until("it can be run again", () -> !window.scene().getRoot().lookup("#run").isDisabled());
      assertThat(Sql.number(library.file, "SELECT count(*) FROM _sqlx_migrations")).isEqualTo(2);
    }
  }

  @Test
  void whichHistoryCountsIsChosenAndRemembered() {
    try (SqlxLibrary library = new SqlxLibrary(folder);
        RealWindow window = RealWindow.open(library)) {
      window.pressNamed("Change…");
      Fx.until(
          "the histories are listed", () -> window.sheets.lookupAll(".radio-button").size() == 3);
      window.pressNamedChoice("sqlx, table _sqlx_migrations");
      window.pressInSheet("#save");
      Fx.until(
          "it is shown as chosen",
          () ->
              ((Labeled) window.scene().getRoot().lookup("#history"))
                  .getText()
                  .equals("History: sqlx, table _sqlx_migrations, as chosen"));

      assertThat(library.administration.database("library").settings().history().table())
          .contains("_sqlx_migrations");
    }
  }
}
