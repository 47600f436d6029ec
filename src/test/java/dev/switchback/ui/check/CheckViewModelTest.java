package dev.switchback.ui.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.health.CheckKind;
import dev.switchback.health.Verdict;
import dev.switchback.ui.check.CheckViewModel.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckViewModelTest {
  @TempDir Path folder;

  @Test
  void aHealthyFileIsCalledSoTogetherWithWhatWasNotChecked() {
    try (Shop shop = new Shop(folder)) {
      CheckView result = check(shop, CheckKind.QUICK);

      assertThat(result.verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(result.findings()).isEmpty();
      assertThat(result.notChecked()).isNotEmpty();
    }
  }

  @Test
  void brokenReferencesAreGroupedAndExplained() {
    try (Shop shop = new Shop(folder)) {
      shop.sql(
          "PRAGMA foreign_keys=off",
          "INSERT INTO orders (user_id, total) VALUES (9999, 1), (9998, 1)");

      CheckView result = check(shop, CheckKind.FOREIGN_KEYS);

      assertThat(result.tone()).isEqualTo(Tone.WARNING);
      assertThat(result.findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.what()).contains("table orders").contains("2 found");
                assertThat(finding.means()).isNotBlank();
                assertThat(finding.cure()).isNotBlank();
              });
    }
  }

  @Test
  void aDamagedPageIsDamageWithSqlitesOwnWordsOnDemand() throws IOException {
    try (Shop shop = new Shop(folder)) {
      scribble(shop.file);

      CheckView result = check(shop, CheckKind.INTEGRITY);

      assertThat(result.tone()).isEqualTo(Tone.DANGER);
      assertThat(result.findings()).isNotEmpty();
      assertThat(result.findings().getFirst().originals()).isNotEmpty();
    }
  }

  @Test
  void aFileThatIsGoneGivesNoResultButAWayOn() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Files.delete(shop.file);
      CheckViewModel model = new CheckViewModel(shop.context(), shop.database);

      model.check();

      assertThat(model.phaseProperty().get()).isEqualTo(Phase.CHOOSE);
      assertThat(model.failure()).extracting(Line::tone).containsExactly(Tone.DANGER, Tone.PLAIN);
      assertThat(model.resultProperty().get()).isEmpty();
    }
  }

  @Test
  void theLastCheckIsRemembered() {
    try (Shop shop = new Shop(folder)) {
      CheckViewModel model = new CheckViewModel(shop.context(), shop.database);
      model.load();
      assertThat(model.lastTime()).extracting(Line::text).containsExactly("Not checked yet.");

      model.check();
      model.again();

      assertThat(model.lastTime().getFirst().text()).startsWith("Last: Quick check, ");
      assertThat(model.phaseProperty().get()).isEqualTo(Phase.CHOOSE);
    }
  }

  private static CheckView check(Shop shop, CheckKind kind) {
    CheckViewModel model = new CheckViewModel(shop.context(), shop.database);
    model.kindProperty().set(kind);
    model.check();
    return model.resultProperty().get().orElseThrow();
  }

  /// Overwrites the middle of every page after the fifth.
  private static void scribble(Path file) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = 5 * 4096; at + 4096 <= raw.length(); at += 4096) {
        raw.seek(at);
        raw.write(new byte[64]);
      }
    }
  }
}
