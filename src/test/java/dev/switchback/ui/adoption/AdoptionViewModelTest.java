package dev.switchback.ui.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Version;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionViewModelTest {
  @TempDir Path folder;

  @Test
  void theMigrationWhoseSchemaIsThereIsSelected() throws IOException {
    try (Shop shop = forgetful()) {
      byte[] before = Files.readAllBytes(shop.file);

      AdoptionViewModel model = look(shop);

      assertThat(model.rows()).hasSize(4);
      assertThat(model.version()).contains(Version.of("0002"));
      assertThat(model.headline())
          .extracting(Line::text)
          .containsExactly("The schema of shop is exactly that after 0002.");
      assertThat(model.found())
          .extracting(Line::text)
          .containsExactly(
              "All that it changes is there.",
              "table legacy_orders is there",
              "table orders is there");
      assertThat(model.compared()).extracting(Line::tone).containsExactly(Line.Tone.GOOD);
      assertThat(model.ended()).isEmpty();
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void whatStillDiffersIsSaidOfTheClosest() {
    try (Shop shop = forgetful()) {
      shop.sql("CREATE TABLE notes (x)");

      AdoptionViewModel model = look(shop);

      assertThat(model.version()).contains(Version.of("0002"));
      assertThat(model.headline()).extracting(Line::tone).containsExactly(Line.Tone.WARNING);
      assertThat(model.compared())
          .extracting(Line::tone)
          .containsExactly(Line.Tone.WARNING, Line.Tone.ADDED);
      assertThat(model.compared().getLast().text()).contains("notes");
      assertThat(model.distance(model.selectedProperty().get().orElseThrow()))
          .isEqualTo("1 object differs");
    }
  }

  @Test
  void anotherMigrationCanBeSelected() {
    try (Shop shop = forgetful()) {
      AdoptionViewModel model = look(shop);

      model.selectedProperty().set(model.rows().stream().findFirst());

      assertThat(model.version()).contains(Version.of("0001"));
      assertThat(model.isProposed(model.rows().getFirst())).isFalse();
      assertThat(model.compared())
          .extracting(Line::text)
          .containsExactly("2 objects of the file differ from the schema after it.");
    }
  }

  @Test
  void aComparisonThatEndsEarlySaysWhy() {
    try (Shop shop = new Shop(folder)) {
      shop.migration("0003_bad", "INSERT INTO nowhere VALUES (1);\n", "");
      shop.sql("DROP TABLE switchback_history");

      AdoptionViewModel model = look(shop);

      assertThat(model.rows())
          .extracting(model::distance)
          .containsExactly("2 objects differ", "same schema", "not compared");
      assertThat(model.ended().getFirst().text()).contains("0003").contains("nowhere");
    }
  }

  /// A shop with two migrations applied, two pending, and no memory of it.
  private Shop forgetful() {
    Shop shop = new Shop(folder).withTwoPending();
    shop.sql("DROP TABLE switchback_history");
    return shop;
  }

  private static AdoptionViewModel look(Shop shop) {
    AdoptionViewModel model = new AdoptionViewModel(shop.context(), shop.database);
    model.look();
    return model;
  }
}
