package dev.switchback.run;

import dev.switchback.migration.CodePart;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Work;
import java.util.Optional;

/// Asks migrations in Java whether they apply, while a database is looked at.
public final class CodeChecks {
  private CodeChecks() {}

  /// Why it doesn't apply now; empty when it does, when it has no check, and when its check throws:
  /// that is for a run to report. Runs code of the migration's owner, on a session that only reads.
  public static Optional<String> notApplicable(Session session, CodePart part) {
    if (!part.hasCheck()) {
      return Optional.empty();
    }
    try (CodePart.Loaded loaded = part.loading().load();
        CodeSession connection = new CodeSession(session, Work.quiet())) {
      return CodeRunner.ask(loaded.migration(), connection);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notNow) {
      return Optional.empty();
    }
  }
}
