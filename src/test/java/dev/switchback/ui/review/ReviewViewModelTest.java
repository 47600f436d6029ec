package dev.switchback.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Protection;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewViewModelTest {
  @TempDir Path folder;

  @Test
  void aReviewShowsTheStepsAndWritesNothing() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      byte[] before = Files.readAllBytes(shop.file);

      ReviewViewModel model = review(shop, new Target.RunAll());

      assertThat(model.steps())
          .extracting(row -> row.step().title())
          .containsExactly("0003 add orders status", "0004 drop legacy orders");
      assertThat(model.titleProperty().get()).isEqualTo("Run 2 migrations on shop");
      assertThat(model.actionProperty().get()).isEqualTo("Run 2 migrations");
      assertThat(model.course().blockedProperty().get()).isEmpty();
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void whatTakesDataAwayIsMarkedWithWhatItRemoves() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ReviewViewModel model = review(shop, new Target.RunAll());

      assertThat(model.steps().get(0).isDestructive()).isFalse();
      assertThat(model.steps().get(1).takesAway())
          .containsExactly("removes table legacy_orders with its rows");
      assertThat(model.destructiveProperty().get()).isTrue();
    }
  }

  @Test
  void leavingOutTheLastStepChangesTheActAndTheCommand() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ReviewViewModel model = review(shop, new Target.RunAll());

      model.switchStep(1);

      assertThat(model.actionProperty().get()).isEqualTo("Run 1 migration");
      assertThat(model.steps().get(1).tickedProperty().get()).isFalse();
      assertThat(model.destructiveProperty().get()).isFalse();
      assertThat(model.command()).isEqualTo("switchback run shop --to 0003");
    }
  }

  @Test
  void withoutAnyTickNothingCanBeDone() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ReviewViewModel model = review(shop, new Target.RunAll());

      model.switchStep(0);
      model.carryOut();

      assertThat(model.course().blockedProperty().get()).isEqualTo("Tick at least one migration.");
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REVIEW);
    }
  }

  @Test
  void aRefusalOffersWhatWouldAllowIt() {
    try (Shop shop = new Shop(folder)) {
      shop.migration("0000_late", "CREATE TABLE late (id);", "DROP TABLE late;");
      ReviewViewModel model = review(shop, new Target.RunAll());

      assertThat(model.course().blockedProperty().get()).isNotEmpty();
      assertThat(model.course().obstacles()).extracting(Line::tone).containsExactly(Tone.WARNING);
      assertThat(model.allowances())
          .extracting(AllowanceRow::allowance)
          .containsExactly(Allowance.OUT_OF_ORDER);

      model.allowances().getFirst().allowedProperty().set(true);

      assertThat(model.course().obstacles()).isEmpty();
      assertThat(model.course().blockedProperty().get()).isEmpty();
      assertThat(model.command()).isEqualTo("switchback run shop --allow out-of-order");

      model.allowances().getFirst().allowedProperty().set(false);

      assertThat(model.course().obstacles()).hasSize(1);
    }
  }

  @Test
  void aProtectedDatabaseWantsItsNameTyped() {
    try (Shop shop = new Shop(folder, Protection.PROTECTED).withTwoPending()) {
      ReviewViewModel model = review(shop, new Target.RunAll());

      assertThat(model.course().blockedProperty().get()).isEqualTo("Type shop to go on.");
      model.course().typedNameProperty().set("shop");
      assertThat(model.course().blockedProperty().get()).isEmpty();
    }
  }

  @Test
  void aTryShowsWhatWouldChangeAndLeavesTheFileAlone() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      byte[] before = Files.readAllBytes(shop.file);
      ReviewViewModel model = review(shop, new Target.RunAll());

      model.tryOnCopy();

      TryView tried = model.triedProperty().get().orElseThrow();
      assertThat(tried.headline().tone()).isEqualTo(Tone.GOOD);
      assertThat(tried.changes())
          .extracting(Line::tone)
          .containsExactlyInAnyOrder(Tone.ADDED, Tone.ADDED, Tone.REMOVED);
      assertThat(tried.rows()).singleElement().extracting("table").isEqualTo("legacy_orders");
      assertThat(model.steps().getFirst().triedProperty().get()).startsWith("tried: works");
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void aTryOfSomethingThatFailsSaysWhy() {
    try (Shop shop = new Shop(folder).withFailing()) {
      ReviewViewModel model = review(shop, new Target.RunAll());

      model.tryOnCopy();

      TryView tried = model.triedProperty().get().orElseThrow();
      assertThat(tried.headline().tone()).isEqualTo(Tone.DANGER);
      assertThat(tried.verdicts().getFirst().text()).contains("same primary key");
    }
  }

  @Test
  void changingTheStepsForgetsTheTry() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ReviewViewModel model = review(shop, new Target.RunAll());
      model.tryOnCopy();

      model.switchStep(1);

      assertThat(model.triedProperty().get()).isEmpty();
    }
  }

  @Test
  void theReportSaysWhatWasDoneAndOffersUndo() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ReviewViewModel model = review(shop, new Target.RunAll());

      model.carryOut();

      RunReportView report = model.course().reportProperty().get().orElseThrow();
      assertThat(model.course().phaseProperty().get()).isEqualTo(Phase.REPORT);
      assertThat(report.account().headline()).startsWith("2 migrations applied in ");
      assertThat(report.undo()).isTrue();
      assertThat(report.again()).isFalse();
      assertThat(shop.administration.status(shop.database).pendingCount()).isZero();
    }
  }

  @Test
  void theReportOfAFailureShowsThePlaceAndTheWayOn() {
    try (Shop shop = new Shop(folder).withFailing()) {
      ReviewViewModel model = review(shop, new Target.RunAll());

      model.carryOut();

      RunReportView report = model.course().reportProperty().get().orElseThrow();
      assertThat(report.account().headline())
          .isEqualTo("0005 failed at statement 2 of 2 (line 3). shop is as it was before.");
      FailedPlace place = report.place().orElseThrow();
      assertThat(place.line()).isEqualTo(3);
      assertThat(place.excerpt().lines().toList().get(place.line() - place.firstLine()))
          .startsWith("INSERT INTO orders");
      assertThat(place.file()).contains(shop.migrations.resolve("0005_unique_names.up.sql"));
      assertThat(report.undo()).isFalse();
      assertThat(report.again()).isTrue();
      assertThat(report.text()).contains("SQLITE_CONSTRAINT_PRIMARYKEY");
    }
  }

  @Test
  void afterCorrectingTheFileItCanBeTriedAgain() {
    try (Shop shop = new Shop(folder).withFailing()) {
      ReviewViewModel model = review(shop, new Target.RunAll());
      model.carryOut();
      shop.migration("0005_unique_names", "CREATE TABLE names (name TEXT);", "DROP TABLE names;");

      model.tryAgain();
      model.carryOut();

      assertThat(model.course().reportProperty().get().orElseThrow().tone()).isEqualTo(Tone.GOOD);
    }
  }

  @Test
  void eachOnItsOwnSaysWhatStaysAndKeepsIt() {
    try (Shop shop = new Shop(folder).withTwoPending().withFailing()) {
      ReviewViewModel model = review(shop, new Target.RunAll());

      model.atomicityProperty().set(Atomicity.EACH_ON_ITS_OWN);
      model.carryOut();

      RunReportView report = model.course().reportProperty().get().orElseThrow();
      assertThat(report.account().headline()).contains("0003 and 0004 stay done");
      assertThat(report.undo()).isTrue();
    }
  }

  @Test
  void aRollBackListsTheNewestFirst() {
    try (Shop shop = new Shop(folder)) {
      ReviewViewModel model = review(shop, new Target.RollBackLast(2));

      assertThat(model.titleProperty().get()).isEqualTo("Roll back 2 migrations on shop");
      assertThat(model.steps())
          .extracting(row -> row.step().version().text())
          .containsExactly("0002", "0001");

      model.switchStep(1);

      assertThat(model.actionProperty().get()).isEqualTo("Roll back 1 migration");
    }
  }

  @Test
  void aStampRunsNothing() {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      ReviewViewModel model = review(shop, new Target.Stamp(Version.of("0003")));

      assertThat(model.together())
          .extracting(Line::text)
          .containsExactly("No SQL is run, only the history is written.");
      model.carryOut();

      assertThat(model.course().reportProperty().get().orElseThrow().account().headline())
          .startsWith("1 migration stamped");
    }
  }

  @Test
  void aFileThatIsGoneIsSaidWithAWayOn() throws IOException {
    try (Shop shop = new Shop(folder).withTwoPending()) {
      Files.delete(shop.file);

      ReviewViewModel model = review(shop, new Target.RunAll());

      assertThat(model.course().obstacles()).extracting(Line::tone).startsWith(Tone.DANGER);
      assertThat(model.course().obstacles()).hasSize(2);
      assertThat(model.course().blockedProperty().get()).isNotEmpty();
      assertThat(List.copyOf(model.steps())).isEmpty();
    }
  }

  private static ReviewViewModel review(Shop shop, Target target) {
    ReviewViewModel model = new ReviewViewModel(shop.context(), shop.database, target);
    model.look();
    return model;
  }
}
