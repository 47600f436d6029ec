package dev.switchback.ui.main;

import dev.switchback.Administration;
import dev.switchback.Ahead;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.LintFindings;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Protection;
import dev.switchback.template.SqliteVersion;
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
    return administration.propose(paths);
  }

  @Override
  public Database add(NewDatabase proposal) {
    return administration.add(proposal, Protection.NONE);
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
  public LintFindings lint(Database database) {
    return administration.lint(database, SqliteVersion.here());
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
  public Ahead tryAhead(Database database, long largestBytes, Work work) {
    return administration.tryAhead(database, largestBytes, work);
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
