package dev.switchback.ui.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Target;
import dev.switchback.ui.review.ReviewViewModel;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.words.ScriptWords.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptViewModelTest {
  @TempDir Path folder;

  @Test
  void aReviewedPlanIsShownAsAScriptAndNothingIsWritten() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      byte[] before = Files.readAllBytes(shop.file);

      ScriptViewModel model = script(shop);

      assertThat(model.scriptProperty().get())
          .startsWith("-- Run 2 migrations on shop\n")
          .contains(".bail on\n", "DROP TABLE legacy_orders;", "INSERT INTO switchback_history");
      assertThat(model.lines()).extracting(Line::tone).containsExactly(Tone.GOOD);
      assertThat(model.proposedName()).isEqualTo("shop-run-0004.sql");
      assertThat(model.command()).isEqualTo("switchback plan shop --script");
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void forAnotherProgramTheLineOfTheShellIsLeftOut() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ScriptViewModel model = script(shop);

      model.readerProperty().set(Reader.PROGRAM);

      assertThat(model.scriptProperty().get()).doesNotContain(".bail");
      assertThat(model.command()).isEqualTo("switchback plan shop --script --plain-sql");
    }
  }

  @Test
  void savingWritesWhatIsShown() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ScriptViewModel model = script(shop);
      Path file = folder.resolve("plan.sql");

      assertThat(model.save(file)).isTrue();

      assertThat(file).hasContent(model.scriptProperty().get());
    }
  }

  @Test
  void aDatabaseIsNeverOverwrittenByAScript() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      byte[] before = Files.readAllBytes(shop.file);
      ScriptViewModel model = script(shop);

      assertThat(model.save(shop.file)).isFalse();

      assertThat(model.lines().getFirst().tone()).isEqualTo(Tone.DANGER);
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void aPlanThatFailsOnTheCopySaysWhyThereIsNoScript() {
    try (Shop shop = new Shop(folder).withFailing()) {
      ScriptViewModel model = script(shop);

      assertThat(model.scriptProperty().get()).isEmpty();
      assertThat(model.lines())
          .extracting(Line::text)
          .contains(
              "Run 1 migration on shop: this cannot be written as a script.",
              "0005 failed at statement 2 of 2 (line 3).");
    }
  }

  private static ScriptViewModel script(Shop shop) {
    ReviewViewModel review =
        new ReviewViewModel(shop.context(), shop.database, new Target.RunAll());
    review.look();
    ScriptViewModel model = review.script(shop.context()).orElseThrow();
    model.make();
    return model;
  }
}
