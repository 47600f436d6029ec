package dev.switchback.ui.jars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.JavaJar;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheets.Shop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarsViewModelTest {
  @TempDir Path folder;

  @Test
  void aJarIsShownBeforeItIsAllowedAndNothingInItIsRun() {
    System.clearProperty("switchback.test.shown");
    try (Shop shop = new Shop(folder)) {
      put(shop);
      JarsViewModel model = load(shop);

      assertThat(model.jars()).hasSize(1);
      assertThat(model.account(model.jars().getFirst()).parts())
          .anySatisfy(part -> assertThat(part.lines()).containsExactly("com.example.Totals"));
      assertThat(model.isAllowed(model.jars().getFirst())).isFalse();
      assertThat(model.message()).extracting(Line::tone).containsExactly(Line.Tone.WARNING);
      assertThat(System.getProperty("switchback.test.shown")).isNull();
    }
  }

  @Test
  void allowingIsRememberedAndCanBeTakenBack() {
    try (Shop shop = new Shop(folder)) {
      put(shop);
      JarsViewModel model = load(shop);
      var jar = model.jars().getFirst();
      assertThat(model.command(jar))
          .isEqualTo("switchback jars shop --allow " + jar.checksum().value());

      model.allow(jar);

      assertThat(model.isAllowed(jar)).isTrue();
      assertThat(shop.administration.database("shop").settings().allowsJar(jar.checksum().value()))
          .isTrue();
      assertThat(model.command(jar))
          .isEqualTo("switchback jars shop --forbid " + jar.checksum().value());
      model.forbid(jar);
      assertThat(model.isAllowed(jar)).isFalse();
      assertThat(model.savedProperty().get().orElseThrow().settings().values()).isEmpty();
    }
  }

  @Test
  void withoutJarsThatIsSaid() {
    try (Shop shop = new Shop(folder)) {
      JarsViewModel model = load(shop);

      assertThat(model.jars()).isEmpty();
      assertThat(model.message())
          .isEqualTo(
              List.of(
                  Line.muted(
                      "No jar with migrations in Java lies beside the migrations of shop.")));
    }
  }

  private static JarsViewModel load(Shop shop) {
    JarsViewModel model = new JarsViewModel(shop.context(), shop.database);
    model.load();
    return model;
  }

  private static void put(Shop shop) {
    JavaJar.of(
            JavaJar.migration(
                "Totals",
                "0003",
                "add totals",
                "static { System.setProperty(\"switchback.test.shown\", \"yes\"); }"
                    + " public void up(MigrationConnection c) {}"))
        .write(shop.migrations.resolve("totals.jar"));
  }
}
