package dev.switchback.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Target;
import dev.switchback.testing.Sql;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.ui.sheets.SqlxLibrary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The review sheet over another tool's history.
class AsTheToolTest {
  @TempDir Path folder;

  @Test
  void theToolsOwnWayIsWhereItBegins() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withRebuild()) {
      ReviewViewModel model = review(library);

      assertThat(model.atomicityProperty().get()).isEqualTo(Atomicity.AS_THE_TOOL);
      assertThat(model.manner().choices()).startsWith(Atomicity.AS_THE_TOOL).hasSize(3);
      assertThat(model.together().getFirst().text())
          .isEqualTo("As sqlx does it: each migration its own transaction, foreign keys on.");
      assertThat(model.together())
          .contains(Line.warning("If one fails, it is undone; those before it stay done."));
      assertThat(model.together().getLast().text())
          .startsWith("The safe way differs: all migrations are one transaction");
      assertThat(model.command()).isEqualTo("switchback run library");
    }
  }

  @Test
  void theSafeWayIsOneChoiceAway() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withRebuild()) {
      ReviewViewModel model = review(library);

      model.takeTheSafeWay();

      assertThat(model.together().getFirst().tone()).isEqualTo(Tone.GOOD);
      assertThat(model.together().getFirst().text()).startsWith("All or nothing");
      assertThat(model.command()).isEqualTo("switchback run library --all-or-nothing");
    }
  }

  @Test
  void rowsThatATrySawDisappearAreSaidFirst() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withRebuild()) {
      ReviewViewModel model = review(library);
      assertThat(model.warnings()).isEmpty();

      model.tryOnCopy();

      assertThat(model.warnings().getFirst())
          .isEqualTo(
              Line.warning(
                  "20260110000000: 3 rows of books are gone, and no statement deletes them. A"
                      + " foreign key or a trigger did."));
      assertThat(model.losingProperty().get()).isTrue();
      model.takeTheSafeWay();
      assertThat(model.warnings()).isEmpty();
      assertThat(model.triedProperty().get()).isEmpty();
      model.tryOnCopy();
      assertThat(model.warnings()).isEmpty();
    }
  }

  @Test
  void theSafeWayKeepsTheRows() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withRebuild()) {
      ReviewViewModel model = review(library);
      model.takeTheSafeWay();

      model.carryOut();

      assertThat(model.course().reportProperty().get().orElseThrow().tone()).isEqualTo(Tone.GOOD);
      assertThat(Sql.number(library.file, "SELECT count(*) FROM books")).isEqualTo(3);
      assertThat(Sql.number(library.file, "SELECT count(*) FROM _sqlx_migrations WHERE success"))
          .isEqualTo(4);
    }
  }

  @Test
  void switchbacksOwnHistoryKnowsNoOtherWay() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ReviewViewModel model =
          new ReviewViewModel(shop.context(), shop.database, new Target.RunAll());
      model.look();

      assertThat(model.atomicityProperty().get()).isEqualTo(Atomicity.ALL_OR_NOTHING);
      assertThat(model.manner().choices())
          .containsExactly(Atomicity.ALL_OR_NOTHING, Atomicity.EACH_ON_ITS_OWN);
      assertThat(model.command()).isEqualTo("switchback run shop");
    }
  }

  @Test
  void whatTheToolRefusesCanBeAllowed() {
    try (SqlxLibrary library = new SqlxLibrary(folder).withMissing().withRebuild()) {
      ReviewViewModel model = review(library);

      assertThat(model.allowances())
          .extracting(AllowanceRow::allowance)
          .containsExactly(Allowance.MISSING);
      model.allowances().getFirst().allowedProperty().set(true);
      assertThat(model.steps()).hasSize(2);
    }
  }

  private static ReviewViewModel review(SqlxLibrary library) {
    ReviewViewModel model =
        new ReviewViewModel(library.context(), library.database, new Target.RunAll());
    model.look();
    return model;
  }
}
