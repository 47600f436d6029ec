package dev.switchback.ui.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.history.Mapping;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.testing.Sql;
import dev.switchback.ui.sheets.SqlxLibrary;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoriesViewModelTest {
  private static final Mapping SCHEMA_CHANGES =
      new Mapping(
          "schema_changes",
          "version",
          Optional.of("what"),
          Optional.of("run_on"),
          Optional.empty(),
          Optional.empty());

  @TempDir Path folder;

  @Test
  void whatIsRecognisedCountsUntilSomebodyChooses() {
    try (SqlxLibrary library = new SqlxLibrary(folder)) {
      HistoriesViewModel model = load(library);

      assertThat(model.options().stream().map(model::label))
          .containsExactly("Whichever is recognised", "sqlx, table _sqlx_migrations");
      assertThat(model.selectedProperty().get().orElseThrow())
          .isInstanceOf(HistoryOption.Automatic.class);
      assertThat(model.reason(model.options().getFirst()))
          .isEqualTo("Now: sqlx, table _sqlx_migrations");
      assertThat(model.rows()).hasSize(2);
      assertThat(model.rows().getFirst()).containsEntry("description", "authors");
    }
  }

  @Test
  void aChosenHistoryIsRemembered() {
    try (SqlxLibrary library = new SqlxLibrary(folder)) {
      HistoriesViewModel model = load(library);

      model.selectedProperty().set(Optional.of(model.options().getLast()));
      model.save();

      Database saved = model.savedProperty().get().orElseThrow();
      assertThat(saved.settings().history().tool()).contains(Tool.SQLX);
      assertThat(library.administration.database("library").settings().history().table())
          .contains("_sqlx_migrations");
    }
  }

  @Test
  void aHomeMadeTableIsReadAsItsColumnsAreGivenMeanings() {
    try (SqlxLibrary library = withHomeMade()) {
      HistoriesViewModel model = load(library);
      HistoryOption guess = model.options().getLast();
      assertThat(model.label(guess)).isEqualTo("Home-made, table schema_changes");
      assertThat(model.reason(guess)).startsWith("Looks like one: the table");
      assertThat(model.reason(guess)).contains("column version").contains("column run_on");

      model.selectedProperty().set(Optional.of(guess));

      assertThat(model.columnOf(Meaning.VERSION).get()).isEqualTo("version");
      assertThat(model.columnOf(Meaning.APPLIED_AT).get()).isEqualTo("run_on");
      assertThat(model.columns()).containsExactly("version", "what", "run_on");
      assertThat(model.rows()).hasSize(1);
      model.columnOf(Meaning.NAME).set("what");
      model.save();
      Database saved = model.savedProperty().get().orElseThrow();
      assertThat(saved.settings().history().mapping()).contains(SCHEMA_CHANGES);
      assertThat(library.administration.status(saved).timeline().applied())
          .filteredOn(row -> row.state() == MigrationState.APPLIED)
          .extracting(TimelineRow::description)
          .containsExactly("authors");
      HistoriesViewModel again = load(library, saved);
      assertThat(again.options().stream().map(again::label))
          .containsOnlyOnce("Home-made, table schema_changes");
      assertThat(again.columnOf(Meaning.NAME).get()).isEqualTo("what");
    }
  }

  @Test
  void aRunnerThatLooksAtTheNewestVersionOnlyIsRememberedAsOne() {
    try (SqlxLibrary library = withHomeMade()) {
      HistoriesViewModel model = load(library);

      model.namedToolProperty().set(Tool.HOME_MADE_NEWEST);
      model.namedTableProperty().set("schema_changes");
      assertThat(model.isHomeMade()).isTrue();
      model.columnOf(Meaning.VERSION).set("version");
      model.save();

      Database saved = model.savedProperty().get().orElseThrow();
      assertThat(saved.settings().history().tool()).contains(Tool.HOME_MADE_NEWEST);
      HistoriesViewModel again = load(library, saved);
      assertThat(again.label(again.selectedProperty().get().orElseThrow()))
          .isEqualTo("Home-made, newest version only, table schema_changes");
    }
  }

  @Test
  void withoutTheVersionsColumnNothingIsRemembered() {
    try (SqlxLibrary library = withHomeMade()) {
      HistoriesViewModel model = load(library);

      model.namedToolProperty().set(Tool.HOME_MADE);
      model.namedTableProperty().set("schema_changes");
      assertThat(model.blockedProperty().get()).isEqualTo("Say which column holds the version.");
      model.save();
      assertThat(model.savedProperty().get()).isEmpty();

      model.columnOf(Meaning.VERSION).set("version");
      assertThat(model.blockedProperty().get()).isEmpty();
    }
  }

  @Test
  void onlyTablesThatFitAToolAreOfferedForIt() {
    try (SqlxLibrary library = withHomeMade()) {
      HistoriesViewModel model = load(library);

      model.namedToolProperty().set(Tool.SQLX);

      assertThat(model.tables()).containsExactly("_sqlx_migrations");
    }
  }

  private SqlxLibrary withHomeMade() {
    SqlxLibrary library = new SqlxLibrary(folder);
    Sql.run(
        library.file,
        "CREATE TABLE schema_changes (version TEXT, what TEXT, run_on TEXT)",
        "INSERT INTO schema_changes VALUES ('20260101000000', 'authors', '2026-01-03 10:00:00')");
    return library;
  }

  private static HistoriesViewModel load(SqlxLibrary library) {
    return load(library, library.database);
  }

  private static HistoriesViewModel load(SqlxLibrary library, Database database) {
    HistoriesViewModel model =
        new HistoriesViewModel(
            library.context(),
            new FileHistoryLook(),
            database,
            library.context().administration()::update);
    model.load();
    return model;
  }
}
