package dev.switchback.fault;

import static dev.switchback.testing.JavaJar.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.source.CodeJar;
import dev.switchback.testing.JavaJar;
import dev.switchback.testing.Shop;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A migration in Java that takes the whole program down with it.
class CodeCrashFaultTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Runtime.getRuntime().halt(9)", "System.exit(9)"})
  void aMigrationThatEndsTheProgramLeavesTheFileAsItWas(String end) {
    FileState before;
    Path file;
    try (Shop shop = Shop.in(folder)) {
      file = shop.file();
      shop.migration("001_orders", "CREATE TABLE orders (id INTEGER PRIMARY KEY, price INTEGER);");
      shop.runAll();
      JavaJar.of(
              migration(
                  "Dies",
                  "002",
                  "dies",
                  "public void up(MigrationConnection c) {\n"
                      + "  for (int i = 0; i < 20000; i++)"
                      + " c.execute(\"INSERT INTO orders (price) VALUES (?)\", i);\n"
                      + end
                      + "; }"))
          .write(shop.migrations().resolve("dies.jar"));
      Database database = shop.database();
      CodeJar jar = shop.administration().jars(database).getFirst();
      shop.administration()
          .update(
              database.withSettings(
                  database.settings().withAllowedJar(jar.checksum().value(), "dies.jar")));
      before = FileState.of(file);
    }

    try (Child child = Child.start(ActingProgram.class, folder, "run", "work")) {
      child.await("ready");
      assertThat(child.end()).isEqualTo(9);
    }

    assertThat(FileState.of(file)).isEqualTo(before);
    try (Administration administration = Shop.administration(folder)) {
      Activity newest = administration.activity(Optional.empty(), 1).getFirst();
      assertThat(newest.outcome()).isEqualTo(Activity.Outcome.INTERRUPTED);
      assertThat(FileState.of(file)).isEqualTo(before);
    }
  }
}
