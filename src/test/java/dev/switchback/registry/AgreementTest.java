package dev.switchback.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.run.Preflight;
import dev.switchback.testing.Shop;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What has to be agreed to, act by act.
class AgreementTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    // act, development, production, protected
    "RESTORE, CONFIRMED, NAMED, NAMED",
    "UNDO, CONFIRMED, NAMED, NAMED",
    "REDO, CONFIRMED, NAMED, NAMED",
    "UNBLOCK, CONFIRMED, NAMED, NAMED",
    "COMMAND, CONFIRMED, NAMED, NAMED",
    "UNSEEN_RUN, CONFIRMED, NAMED, NAMED",
    "DELETE_BACKUPS, CONFIRMED, NAMED, NAMED",
    "JOURNAL_MODE, CONFIRMED, CONFIRMED, NAMED",
    "COMPACT, CONFIRMED, CONFIRMED, NAMED",
    "RESET, NAMED, NEVER, NEVER"
  })
  void everyActHasItsRule(
      Act.Known act, Agreement development, Agreement production, Agreement inProtection) {
    Database database =
        Database.unregistered(folder.resolve("shop.db"), java.util.Optional.empty());

    assertThat(Agreement.neededFor(database, act)).isEqualTo(development);
    assertThat(Agreement.neededFor(database.withEnvironment(Environment.PRODUCTION), act))
        .isEqualTo(production);
    assertThat(Agreement.neededFor(database.withProtection(Protection.PROTECTED), act))
        .isEqualTo(inProtection);
  }

  @Test
  void aPlanInProductionNeedsTheNameWhereOnlyTheSafetyCopyTakesItBack() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      assertThat(needed(shop, new Target.RunAll())).isEqualTo(Agreement.CONFIRMED);
      assertThat(needed(shop, new Target.Stamp(shop.timeline().pending().getLast().version())))
          .isEqualTo(Agreement.CONFIRMED);

      shop.runAll();

      assertThat(needed(shop, new Target.RollBackLast(1))).isEqualTo(Agreement.NAMED);

      shop.migration("003_more", "CREATE TABLE more (x);");
      assertThat(needed(shop, new Target.RunAll())).isEqualTo(Agreement.NAMED);
    }
  }

  private static Agreement needed(Shop shop, Target target) {
    Database production = shop.database().withEnvironment(Environment.PRODUCTION);
    Plan plan = shop.plan(target);
    Preflight preflight = shop.administration().preflight(production, plan);
    return Agreement.neededFor(production, new Act.CarryOut(plan, preflight));
  }
}
