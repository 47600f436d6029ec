package dev.switchback.ui.main;

import dev.switchback.Ahead;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.LintFindings;
import dev.switchback.registry.NewDatabase;
import dev.switchback.run.TryReport;
import dev.switchback.ui.app.Look;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.List;

/// What the main window asks of the engine.
///
/// Every call blocks and touches files: never on the JavaFX thread. What prevents an answer is
/// thrown as a [dev.switchback.failure.Failure].
public interface Engine {
  List<Database> databases();

  DatabaseStatus status(Database database);

  Look look(Database database);

  /// What adding these files and folders would register.
  List<NewDatabase> propose(List<Path> paths);

  Database add(NewDatabase proposal);

  Database update(Database database);

  void remove(Database database);

  /// Checks the migrations of a database, for the SQLite that runs them here.
  LintFindings lint(Database database);

  /// Tries everything pending up to and with `version` on a copy.
  Tried tryUpTo(Database database, Version version, Work work);

  /// Tries everything pending on a copy, unasked.
  ///
  /// @param largestBytes what is larger isn't tried
  Ahead tryAhead(Database database, long largestBytes, Work work);

  Database openSampleShop(Work work);

  void removeSampleShop();

  /// What came of asking for a try.
  sealed interface Tried {
    record Report(TryReport report) implements Tried {}

    record Refused(Refusal refusal) implements Tried {}
  }
}
