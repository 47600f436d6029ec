package dev.switchback.salvage;

import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.HealthCheck;
import dev.switchback.sql.Names;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.sqlite.Unfinished;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what can be read from a damaged file, into a new one.
///
/// The damaged file and its companions are copied as they lie there, hot as they are, and never
/// written to. No bytes whatever make this fail; what prevents an answer (no room, no permission,
/// somebody writes to the file, a request to stop) is thrown as a [Failure], and leaves nothing.
public final class Salvage {
  private final Clock clock;
  private final Path privateFolder;

  /// @param privateFolder an empty folder that nobody else uses; it is deleted at the end
  public Salvage(Clock clock, Path privateFolder) {
    this.clock = clock;
    this.privateFolder = privateFolder;
  }

  /// Salvages `damaged`. Blocks; tells how far it is; can be stopped at any time before the new
  /// file gets its name.
  public SalvageReport carryOut(DatabaseFile damaged, SalvageRequest request, Work work) {
    Instant begun = clock.instant();
    damaged.requireFile();
    Path into = request.into().toAbsolutePath().normalize();
    if (Files.exists(into)) {
      throw new FileFailed(into, "write", "there is a file of that name already");
    }
    DatabaseFile unfinished = DatabaseFile.of(Unfinished.of(into));
    try {
      DatabaseFile copy = DatabaseFile.of(privateFolder.resolve("damaged.db"));
      work.started(Step.COPY, damaged.name());
      new CopyOut().copyPlainly(damaged, copy.real(), work);
      Map<String, String> sums = fingerprint(copy, work);
      work.finished(Step.COPY, damaged.name(), "");
      Map<String, Long> bySqlite = bySqlite(copy, work);
      work.started(Step.SURVEY, damaged.name());
      try (DamagedFile file = new DamagedFile(copy, request.known(), work)) {
        Homing.run(file.survey(), work);
        work.finished(Step.SURVEY, damaged.name(), "");
        Written written = write(file, unfinished, request, work);
        PlainFiles.restrictLike(damaged.real(), unfinished.real());
        Path name = PlainFiles.publish(unfinished.real(), into, PlainFiles.Taken.REFUSE);
        Verdicts verdicts = new Verdicts(file.survey(), written.file(), request, bySqlite);
        return new SalvageReport(
            damaged.path(),
            sums,
            name,
            file.how(),
            verdicts.outcome(),
            verdicts.tables(),
            written.file().aside().counts(),
            verdicts.lostPages(),
            verdicts.lostPageCount(),
            written.notMade(),
            written.check(),
            written.foreignKeys(),
            copy.totalBytes(),
            Duration.between(begun, clock.instant()),
            Optional.empty());
      }
    } finally {
      CopyOut.deleteWithCompanions(unfinished);
      PrivateFolder.delete(privateFolder);
    }
  }

  private static Map<String, String> fingerprint(DatabaseFile copy, Work work) {
    Map<String, String> sums = new TreeMap<>();
    Map<String, Path> files =
        Map.of("main", copy.real(), "wal", copy.wal(), "journal", copy.journal());
    files.forEach(
        (name, file) -> {
          if (Files.exists(file)) {
            sums.put(name, PlainFiles.sha256(file, work));
          }
        });
    return sums;
  }

  /// How many rows SQLite itself counts. Where something was left behind that it would finish, it
  /// may do so in a second copy. Tables that it can't read to their end are left out.
  private Map<String, Long> bySqlite(DatabaseFile copy, Work work) {
    Map<String, Long> rows = new HashMap<>();
    DatabaseFile second = DatabaseFile.of(privateFolder.resolve("sqlite.db"));
    try {
      work.started(Step.COUNT_ROWS, "");
      if (copy.hasCompanions()) {
        new CopyOut().copyPlainly(copy, second.real(), work);
        try (Session session = Sessions.forChecking(second, work)) {
          count(session, rows, work);
        }
      } else {
        try (Session session = Sessions.forReadingFrozen(copy)) {
          count(session, rows, work);
        }
      }
      work.finished(Step.COUNT_ROWS, "", "");
    } catch (SqliteError | Failure unreadable) {
      work.cancellation().throwIfRequested("salvage");
    } finally {
      CopyOut.deleteWithCompanions(second);
    }
    return rows;
  }

