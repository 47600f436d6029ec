package dev.switchback.fault;

import dev.switchback.Administration;
import dev.switchback.registry.Creation;
import dev.switchback.registry.CreationPlan;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.testing.Shop;
import java.nio.file.Path;
import java.util.Optional;

/// Makes one database after the other below a folder until somebody ends it.
final class CreatingProgram {
  private CreatingProgram() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try (Administration administration = Shop.administration(folder)) {
      for (int i = 0; i < 10_000; i++) {
        Creation creation =
            new Creation(
                "new" + i,
                folder.resolve("data/new" + i + ".db"),
                i % 2 == 0 ? JournalMode.WAL : JournalMode.DELETE,
                Optional.empty(),
                Optional.empty(),
                Environment.DEVELOPMENT,
                Protection.NONE);
        administration.create((CreationPlan) administration.planCreation(creation));
        if (i == 0) {
          System.out.println("ready");
        }
      }
    }
  }
}
