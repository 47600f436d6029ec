package dev.switchback.ui.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.DatabaseState;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.app.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseListViewModelTest {
  private final DatabaseListViewModel model = new DatabaseListViewModel(Made.words(), Texts.load());

  @Test
  void databasesAreListedByNameWithTheirState() {
    model.show(List.of(Made.database("Zoo"), Made.database("shop"), Made.database("blog")));
    model.show(new Made().migration("1").migration("2").status(DatabaseState.PENDING));

    assertThat(model.items())
        .extracting(item -> item.database().name() + ": " + item.word())
        .containsExactly("blog: Looking…", "shop: 2 pending", "Zoo: Looking…");
    assertThat(model.items().get(1).spoken()).isEqualTo("shop, 2 pending, ~/srv/shop.db");
  }

  @Test
  void theFilterLooksAtNameAndPath() {
    model.show(List.of(Made.database("blog"), Made.database("shop")));

    model.filterProperty().set("SHOP");
    assertThat(names()).containsExactly("shop");

    model.filterProperty().set("~/srv");
    assertThat(names()).containsExactly("blog", "shop");
  }

  @Test
  void theChosenOneStaysChosenWhileTheFilterHidesIt() {
    model.show(List.of(Made.database("blog"), Made.database("shop")));
    model.select(Optional.of(Made.database("shop")));

    model.filterProperty().set("blog");

    assertThat(model.selectedProperty().get()).contains(Made.database("shop"));
  }

  @Test
  void theChosenOneIsNoLongerChosenWhenItIsGone() {
    model.show(List.of(Made.database("blog"), Made.database("shop")));
    model.select(Optional.of(Made.database("shop")));

    model.show(List.of(Made.database("blog")));

    assertThat(model.selectedProperty().get()).isEmpty();
  }

  private List<String> names() {
    return model.items().stream().map(item -> item.database().name()).toList();
  }
}
