package dev.switchback.fault;

import dev.switchback.Administration;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// Switchback in one of two processes that do the same at the same moment, round by round: open a
/// home that nobody has opened before, and run the next migration.
final class RacingProgram {
  private RacingProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    try (Administration administration = Shop.administration(folder)) {
      Database shop = administration.database("shop");
      for (int round = 0; round < rounds; round++) {
        System.out.println("ready");
        System.in.read();
        try (Administration fresh = Shop.administration(folder.resolve("fresh-" + round))) {
          System.out.println("opened with " + fresh.databases().size());
        }
        Plan plan =
            (Plan)
                administration.plan(
                    shop, new Target.RunNext(1), Atomicity.ALL_OR_NOTHING, Set.of());
        System.out.println("planned");
        System.in.read();
        RunReport report =
            administration.carryOut(shop, plan, Duration.ofSeconds(20), Work.quiet());
        System.out.println(
            report.outcome()
                + report.failure().map(it -> " " + it.getClass().getSimpleName()).orElse(""));
      }
    }
  }
}
