package dev.switchback.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.app.Texts;
import dev.switchback.ui.timeline.TimelineItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainViewModelTest {
  @TempDir Path folder;
  private Shop shop;
  private MainViewModel model;

  @BeforeEach
  void open() {
    shop = Shop.in(folder).withTwoMigrations();
    model =
        new MainViewModel(
            new AdministrationEngine(shop.administration()),
            new SameThreadFxJobs(),
            Made.words(),
            Texts.load(),
            Made.CLOCK);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theFirstDatabaseIsShownWithItsTimeline() {
    model.reload();

    assertThat(model.chosen().map(Database::name)).contains("shop");
    assertThat(model.timeline().items())
        .extracting(TimelineItem::number)
        .containsExactly("002", "001", "");
    assertThat(header().run()).isEqualTo("Run 2 pending…");
    assertThat(header().runRefused()).isEmpty();
  }

  @Test
  void withoutAnyDatabaseTheFirstRunIsShown() {
    shop.administration().remove(shop.database());

    model.reload();

    assertThat(model.pageProperty().get()).isEqualTo(MainViewModel.Page.FIRST_RUN);
    assertThat(model.chosen()).isEmpty();
  }

  @Test
  void whatIsPendingIsTriedUnaskedAndTheTimelineSaysWhatCameOfIt() throws IOException {
    shop.migration("003_broken", "INSERT INTO nowhere VALUES (1);", "SELECT 1;");
    try (Administration later =
        Administration.open(
            folder.resolve("home"),
            Clock.offset(Clock.systemUTC(), Duration.ofHours(1)),
            Activity.Surface.DESKTOP)) {
      model =
          new MainViewModel(
              new AdministrationEngine(later),
              new SameThreadFxJobs(),
              Made.words(),
              Texts.load(),
              Made.CLOCK);
      model.reload();
      assertThat(notes()).containsExactly("Pending", "Pending", "Pending", "");

      model.tries().largestBytesProperty().set(64L << 20);
      assertThat(notes())
          .containsExactly("Pending · fails on a copy", "Pending · tried", "Pending · tried", "");

      Files.delete(shop.migrations().resolve("003_broken.up.sql"));
      Files.delete(shop.migrations().resolve("003_broken.down.sql"));
      model.changed(shop.database());
      assertThat(notes())
          .containsExactly("Pending · tried both ways", "Pending · tried both ways", "");

      model.tries().largestBytesProperty().set(0);
      assertThat(notes()).containsExactly("Pending", "Pending", "");
    }
  }

  private List<String> notes() {
    return model.timeline().items().stream().map(TimelineItem::note).toList();
  }

  @Test
  void aChangeMadeByAnotherProgramIsNoticed() {
    model.reload();
    model.timeline().select(Optional.of(model.timeline().items().getFirst()));

    shop.migration("003_more", "CREATE TABLE more (id INTEGER);");
    model.poll();

    assertThat(header().run()).isEqualTo("Run 3 pending…");
    assertThat(model.timeline().selectedProperty().get().map(TimelineItem::number)).contains("002");
  }

  @Test
  void whatAnotherProgramWroteIsToldAndShownWhenSomebodyWishesIt() {
    model.reload();
    model.timeline().select(Optional.of(model.timeline().items().getFirst()));
    var before = model.lookProperty().get();
    Sql.run(shop.file(), "CREATE TABLE outside (x)", "INSERT INTO outside VALUES (1)");

    model.poll();
    model.poll();

    assertThat(model.lookProperty().get()).isSameAs(before);
    assertThat(model.banners())
        .filteredOn(banner -> banner.key().equals(Banners.OUTSIDE))
        .singleElement()
        .satisfies(
            banner -> {
              assertThat(banner.headline()).startsWith("shop.db was changed by another program");
              assertThat(banner.cures()).containsExactly(Cure.RELOAD, Cure.RELOAD_ALWAYS);
            });

    model.follow();

    assertThat(model.lookProperty().get()).isNotSameAs(before);
    assertThat(model.banners()).noneMatch(banner -> banner.key().equals(Banners.OUTSIDE));
    assertThat(model.timeline().selectedProperty().get().map(TimelineItem::number)).contains("002");
  }

  @Test
  void whoWishesItOnceForAllIsNotAskedAgain() {
    model.reload();
    Sql.run(shop.file(), "CREATE TABLE outside (x)");
    model.poll();
    model.followAlways();
    var before = model.lookProperty().get();
    Sql.run(shop.file(), "CREATE TABLE again (x)");

    model.poll();

    assertThat(model.lookProperty().get()).isNotSameAs(before);
    assertThat(model.banners()).noneMatch(banner -> banner.key().equals(Banners.OUTSIDE));
  }

  @Test
  void anotherFileInItsPlaceIsTold() throws IOException {
    model.reload();
    Path other = shop.file().resolveSibling("other.db");
    Sql.run(other, "CREATE TABLE elsewhere (x)");
    Files.move(other, shop.file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    model.poll();

    assertThat(model.banners())
        .anySatisfy(
            banner ->
                assertThat(banner.headline()).startsWith("shop.db is not the same file any more"));
  }

  @Test
  void pollingAnUnchangedFileLooksAtNothing() {
    model.reload();
    var before = model.lookProperty().get();

    model.poll();

    assertThat(model.lookProperty().get()).isSameAs(before);
  }

  @Test
  void aMissingFileIsSaidWithItsCures() throws IOException {
    Files.delete(shop.file());

    model.reload();

    Banner banner = model.banners().getFirst();
    assertThat(banner.cures()).contains(Cure.LOCATE_FILE, Cure.REMOVE_FROM_LIST);
    assertThat(header().writeRefused()).contains("The file is not there.");
  }

  @Test
  void brokenMigrationFilesAreListedWithTheirReason() {
    shop.write("003_empty.up.sql", "");

    model.reload();

    assertThat(model.banners())
        .anySatisfy(
            banner -> {
              assertThat(banner.headline()).isEqualTo("1 migration file cannot be used");
              assertThat(banner.lines().getFirst()).contains("003_empty.up.sql");
            });
  }

  @Test
  void withoutAMigrationsFolderItIsAskedForUntilThatIsDismissed() {
    Path file = folder.resolve("plain.db");
    Sql.run(file, "CREATE TABLE t (id INTEGER)");
    Database plain =
        shop.administration()
            .add("plain", file, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE);

    model.reload(Optional.of(plain.file()));

    Banner asked = model.banners().getLast();
    assertThat(asked.headline()).isEqualTo("Where are the migrations?");
    assertThat(asked.cures()).containsExactly(Cure.CHOOSE_SOURCE, Cure.WITHOUT_SOURCE);

    model.dismiss(asked);
    model.reload();

    assertThat(model.banners()).doesNotContain(asked);
  }

  @Test
  void aTryShowsWhatItDidAndLeavesTheFileAlone() throws IOException {
    model.reload();
    byte[] before = Files.readAllBytes(shop.file());
    model.timeline().select(Optional.of(model.timeline().items().getFirst()));

    model.tryUpTo(model.timeline().items().getFirst().event().version().orElseThrow());

    assertThat(model.detail().detailProperty().get().orElseThrow().about())
        .anySatisfy(
            section ->
                assertThat(section.lines().getFirst().text())
                    .startsWith("Tried 2 migrations on a copy: works"));
    assertThat(Files.readAllBytes(shop.file())).isEqualTo(before);
  }

  @Test
  void whatDidNotWorkIsSaidAndCanBeDismissed() {
    model.reload();

    model.notice(new IllegalStateException("a mistake"), "test");

    Banner banner = model.banners().getFirst();
    assertThat(banner.headline()).contains("a mistake");
    model.dismiss(banner);
    assertThat(model.banners()).doesNotContain(banner);
  }

  @Test
  void anotherDatabaseBringsItsOwnBannersOnly() {
    model.reload();
    model.notice(new IllegalStateException("about shop"), "test");

    model.databases().select(Optional.empty());
    model.databases().select(Optional.of(shop.database()));

    assertThat(model.banners()).extracting(Banner::headline).isEqualTo(List.of());
  }

  private Header header() {
    return model.headerProperty().get().orElseThrow();
  }
}
