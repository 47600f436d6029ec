package dev.switchback.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.health.CheckKind;
import dev.switchback.migration.Target;
import dev.switchback.registry.Activity;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityViewModelTest {
  @TempDir Path folder;

  @Test
  void theNewestOperationIsFirstAndSelected() {
    try (Shop shop = new Shop(folder)) {
      shop.administration.check(shop.database, CheckKind.QUICK, Work.quiet());

      ActivityViewModel model = activity(shop);

      assertThat(model.activities())
          .extracting(Activity::kind)
          .containsExactly(Activity.Kind.CHECK, Activity.Kind.RUN);
      assertThat(model.selectedProperty().get()).contains(model.activities().getFirst());
      assertThat(model.what(model.activities().getLast())).startsWith("Run 0001");
    }
  }

  @Test
  void onlyTheLastWriteCanBeUndone() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      shop.run(new Target.RunAll());
      ActivityViewModel model = activity(shop);

      assertThat(model.undoableProperty().get()).contains(shop.database);
      model.selectedProperty().set(Optional.of(model.activities().getLast()));
      assertThat(model.undoableProperty().get()).isEmpty();
    }
  }

  @Test
  void aCheckCannotBeUndone() {
    try (Shop shop = new Shop(folder)) {
      shop.administration.check(shop.database, CheckKind.QUICK, Work.quiet());

      assertThat(activity(shop).undoableProperty().get()).isEmpty();
    }
  }

  @Test
  void reloadingKeepsTheSelection() {
    try (Shop shop = new Shop(folder)) {
      ActivityViewModel model = activity(shop);
      Activity run = model.activities().getFirst();
      shop.administration.check(shop.database, CheckKind.QUICK, Work.quiet());

      model.load();

      assertThat(model.selectedProperty().get()).map(Activity::id).contains(run.id());
    }
  }

  @Test
  void theReportCanBeCopiedAndHoldsNoRows() {
    try (Shop shop = new Shop(folder)) {
      ActivityViewModel model = activity(shop);

      String report = model.report(model.activities().getFirst());

      assertThat(report).contains("shop").contains("Desktop").contains("0001");
      assertThat(report).doesNotContain("user 1");
    }
  }

  private static ActivityViewModel activity(Shop shop) {
    ActivityViewModel model = new ActivityViewModel(shop.context(), Optional.of(shop.database));
    model.load();
    return model;
  }
}
