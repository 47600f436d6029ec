package dev.switchback.run;

import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.sqlite.SuppliedNames;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs migrations one after the other on a new, empty file, to see what each does to a schema.
public final class Replay {
  private final Path workFolder;
  private final SuppliedNames names;

  /// @param workFolder a new folder for the file; deleted before the answer is given
  /// @param names functions and collations that the migrations may need
  public Replay(Path workFolder, SuppliedNames names) {
    this.workFolder = workFolder;
    this.names = names;
  }

  /// What one migration did.
  ///
  /// @param changes what it changed in the schema
  /// @param after the schema after it
  /// @param failure what SQLite said when it failed there; then it changed nothing
  public record Played(
      Migration migration,
      SchemaDiff changes,
      SchemaSnapshot after,
      Optional<SqliteResult> failure) {}

  /// Plays `migrations` in their order. Ends with the first that fails, which is the last of the
  /// answer, and before the first that is a program. Touches no other file. Blocks.
  public List<Played> play(List<Migration> migrations, Work work) {
    try (Session session = Sessions.forOwn(workFolder.resolve("replay.db"))) {
      session.set("foreign_keys", "0");
      session.teach(names);
      session.stopOn(work.cancellation());
      List<Played> played = new ArrayList<>();
      SchemaSnapshot before = SchemaSnapshot.of(session);
      for (Migration migration : migrations) {
        work.cancellation().throwIfRequested("replay");
        if (migration.origin().kind() == Origin.Kind.CODE
            || migration.origin().kind() == Origin.Kind.JAVA) {
          return played;
        }
        work.started(Step.REPLAY, migration.version().text());
        Optional<SqliteResult> failure = run(session, migration);
        SchemaSnapshot after = SchemaSnapshot.of(session);
        played.add(new Played(migration, before.to(after), after, failure));
        if (failure.isPresent()) {
          return played;
        }
        before = after;
      }
      return played;
    } finally {
      PrivateFolder.delete(workFolder);
    }
  }

  private static Optional<SqliteResult> run(Session session, Migration migration) {
    boolean together = migration.up().noTransactionReason().isEmpty();
    try {
      if (together) {
        session.beginImmediate(Duration.ZERO, Work.quiet());
      }
      for (SqlStatement statement : Script.of(migration.up().sql()).statements()) {
        session.execute(statement.text());
      }
      session.commitIfOpen(Duration.ZERO, Work.quiet());
      return Optional.empty();
    } catch (SqliteError e) {
      session.rollback();
      return Optional.of(e.result());
    }
  }
}
