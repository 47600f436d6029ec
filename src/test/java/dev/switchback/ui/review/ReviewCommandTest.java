package dev.switchback.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewCommandTest {
  private static final Duration USUAL = Duration.ofSeconds(30);

  @Test
  void whatIsUsualIsLeftOut() {
    assertThat(command(named("shop"), new Target.RunAll())).isEqualTo("switchback run shop");
  }

  @Test
  void theTargetIsAnOption() {
    assertThat(command(named("shop"), new Target.RunUpTo(Version.of("0008"))))
        .isEqualTo("switchback run shop --to 0008");
    assertThat(command(named("shop"), new Target.RollBackLast(2)))
        .isEqualTo("switchback rollback shop --last 2");
    assertThat(command(named("shop"), new Target.Stamp(Version.of("3"))))
        .isEqualTo("switchback stamp shop 3");
  }

  @Test
  void everyChoiceIsSaid() {
    assertThat(
            ReviewCommand.of(
                named("shop"),
                new Target.RunAll(),
                Atomicity.EACH_ON_ITS_OWN,
                Set.of(Allowance.EDITED, Allowance.OUT_OF_ORDER),
                Duration.ofMinutes(2)))
        .isEqualTo("switchback run shop --each-on-its-own --allow out-of-order,edited --wait 120");
  }

  @Test
  void anUnregisteredFileIsGivenByItsQuotedPath() {
    Database database =
        Database.unregistered(
            Path.of("/srv/my shop/it's.db"), Optional.of(Path.of("/srv/migrations")));

    assertThat(command(database, new Target.RunAll()))
        .isEqualTo("switchback run --file '/srv/my shop/it'\\''s.db' --migrations /srv/migrations");
  }

  private static String command(Database database, Target target) {
    return ReviewCommand.of(database, target, Atomicity.AS_THE_TOOL, Set.of(), USUAL);
  }

  private static Database named(String name) {
    return new Database(
        OptionalLong.of(1),
        name,
        Path.of("/srv/shop.db"),
        Optional.empty(),
        Environment.DEVELOPMENT,
        Protection.NONE,
        Settings.NONE);
  }
}
