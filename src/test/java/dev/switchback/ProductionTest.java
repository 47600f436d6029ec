package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.testing.Shop;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is stricter in production.
class ProductionTest {
  @TempDir Path folder;

  @Test
  void theSafetyCopyCannotBeLeftOut() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      assertThat(plan(shop, Environment.PRODUCTION, Set.of(Allowance.WITHOUT_SAFETY_COPY)))
          .isEqualTo(
              new Refusal(new Target.RunAll(), List.of(new Refusal.Reason.SafetyCopyNeeded())));
      assertThat(plan(shop, Environment.STAGING, Set.of(Allowance.WITHOUT_SAFETY_COPY)))
          .isInstanceOf(Plan.class);
    }
  }

  @Test
  void aPlanIsHardToTakeBackWhenItRemovesDataOrHasNoDownPart() {
    try (Shop shop = Shop.in(folder).withTwoMigrations()) {
      Database database = shop.database();
      Plan both = (Plan) plan(shop, Environment.PRODUCTION, Set.of());
      assertThat(shop.administration().preflight(database, both).isHardToTakeBack(both)).isFalse();

      shop.migration("003_more", "CREATE TABLE more (x);");
      Plan without = (Plan) plan(shop, Environment.PRODUCTION, Set.of());
      assertThat(shop.administration().preflight(database, without).isHardToTakeBack(without))
          .isTrue();
    }
  }

  private static Planning plan(Shop shop, Environment environment, Set<Allowance> allowed) {
    return shop.administration()
        .plan(
            shop.database().withEnvironment(environment),
            new Target.RunAll(),
            Atomicity.ALL_OR_NOTHING,
            allowed);
  }
}
