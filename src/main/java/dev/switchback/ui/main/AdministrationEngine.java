package dev.switchback.ui.main;

import dev.switchback.Administration;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Protection;
import dev.switchback.ui.app.Look;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The engine behind the front door.
public final class AdministrationEngine implements Engine {
  private static final int ACTIVITY_SHOWN = 2_000;

  private final Administration administration;

  public AdministrationEngine(Administration administration) {
    this.administration = administration;
  }

  @Override
  public List<Database> databases() {
    return administration.databases();
  }

  @Override
  public DatabaseStatus status(Database database) {
    return administration.status(database);
  }

  @Override
  public Look look(Database database) {
    return new Look(
        administration.status(database),
        administration.backups(database),
        administration.activity(Optional.of(database), ACTIVITY_SHOWN));
  }

  @Override
  public List<NewDatabase> propose(List<Path> paths) {
    return paths.stream()
        .flatMap(path -> administration.propose(path).stream())
        .distinct()
        .toList();
  }

  @Override
  public Database add(NewDatabase proposal) {
    Database added =
        administration.add(
            proposal.name(),
            proposal.file(),
            proposal.source(),
            Environment.DEVELOPMENT,
            Protection.NONE);
    return proposal.settings().values().isEmpty()
        ? added
        : administration.update(added.withSettings(proposal.settings()));
  }

  @Override
  public Database update(Database database) {
    return administration.update(database);
  }

  @Override
  public void remove(Database database) {
    administration.remove(database);
  }

  @Override
  public Tried tryUpTo(Database database, Version version, Work work) {
    return switch (administration.plan(
        database, new Target.RunUpTo(version), Atomicity.AS_THE_TOOL, Set.of())) {
      case Plan plan -> new Tried.Report(administration.tryOnCopy(database, plan, work));
      case Refusal refusal -> new Tried.Refused(refusal);
    };
  }

  @Override
  public Database openSampleShop(Work work) {
    return administration.openSampleShop(work);
  }

  @Override
  public void removeSampleShop() {
    administration.removeSampleShop();
  }
}
