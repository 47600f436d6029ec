package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plan counts, and what it has no time for.
class RestorePlanTest {
  @TempDir Path folder;

  @Test
  void whatThereIsNoTimeToCountIsNamedAndNotGuessed() {
    try (Shop shop = Shop.in(folder)) {
      Sql.fill(shop.file(), 20_000);
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Sql.run(shop.file(), "DELETE FROM t WHERE id > 19990");
      DatabaseFile file = DatabaseFile.of(shop.file());

      RestorePlan inTime = plan(new Restorer(Clock.systemUTC()), file, backup);
      RestorePlan late = plan(new Restorer(Clock.systemUTC(), Duration.ZERO), file, backup);

      assertThat(inTime.notCounted()).isEmpty();
      assertThat(inTime.tables())
          .singleElement()
          .satisfies(table -> assertThat(table.before()).hasValue(19_990))
          .satisfies(table -> assertThat(table.after()).hasValue(20_000));
      assertThat(late.notCounted()).containsExactly("t");
      assertThat(late.tables()).isEmpty();
    }
  }

  private static RestorePlan plan(Restorer restorer, DatabaseFile file, Backup backup) {
    return restorer.plan(file, backup, RestorePlan.Place.IN_PLACE, file.path());
  }
}
