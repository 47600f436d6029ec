package dev.switchback.ui.databasesettings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Settings;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheets.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSettingsViewModelTest {
  @TempDir Path folder;

  @Test
  void whatChangesIsSaidBeforeItIsKeptAndNoFileIsTouched() throws IOException {
    try (Shop shop = new Shop(folder)) {
      byte[] before = Files.readAllBytes(shop.file);
      DatabaseSettingsViewModel model = model(shop);
      assertThat(model.blockedProperty().get()).isEqualTo("Nothing is changed.");

      model.nameProperty().set("store");
      model.value(DatabaseSetting.BUSY_TIMEOUT).set("60");
      model.value(DatabaseSetting.SYNCHRONOUS).set("off");

      assertThat(model.changes())
          .extracting(Line::text)
          .containsExactly(
              "name: shop becomes store",
              "busy-timeout of shop becomes 60.",
              "synchronous of shop becomes off.");
      assertThat(model.cautions()).extracting(Line::text).anyMatch(it -> it.contains("power cut"));
      assertThat(model.commands())
          .isEqualTo(
              """
              switchback settings shop busy-timeout 60
              switchback settings shop synchronous off
              switchback change shop --name store\
              """);
      assertThat(now(shop)).isEqualTo(shop.database);

      model.save();

      Database kept = now(shop);
      assertThat(kept.name()).isEqualTo("store");
      assertThat(kept.settings().busyTimeout()).hasSeconds(60);
      assertThat(model.changes()).isEmpty();
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
    }
  }

  @Test
  void asWhichToolTheMigrationsAreReadCanBeSaidAfterwards() {
    try (Shop shop = new Shop(folder)) {
      DatabaseSettingsViewModel model = model(shop);
      assertThat(model.layoutProperty().get()).isEmpty();
      assertThat(model.layouts())
          .startsWith(Optional.empty(), Optional.of(Tool.SWITCHBACK))
          .contains(Optional.of(Tool.GOOSE));

      model.layoutProperty().set(Optional.of(Tool.GOLANG_MIGRATE));

      assertThat(model.changes())
          .extracting(Line::text)
          .containsExactly("migrations: read as golang-migrate");
      assertThat(model.commands()).isEqualTo("switchback history shop --layout golang-migrate");
      model.save();
      assertThat(now(shop).settings().layout()).contains(Tool.GOLANG_MIGRATE);

      model.layoutProperty().set(Optional.empty());
      assertThat(model.commands()).isEqualTo("switchback history shop --layout found");
      model.save();
      assertThat(now(shop).settings()).isEqualTo(shop.database.settings());
    }
  }

  @Test
  void aValueThatASettingDoesNotTakeIsNamedAndNothingIsKept() {
    try (Shop shop = new Shop(folder)) {
      DatabaseSettingsViewModel model = model(shop);

      model.value(DatabaseSetting.BUSY_TIMEOUT).set("soon");

      assertThat(model.objection(DatabaseSetting.BUSY_TIMEOUT))
          .isEqualTo("\"soon\" cannot be the value of busy-timeout. It takes 0 to 3600 seconds.");
      assertThat(model.blockedProperty().get()).startsWith("\"soon\" cannot be");
      model.save();
      assertThat(now(shop)).isEqualTo(shop.database);
    }
  }

  @Test
  void backToWhatHoldsWithoutASettingForgetsIt() {
    try (Shop shop = new Shop(folder)) {
      DatabaseSettingsViewModel model = model(shop);
      model.value(DatabaseSetting.REGEXP).set("on");
      model.save();
      assertThat(now(shop).settings().values()).containsEntry("regexp", "on");

      model.value(DatabaseSetting.REGEXP).set("off");
      model.save();

      assertThat(now(shop).settings().values()).doesNotContainKey("regexp");
    }
  }

  @Test
  void whatWouldBeLessSafeNeedsTheName() {
    try (Shop shop = new Shop(folder, Protection.PROTECTED)) {
      DatabaseSettingsViewModel model = model(shop);
      model.protectedProperty().set(false);
      assertThat(model.nameToTypeProperty().get()).isEqualTo("shop");
      model.save();
      assertThat(now(shop).protection()).isEqualTo(Protection.PROTECTED);

      model.typedNameProperty().set("shop");
      model.save();

      assertThat(now(shop).protection()).isEqualTo(Protection.NONE);
      assertThat(model.nameToTypeProperty().get()).isEmpty();
    }
  }

  @Test
  void aNameThatIsTakenIsSaidAndNothingIsLost() {
    try (Shop shop = new Shop(folder)) {
      shop.administration.add(
          "blog",
          folder.resolve("blog.db"),
          Optional.empty(),
          Environment.DEVELOPMENT,
          Protection.NONE);
      DatabaseSettingsViewModel model = model(shop);

      model.nameProperty().set("blog");
      model.save();

      assertThat(model.cautions()).extracting(Line::text).anyMatch(it -> it.contains("blog"));
      assertThat(model.nameProperty().get()).isEqualTo("blog");
      assertThat(now(shop).name()).isEqualTo("shop");
    }
  }

  @Test
  void theFileFollowsThePrefixOfTheEnvironment() {
    try (Shop shop = new Shop(folder)) {
      DatabaseSettingsViewModel model = model(shop);
      model.value(DatabaseSetting.PREFIX_PRODUCTION).set("live_");

      model.environmentProperty().set(Environment.PRODUCTION);
      assertThat(model.fileProperty().get()).isEqualTo(folder.resolve("live_shop.db").toString());
      model.environmentProperty().set(Environment.STAGING);

      assertThat(model.fileProperty().get()).isEqualTo(folder.resolve("shop.db").toString());
    }
  }

  @Test
  void whatAnEnvironmentFileSaysIsTakenOverWithOneClick() throws IOException {
    try (Shop shop = new Shop(folder)) {
      Files.writeString(folder.resolve(".env.production"), "DATABASE_URL=sqlite:live.db\n");
      DatabaseSettingsViewModel model = model(shop);

      model.use(model.environmentFiles().getFirst());

      assertThat(model.environmentProperty().get()).isEqualTo(Environment.PRODUCTION);
      assertThat(model.fileProperty().get()).isEqualTo(folder.resolve("live.db").toString());
    }
  }

  @Test
  void functionsAndCollationsAreAskedOfSqliteBeforeTheyAreTakenOver() {
    try (Shop shop = new Shop(folder)) {
      DatabaseSettingsViewModel model = model(shop);
      SuppliedViewModel supplied = model.supplied();
      supplied.begin(SuppliedViewModel.Kind.FUNCTION, "normalize");
      supplied.valueProperty().set("lower(");
      supplied.add();
      assertThat(supplied.objections())
          .extracting(Line::text)
          .anyMatch(it -> it.contains("lower("));
      assertThat(model.changes()).isEmpty();

      supplied.valueProperty().set("lower(trim(?1))");
      supplied.add();
      supplied.begin(SuppliedViewModel.Kind.COLLATION, "unicase");
      supplied.valueProperty().set("unicode");
      supplied.add();
      model.save();

      assertThat(now(shop).settings().supplied())
          .containsEntry("function.normalize", "lower(trim(?1))")
          .containsEntry("collation.unicase", "unicode")
          .hasSize(2);
      supplied.remove(supplied.entries().getFirst());
      model.save();
      assertThat(now(shop).settings().supplied()).hasSize(1);
    }
  }

  @Test
  void whatOthersKeptMeanwhileStays() {
    try (Shop shop = new Shop(folder)) {
      DatabaseSettingsViewModel model = model(shop);
      model.value(DatabaseSetting.BUSY_TIMEOUT).set("5");
      shop.administration.update(
          shop.database.withSettings(Settings.NONE.withAllowedJar("abc", "a.jar")));

      model.save();

      assertThat(now(shop).settings().allowsJar("abc")).isTrue();
      assertThat(now(shop).settings().busyTimeout()).hasSeconds(5);
    }
  }

  @Test
  void theJournalModeIsShownChangedAndReadAnew() {
    try (Shop shop = new Shop(folder)) {
      assertThat(model(shop).modeProperty().get()).contains(JournalMode.DELETE);
      JournalModeViewModel changing =
          new JournalModeViewModel(shop.context(), shop.database, JournalMode.WAL);
      changing.look();
      assertThat(changing.saidProperty().get().orElseThrow().headline())
          .isEqualTo("Change the journal mode of shop from DELETE to WAL");
      assertThat(changing.course().blockedProperty().get()).isEmpty();

      changing.carryOut();

      assertThat(changing.course().reportProperty().get().orElseThrow().account().headline())
          .isEqualTo("shop is now in journal mode WAL.");
      assertThat(shop.administration.status(shop.database).facts().journalMode()).contains("wal");
      assertThat(now(shop).settings().journalMode()).contains(JournalMode.WAL);
    }
  }

  @Test
  void aProtectedFileIsNotRejournalledBeforeItsNameIsTyped() throws IOException {
    try (Shop shop = new Shop(folder, Protection.PROTECTED)) {
      byte[] before = Files.readAllBytes(shop.file);
      JournalModeViewModel changing =
          new JournalModeViewModel(shop.context(), shop.database, JournalMode.WAL);
      changing.look();

      changing.carryOut();
      assertThat(Files.readAllBytes(shop.file)).isEqualTo(before);
      changing.course().typedNameProperty().set("shop");
      changing.carryOut();

      assertThat(changing.course().reportProperty().get()).isPresent();
    }
  }

  private static DatabaseSettingsViewModel model(Shop shop) {
    DatabaseSettingsViewModel model = new DatabaseSettingsViewModel(shop.context(), shop.database);
    model.load();
    return model;
  }

  private static Database now(Shop shop) {
    return shop.administration.databases().stream()
        .filter(database -> database.id().equals(shop.database.id()))
        .findFirst()
        .orElseThrow();
  }
}
