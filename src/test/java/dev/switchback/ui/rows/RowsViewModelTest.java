package dev.switchback.ui.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.compare.CompareLimit;
import dev.switchback.compare.Comparison;
import dev.switchback.compare.Difference;
import dev.switchback.compare.Side;
import dev.switchback.compare.TableComparison;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheets.Shop;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsViewModelTest {
  @TempDir Path folder;

  @Test
  void rowsThatDifferAreShownWithBothValues() {
    try (Shop shop = new Shop(folder)) {
      RowsViewModel model = changed(shop);

      assertThat(model.tables())
          .extracting(TableComparison::table)
          .containsExactly("orders", "users");
      assertThat(model.columns()).containsExactly("id", "user_id", "total");
      model.tableProperty().set(Optional.of(model.tables().getLast()));

      assertThat(model.columns()).containsExactly("id", "name");
      assertThat(model.rows())
          .extracting(row -> row.word() + ": " + row.cells().getLast().text())
          .containsExactly(
              "changed: Ada → user 1", "only in the backup: user 2", "only today: Grace");
      assertThat(model.rows().getFirst().cells())
          .containsExactly(new RowLine.Value("1", false), new RowLine.Value("Ada → user 1", true));
    }
  }

  @Test
  void oneKindOfThemAtATime() {
    try (Shop shop = new Shop(folder)) {
      RowsViewModel model = changed(shop);
      model.tableProperty().set(Optional.of(model.tables().getLast()));

      model.kindProperty().set(Optional.of(Difference.Kind.ONLY_TODAY));

      assertThat(model.rows())
          .extracting(RowLine::kind)
          .containsExactly(Difference.Kind.ONLY_TODAY);
      assertThat(model.command()).isEqualTo("switchback compare shop 2 --table users --only today");
    }
  }

  @Test
  void manyRowsComeInPages() {
    try (Shop shop = new Shop(folder)) {
      RowsViewModel model = changed(shop);

      assertThat(model.rangeProperty().get()).isEqualTo("1 to 100");
      assertThat(model.hasMoreProperty().get()).isTrue();
      model.next();
      assertThat(model.rangeProperty().get()).isEqualTo("101 to 150");
      assertThat(model.hasMoreProperty().get()).isFalse();
      model.previous();
      assertThat(model.rows()).hasSize(100);
    }
  }

  @Test
  void rowsAreWrittenToANewFileAndNeverOverOne() throws Exception {
    try (Shop shop = new Shop(folder)) {
      RowsViewModel model = changed(shop);
      model.tableProperty().set(Optional.of(model.tables().getLast()));
      Path file = folder.resolve("lost.csv");

      model.export(Side.TODAY, file);

      assertThat(Files.readString(file)).isEqualTo("id,name\r\n1,Ada\r\n5000,Grace\r\n");
      assertThat(model.news()).extracting(Line::tone).containsExactly(Line.Tone.GOOD);
      model.export(Side.BACKUP, file);
      assertThat(model.news()).extracting(Line::tone).startsWith(Line.Tone.DANGER);
      assertThat(Files.readString(file)).startsWith("id,name\r\n1,Ada");
      model.export(Side.BACKUP, folder.resolve("lost.doc"));
      assertThat(model.news()).extracting(Line::tone).containsExactly(Line.Tone.WARNING);
    }
  }

  private RowsViewModel changed(Shop shop) {
    Backup backup = shop.administration.backUp(shop.database, Work.quiet()).backup();
    shop.sql(
        "UPDATE users SET name = 'Ada' WHERE id = 1",
        "DELETE FROM users WHERE id = 2",
        "INSERT INTO users VALUES (5000, 'Grace')",
        "DELETE FROM orders WHERE id <= 150");
    Comparison comparison =
        shop.administration
            .compare(shop.database, backup, CompareLimit.NONE, Work.quiet())
            .orElseThrow();
    RowsViewModel model = new RowsViewModel(shop.context(), shop.database, backup, comparison);
    model.load();
    return model;
  }
}