  private static void count(Session session, Map<String, Long> rows, Work work) {
    session.stopOn(work.cancellation());
    for (String table :
        session.query(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0",
            row -> row.text(1))) {
      count(session, table, rows);
    }
  }

  private static void count(Session session, String table, Map<String, Long> rows) {
    try {
      String all = "SELECT count(*) FROM " + Names.quoted(table) + " NOT INDEXED";
      rows.put(table, session.number(all));
    } catch (SqliteError damaged) {
      // Then SQLite can't say.
    }
  }

  private record Written(
      SalvagedFile file,
      List<SalvageReport.NotMade> notMade,
      CheckReport check,
      CheckReport foreignKeys) {}

  private Written write(
      DamagedFile damaged, DatabaseFile target, SalvageRequest request, Work work) {
    SalvagedFile file;
    Survey survey = damaged.survey();
    try (Session session = Sessions.forOwn(target.real())) {
      session.stopOn(work.cancellation());
      work.started(Step.WRITE_ROWS, "");
      try (SalvagedFile writing = new SalvagedFile(session, survey, damaged.how())) {
        file = writing;
        writing.makeTables();
        Progress progress = new Progress(work, survey);
        for (Tree tree : survey.trees()) {
          String name = tree.table().map(TableShape::name).orElse("sqlite_");
          if (!name.startsWith("sqlite_")) {
            writing.write(tree, progress::read);
          }
        }
        writing.keepStrays();
        writing.keepIndexTraces();
        if (request.extras() == SalvageRequest.Extras.DELETED_ROWS) {
          writing.keepDeleted();
          writing.keepOlder(damaged.wal(), work);
        }
        writing.finish();
      }
      work.finished(Step.WRITE_ROWS, "", "");
    } catch (SqliteError e) {
      work.cancellation().throwIfRequested("salvage");
      throw new FileFailed(target.path(), "write", e.result().toString());
    }
    List<SalvageReport.NotMade> notMade = new ArrayList<>();
    try (Session session = Sessions.forOwn(target.real())) {
      notMade.addAll(new VirtualTables(session, survey).withdrawUnreadable());
    } catch (SqliteError e) {
      throw new FileFailed(target.path(), "write", e.result().toString());
    }
    try (Session session = Sessions.forOwn(target.real())) {
      VirtualTables virtual = new VirtualTables(session, survey);
      notMade.addAll(virtual.retry(file.notMade()));
      notMade.addAll(virtual.settle());
    } catch (SqliteError e) {
      throw new FileFailed(target.path(), "write", e.result().toString());
    }
    try (Session session = Sessions.forOwn(target.real())) {
      HealthCheck health = new HealthCheck(clock);
      CheckReport check = health.check(session, CheckKind.INTEGRITY, work);
      CheckReport keys = health.check(session, CheckKind.FOREIGN_KEYS, work);
      return new Written(file, notMade, check, keys);
    }
  }

  /// Tells how far the reading is, now and then.
  private static final class Progress {
    private static final long STEP = 4 << 20;
    private final Work work;
    private final long total;
    private long read;
    private long told;

    Progress(Work work, Survey survey) {
      this.work = work;
      this.total = (long) survey.image().pageCount() * survey.image().layout().pageSizeBytes();
    }

    void read(long bytes) {
      work.cancellation().throwIfRequested("salvage");
      read += bytes;
      if (read - told >= STEP) {
        told = read;
        work.tell(new WorkEvent.Progressed(Step.WRITE_ROWS, read, total, WorkEvent.Unit.BYTES));
      }
    }
  }
}
