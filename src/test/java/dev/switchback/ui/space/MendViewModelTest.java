package dev.switchback.ui.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.mend.Mend;
import dev.switchback.registry.Protection;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheets.Shop;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendViewModelTest {
  @TempDir Path folder;

  @Test
  void whatItWouldDoIsShownThenTriedThenDoneAndCanBeUndone() {
    try (Shop shop = new Shop(folder)) {
      shop.sql("DELETE FROM orders WHERE id > 100");
      MendViewModel model = new MendViewModel(shop.context(), shop.database, new Mend.Compact());

      model.look();
      assertThat(model.course().blockedProperty().get()).isEmpty();
      assertThat(model.act()).isEqualTo("Compact shop");
      long bytes = shop.file.toFile().length();
      model.tryOnCopy();
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);
      assertThat(model.triedProperty().get().orElseThrow().tone()).isEqualTo(Tone.GOOD);
      assertThat(shop.file.toFile().length()).isEqualTo(bytes);
      model.carryOut();

      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REPORT);
      assertThat(model.course().reportProperty().get().orElseThrow().text())
          .contains("as many as before");
      assertThat(model.course().offersUndo()).isTrue();
      assertThat(shop.file.toFile().length()).isLessThan(bytes);
      assertThat(model.command()).isEqualTo("switchback compact shop");
    }
  }

  @Test
  void aProtectedDatabaseHasItsNameTypedFirst() {
    try (Shop shop = new Shop(folder, Protection.PROTECTED)) {
      MendViewModel model = new MendViewModel(shop.context(), shop.database, new Mend.Compact());
      model.look();
      assertThat(model.course().blockedProperty().get()).isEqualTo("Type shop to go on.");
      model.carryOut();
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);

      model.course().typedNameProperty().set("shop");

      assertThat(model.course().blockedProperty().get()).isEmpty();
    }
  }

  @Test
  void whatIsNotThereIsSaidAndNothingCanBePressed() {
    try (Shop shop = new Shop(folder)) {
      MendViewModel model =
          new MendViewModel(
              shop.context(), shop.database, new Mend.Reindex(Optional.of("nothing")));

      model.look();

      assertThat(model.course().obstacles())
          .extracting(Line::tone)
          .containsExactly(Tone.DANGER, Tone.PLAIN);
      assertThat(model.course().blockedProperty().get()).isNotEmpty();
    }
  }

  @Test
  void theRoomIsToldInWordsAndNumbers() {
    try (Shop shop = new Shop(folder)) {
      SpaceViewModel model = new SpaceViewModel(shop.context(), shop.database);

      model.look();

      assertThat(model.rows()).extracting(SpaceViewModel.ObjectRow::name).contains("orders");
      assertThat(model.facts()).isNotEmpty();
      assertThat(model.account()).contains("Table orders:");
      assertThat(model.spaceProperty().get()).isPresent();
    }
  }
}
