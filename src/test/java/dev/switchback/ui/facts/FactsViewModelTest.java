package dev.switchback.ui.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsViewModelTest {
  @TempDir Path folder;

  @Test
  void rowsAreCountedOnlyWhenSomebodyAsks() {
    try (Shop shop = new Shop(folder)) {
      FactsViewModel model = new FactsViewModel(shop.context(), shop.database);

      model.look();

      assertThat(model.shown()).contains("users: 2 columns").doesNotContain("rows");
      assertThat(model.command()).isEqualTo("switchback info shop");
      assertThat(model.countedProperty().get()).isFalse();

      model.countRows();

      assertThat(model.shown()).contains("users: 1\u202f022 rows, 2 columns");
      assertThat(model.command()).isEqualTo("switchback info shop --count");
      assertThat(model.countedProperty().get()).isTrue();
    }
  }

  @Test
  void aFileThatIsNoDatabaseSaysWhy() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Path text = Files.writeString(folder.resolve("text.db"), "this is no database at all");
      FactsViewModel model = new FactsViewModel(shop.context(), shop.database.withFile(text));

      model.look();

      assertThat(model.shown()).contains("Cannot be opened").contains("text.db");
    }
  }
}
