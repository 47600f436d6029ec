package dev.switchback;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.run.RunReport;
import dev.switchback.sample.SampleShop;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Builds the sample shop through the front door, as a person would: seven migrations run, two
/// backups made on the way, two migrations still to come, and a damaged copy.
final class SampleShopOpening {
  private static final String NAME = "sample-shop";
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final Administration administration;
  private final SampleShop shop;

  SampleShopOpening(Administration administration, Path home) {
    this.administration = administration;
    this.shop = new SampleShop(home.resolve("sample-shop"));
  }

  /// Gives the shop back when it is there. One that was cut off while it was built is built anew.
  ///
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop; nothing is left behind
  Database open(Work work) {
    Optional<Database> there =
        registered().stream()
            .filter(database -> database.file().equals(shop.database()))
            .filter(database -> Files.exists(database.file()))
            .findFirst();
    return there.orElseGet(() -> build(work));
  }

  private Database build(Work work) {
    remove();
    try {
      shop.layOut();
      Database unregistered =
          Database.unregistered(shop.database(), Optional.of(shop.migrations()));
      run(unregistered, "0005", work);
      administration.backUp(unregistered, partly(work));
      run(unregistered, "0007", work);
      administration.backUp(unregistered, partly(work));
      shop.makeDamagedCopy(work);
      work.cancellation().throwIfRequested("open the sample shop");
    } catch (RuntimeException e) {
      remove();
      throw e;
    }
    Database built = register(NAME, shop.database());
    register(NAME + "-damaged", shop.damagedDatabase());
    return built;
  }

  private void run(Database database, String version, Work work) {
    Planning planning =
        administration.plan(
            database, new Target.RunUpTo(Version.of(version)), Atomicity.ALL_OR_NOTHING, Set.of());
    Plan plan =
        switch (planning) {
          case Plan it -> it;
          case Refusal refusal -> throw new IllegalStateException("Refused: " + refusal);
        };
    RunReport report = administration.carryOut(database, plan, WAIT, partly(work));
    if (report.outcome() != RunReport.Outcome.DONE) {
      work.cancellation().throwIfRequested("open the sample shop");
      throw new IllegalStateException("The sample shop can't be built: " + report.failure());
    }
  }

  /// For one of several operations: each has a point up to which it can be stopped, the whole only
  /// its end.
  private static Work partly(Work work) {
    return new Work(work.cancellation().partly(), work.listener());
  }

  private Database register(String wanted, Path file) {
    List<String> taken = administration.databases().stream().map(Database::name).toList();
    String name = wanted;
    for (int i = 2; taken.contains(name); i++) {
      name = wanted + "-" + i;
    }
    return administration.add(
        name, file, Optional.of(shop.migrations()), Environment.DEVELOPMENT, Protection.NONE);
  }

  /// Removes registrations, backups and files of the shop, and nothing else.
  void remove() {
    for (Path file : List.of(shop.database(), shop.damagedDatabase())) {
      administration
          .backups(Database.unregistered(file, Optional.empty()))
          .forEach(administration::deleteBackup);
    }
    registered().forEach(administration::remove);
    shop.remove();
  }

  private List<Database> registered() {
    return administration.databases().stream()
        .filter(database -> shop.contains(database.file()))
        .toList();
  }
}
