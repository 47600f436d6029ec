package dev.switchback.registry;

import dev.switchback.failure.FileFailed;
import dev.switchback.failure.SqlFailed;
import dev.switchback.history.HistoryTable;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planner;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.run.MigrationRun;
import dev.switchback.run.Performer;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Switchback's own database. Its schema is migrated by Switchback's own engine.
///
/// One session stays open, and calls take turns on it; between calls no transaction is open, so
/// several programs may use the catalogue at once. Thread-safe.
public final class Catalogue implements AutoCloseable {
  static final String FILE_NAME = "catalogue.db";
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int TRIES = 5;
  private static final int BUSY = 5;

  /// The migrations below `migrations/catalogue`. A folder inside a jar can't be listed, so they
  /// stand here; a test compares.
  static final List<String> MIGRATIONS =
      List.of(
          "0001_create_catalogue",
          "0002_database_settings",
          "0003_backup_care",
          "0004_scheduled_runs",
          "0005_undo_and_redo",
          "0006_known_schemas",
          "0007_scheduled_checks");

  private final Path file;
  private final Session session;

  private Catalogue(Path file, Session session) {
    this.file = file;
    this.session = session;
  }

  /// Opens the catalogue in `home`, creating or upgrading it when needed.
  public static Catalogue open(Path home, Performer performer, Clock clock) {
    Path file = home.resolve(FILE_NAME);
    createFolder(home);
    Catalogue catalogue = new Catalogue(file, Sessions.forOwn(file));
    long end = System.nanoTime() + WAIT.toNanos();
    try {
      while (true) {
        try {
          catalogue.setUp(performer, clock);
          return catalogue;
        } catch (SqlFailed e) {
          if (e.result().primaryCode() != BUSY || System.nanoTime() > end) {
            throw e;
          }
          pause(e);
        }
      }
    } catch (RuntimeException e) {
      catalogue.close();
      throw e;
    }
  }

  /// Another program that opens the same new catalogue at the same moment makes SQLite answer
  /// "busy" at once, without waiting: the journal mode can't be changed by two.
  private void setUp(Performer performer, Clock clock) {
    try {
      if (!session.text("PRAGMA journal_mode").equals("wal")) {
        session.text("PRAGMA journal_mode=wal");
      }
      session.set("foreign_keys", "1");
    } catch (SqliteError e) {
      throw new SqlFailed(file, "open the catalogue", e.result());
    }
    upgrade(performer, clock);
  }

  private static void pause(SqlFailed why) {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw why;
    }
  }

  private static void createFolder(Path home) {
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new FileFailed(home, "create", String.valueOf(e.getMessage()));
    }
  }

  private void upgrade(Performer performer, Clock clock) {
    MigrationSet migrations = migrations();
    for (int i = 0; i < TRIES; i++) {
      Planning planning =
          Planner.plan(
              migrations,
              read(HistoryTable::read),
              new Target.RunAll(),
              Atomicity.ALL_OR_NOTHING,
              Set.of());
      Plan plan =
          switch (planning) {
            case Plan it -> it;
            case Refusal refusal ->
                throw new IllegalStateException("The catalogue can't be upgraded: " + refusal);
          };
      if (plan.isEmpty()) {
        return;
      }
      RunReport report =
          new MigrationRun(DatabaseFile.of(file), plan, WAIT, performer, clock, Work.quiet())
              .carryOut();
      if (report.outcome() == RunReport.Outcome.DONE) {
        return;
      }
      boolean anotherWasFaster =
          report.failure().filter(RunFailure.HistoryChanged.class::isInstance).isPresent();
      if (!anotherWasFaster) {
        throw new IllegalStateException("The catalogue can't be upgraded: " + report.failure());
      }
    }
    throw new IllegalStateException("The catalogue can't be upgraded: others keep changing it");
  }

  static MigrationSet migrations() {
    List<Migration> migrations = new ArrayList<>();
    for (String name : MIGRATIONS) {
      int underscore = name.indexOf('_');
      migrations.add(
          new Migration(
              Version.of(name.substring(0, underscore)),
              name.substring(underscore + 1).replace('_', ' '),
              MigrationText.recorded(resource(name + ".up.sql")),
              Optional.of(MigrationText.recorded(resource(name + ".down.sql")))));
    }
    return new MigrationSet(migrations, List.of());
  }

  private static String resource(String name) {
    String path = "/migrations/catalogue/" + name;
    try (InputStream in = Catalogue.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new FileFailed(Path.of(path), "read", String.valueOf(e.getMessage()));
    }
  }

  /// Reads; sees one state of the catalogue.
  synchronized <T> T read(Function<Session, T> reader) {
    try {
      session.beginReading();
      return reader.apply(session);
    } catch (SqliteError e) {
      throw new SqlFailed(file, "read the catalogue", e.result());
    } finally {
      session.rollback();
    }
  }

  /// Writes, all or nothing, and durably.
  <T> T write(Function<Session, T> writer) {
    return write(writer, "FULL");
  }

  /// Writes, all or nothing. It survives the end of this program, but perhaps not a power cut: good
  /// enough for the steps of an operation, which come by the thousand.
  <T> T note(Function<Session, T> writer) {
    return write(writer, "NORMAL");
  }

  private synchronized <T> T write(Function<Session, T> writer, String synchronous) {
    try {
      session.execute("PRAGMA synchronous=" + synchronous);
      session.beginImmediate(WAIT, Work.quiet());
      T result = writer.apply(session);
      session.commit(WAIT, Work.quiet());
      return result;
    } catch (SqliteError e) {
      session.rollback();
      throw new SqlFailed(file, "write the catalogue", e.result());
    } catch (RuntimeException e) {
      session.rollback();
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    session.close();
  }
}
