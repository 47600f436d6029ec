package dev.switchback.ui.newmigration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.source.NewMigration.NewFile;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewMigrationViewModelTest {
  @TempDir Path folder;
  private Shop shop;
  private NewMigrationViewModel model;

  @BeforeEach
  void open() {
    shop = Shop.in(folder).migration("001_first", "SELECT 1;", "SELECT 1;");
    Sql.run(shop.file(), "CREATE TABLE customers (id INTEGER PRIMARY KEY, fax TEXT)");
    model =
        new NewMigrationViewModel(
            new SheetContext(
                shop.administration(),
                new SameThreadFxJobs(),
                new Words(Locale.ENGLISH, Clock.systemUTC(), folder),
                Clock.systemUTC()),
            shop.database(),
            shop.migrations());
    model.load();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void bothFilesAreShownBeforeTheyAreWritten() throws IOException {
    model.descriptionProperty().set("Add a phone");
    model.templateProperty().set(Template.ADD_COLUMN);
    model.field(TemplateField.TABLE).set("customers");
    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(model.lines()).containsExactly(Line.muted("Column is missing."));
    assertThat(model.missing()).isEqualTo("Fill in the form first.");

    model.field(TemplateField.COLUMN).set("phone TEXT");

    List<NewFile> files = model.draftProperty().get().orElseThrow().files();
    assertThat(files.getFirst().path()).hasFileName("002_add_a_phone.up.sql");
    assertThat(files.getLast().text()).contains("ALTER TABLE customers DROP COLUMN phone;");
    assertThat(Files.exists(files.getFirst().path())).isFalse();
    assertThat(model.lines()).isEmpty();
    assertThat(model.missing()).isEmpty();

    model.create();

    assertThat(model.writtenProperty().get()).hasSize(2);
    assertThat(Files.readString(files.getFirst().path())).isEqualTo(files.getFirst().text());
  }

  @Test
  void aMistakeIsNamedAndNothingCanBeWritten() {
    model.templateProperty().set(Template.ADD_COLUMN);
    model.field(TemplateField.TABLE).set("customers");
    model.field(TemplateField.COLUMN).set("phone TEXT UNIQUE");

    assertThat(model.draftProperty().get()).isEmpty();
    assertThat(model.lines()).extracting(Line::tone).containsExactly(Line.Tone.DANGER);
    model.create();
    assertThat(model.writtenProperty().get()).isEmpty();
  }

  @Test
  void aRebuildStartsFromTheTableAsItIs() {
    model.templateProperty().set(Template.REBUILD_TABLE);
    assertThat(model.tables()).containsExactly("customers");
    model.field(TemplateField.TABLE).set("customers");
    assertThat(model.field(TemplateField.DEFINITION).get())
        .isEqualTo("CREATE TABLE customers (id INTEGER PRIMARY KEY, fax TEXT)");
    assertThat(model.draftProperty().get()).isEmpty();

    model
        .field(TemplateField.DEFINITION)
        .set("CREATE TABLE customers (id INTEGER PRIMARY KEY, fax TEXT, vat TEXT) STRICT");

    assertThat(model.draftProperty().get()).isPresent();
    assertThat(model.lines())
        .containsExactly(
            Line.muted("Copied as they are: id, fax"), Line.muted("vat gets its default"));
  }

  @Test
  void aTableThatIsNotThereYetIsAWarning() {
    model.templateProperty().set(Template.KEEP_UPDATED_AT);
    model.field(TemplateField.TABLE).set("later");

    assertThat(model.draftProperty().get()).isPresent();
    assertThat(model.lines()).extracting(Line::tone).containsExactly(Line.Tone.WARNING);
  }

  @Test
  void whatSqliteCannotDoInPlaceIsAnsweredWhereItIsTyped() {
    model.descriptionProperty().set("phones are unique");
    model.templateProperty().set(Template.ADD_COLUMN);
    model.field(TemplateField.TABLE).set("customers");
    model.field(TemplateField.COLUMN).set("phone TEXT UNIQUE");
    assertThat(model.lines())
        .extracting(Line::text)
        .anyMatch(
            line ->
                line.matches(
                    "On SQLite 3\\.\\d+\\.\\d+: SQLite can't add phone to customers, because it is"
                        + " UNIQUE\\."));

    model.begin(model.rebuildProperty().get().orElseThrow());

    assertThat(model.templateProperty().get()).isEqualTo(Template.REBUILD_TABLE);
    assertThat(model.descriptionProperty().get()).isEqualTo("phones are unique");
    assertThat(model.rebuildProperty().get()).isEmpty();
    assertThat(model.draftProperty().get().orElseThrow().files().getFirst().text())
        .contains("phone TEXT UNIQUE")
        .contains("INSERT INTO");
  }

  @Test
  void theChecklistStandsBesideTheTexts() {
    model.descriptionProperty().set("add a phone");
    model.templateProperty().set(Template.ADD_COLUMN);
    model.field(TemplateField.TABLE).set("customers");
    model.field(TemplateField.COLUMN).set("phone TEXT");
    assertThat(model.checklist())
        .extracting(Line::tone, Line::text)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.toList().getFirst()).isEqualTo(Line.Tone.GOOD);
              assertThat(line.toList().getLast().toString())
                  .startsWith("Nothing speaks against it");
            });

    model.templateProperty().set(Template.CHANGE_IN_BATCHES);
    model.field(TemplateField.SET).set("fax = ''");
    model.field(TemplateField.WHERE).set("fax IS NULL");

    assertThat(model.checklist())
        .extracting(Line::text)
        .anyMatch(line -> line.startsWith("It has no way back"));
  }
}
