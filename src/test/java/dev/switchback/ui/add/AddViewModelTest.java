package dev.switchback.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.Tool;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.SourceGuess;
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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddViewModelTest {
  @TempDir Path temporary;
  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = Shop.in(temporary.resolve("shop"));
    write("p/.env", "# ours\nDATABASE_URL=sqlite:a.db\n");
    write("p/migrations/1_a.sql", "CREATE TABLE a (x);\n");
    write("p/other/1_a.sql", "-- +goose Up\nCREATE TABLE a (x);\n");
    write("p/other/2_b.sql", "-- +goose Up\nCREATE TABLE b (x);\n");
    Sql.run(temporary.resolve("p/a.db"), "CREATE TABLE t (x)");
    Sql.run(temporary.resolve("p/b.db"), "CREATE TABLE t (x)");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void eachGuessIsShownWithItsReason() {
    AddViewModel model = model();
    NewDatabase first = model.shownProperty().get().proposalProperty().get();

    assertThat(model.named(first)).isEqualTo("Named by .env, line 2: DATABASE_URL");
    assertThat(model.sourceLines(first))
        .extracting(Line::text)
        .containsExactly("Found near the file", "1 migration: 1 file is plain .sql");
    assertThat(model.historyLines(first))
        .extracting(Line::text)
        .containsExactly("None yet: the first run or stamp makes Switchback’s");
    assertThat(model.folders())
        .contains(Optional.of(temporary.resolve("p/other")))
        .endsWith(Optional.empty());
  }

  @Test
  void anotherFolderAndAnotherLayoutAreReadAtOnce() {
    AddViewModel model = model();

    model.useFolder(Optional.of(temporary.resolve("p/other")));
    assertThat(source(model).layout()).contains(Tool.GOOSE);
    assertThat(source(model).migrations()).isEqualTo(2);

    model.useLayout(Optional.of(Tool.FLYWAY));
    assertThat(source(model).migrations()).isZero();
    assertThat(model.sourceLines(shown(model)).getLast())
        .isEqualTo(Line.warning("0 migrations, read as Flyway, as you say"));

    model.useLayout(Optional.empty());
    assertThat(source(model).layout()).contains(Tool.GOOSE);
    assertThat(shown(model).settings().layout()).isEmpty();

    model.useFolder(Optional.empty());
    assertThat(shown(model).source()).isEmpty();
  }

  @Test
  void anotherHistoryIsSaidToBeChosen() {
    AddViewModel model = model();

    model.useHistory(HistoryChoice.of(Tool.SQLX));

    assertThat(model.historyLines(shown(model)))
        .extracting(Line::text)
        .containsExactly("sqlx, as you say");
    assertThat(model.chosen().getFirst().settings().history().tool()).contains(Tool.SQLX);
  }

  @Test
  void namesThatAreMissingOrTakenStandInTheWay() {
    AddViewModel model = model();
    assertThat(model.blockedProperty().get()).isEmpty();

    model.rename("b.db");
    assertThat(model.blockedProperty().get()).isEqualTo("There are two databases called b.db.");
    model.candidates().get(1).chosenProperty().set(false);
    assertThat(model.blockedProperty().get()).isEmpty();
    model.rename(" ");
    assertThat(model.blockedProperty().get()).isEqualTo("Give each database a name.");
    model.candidates().getFirst().chosenProperty().set(false);
    assertThat(model.blockedProperty().get()).isEqualTo("Choose at least one database.");
  }

  @Test
  void whatIsChangedOfOneDoesNotTouchTheOther() {
    AddViewModel model = model();

    model.shownProperty().set(model.candidates().get(1));
    model.rename("second");
    model.useFolder(Optional.empty());

    assertThat(model.chosen()).extracting(NewDatabase::name).containsExactly("a.db", "second");
    assertThat(model.chosen().getFirst().source()).isPresent();
  }

  @Test
  void whereThereMayBeMoreThanWereLookedForItIsSaid() {
    NewDatabase one = shop.administration().propose(temporary.resolve("p")).getFirst();
    AddViewModel model = model(Collections.nCopies(5_000, one));

    assertThat(model.message())
        .extracting(Line::text)
        .singleElement()
        .asString()
        .endsWith(
            " databases are looked for below folders at once, and that many were found: there"
                + " may be more. Give a folder further down for the others.");
    assertThat(model().message()).isEmpty();
  }

  @Test
  void allOrNoneAreChosenAtOnce() {
    AddViewModel model = model();

    model.chooseNone();
    assertThat(model.chosen()).isEmpty();
    assertThat(model.blockedProperty().get()).isEqualTo("Choose at least one database.");
    model.chooseAll();
    assertThat(model.chosen()).hasSize(2);
    assertThat(model.blockedProperty().get()).isEmpty();
  }

  private static NewDatabase shown(AddViewModel model) {
    return model.shownProperty().get().proposalProperty().get();
  }

  private static SourceGuess source(AddViewModel model) {
    return shown(model).source().orElseThrow();
  }

  private AddViewModel model() {
    return model(shop.administration().propose(temporary.resolve("p")));
  }

  private AddViewModel model(List<NewDatabase> found) {
    Clock clock = Clock.systemUTC();
    return new AddViewModel(
        new SheetContext(
            shop.administration(),
            new SameThreadFxJobs(),
            new Words(Locale.ENGLISH, clock, temporary),
            clock),
        found);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(temporary.resolve(path).getParent());
    Files.writeString(temporary.resolve(path), text);
  }
}
