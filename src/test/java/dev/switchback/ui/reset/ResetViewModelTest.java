package dev.switchback.ui.reset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Target;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheet.Told;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetViewModelTest {
  @TempDir Path folder;

  @Test
  void theSheetShowsWhatDisappearsAndWritesNothing() throws IOException {
    try (Shop shop = new Shop(folder)) {
      byte[] before = Files.readAllBytes(shop.file);

      ResetViewModel model = looked(shop);

      assertThat(model.disappears())
          .extracting(Line::text)
          .containsExactly(
              "legacy_orders: 204 rows", "orders: 4\u202f821 rows", "users: 1\u202f022 rows");
      assertThat(model.runs())
          .extracting(Line::text)
          .containsExactly("0001 create users", "0002 create orders");
      assertThat(model.afterwards())
          .extracting(Line::text)
          .containsExactly("No migration puts rows in.");
      assertThat(model.course().blockedProperty().get()).isEqualTo("Type shop to go on.");
      assertThat(model.command()).isEqualTo("switchback reset shop --confirm shop");
      model.carryOut();
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void typingTheNameLetsItHappenAndTheReportOffersToUndoIt() {
    try (Shop shop = new Shop(folder)) {
      ResetViewModel model = looked(shop);

      model.course().typedNameProperty().set("shop");
      model.carryOut();

      Told told = model.course().reportProperty().get().orElseThrow();
      assertThat(told.tone()).isEqualTo(Tone.GOOD);
      assertThat(told.account().headline()).startsWith("shop is reset: 2 migrations run again in ");
      assertThat(told.undo()).isTrue();
      assertThat(told.again()).isFalse();
    }
  }

  @Test
  void whatIsProtectedOrNotForDevelopmentIsRefusedWithItsReason() {
    try (Shop shop = new Shop(folder)) {
      shop.run(new Target.RunAll());
      ResetViewModel prot =
          new ResetViewModel(shop.context(), shop.database.withProtection(Protection.PROTECTED));
      prot.look();
      ResetViewModel production =
          new ResetViewModel(shop.context(), shop.database.withEnvironment(Environment.PRODUCTION));
      production.look();

      assertThat(prot.course().obstacles().getFirst().text()).isEqualTo("shop is protected.");
      assertThat(production.course().obstacles().getFirst().text())
          .isEqualTo("shop is not used for development.");
      production.course().typedNameProperty().set("shop");
      production.carryOut();
      assertThat(production.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);
    }
  }

  private static ResetViewModel looked(Shop shop) {
    ResetViewModel model = new ResetViewModel(shop.context(), shop.database);
    model.look();
    return model;
  }
}
