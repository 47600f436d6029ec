package dev.switchback.salvage;

import dev.switchback.failure.FileFailed;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.HealthCheck;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/// Puts a salvaged file and an older copy together into a new file: the newer rows from the one,
/// what was lost from the other. Neither of them is changed.
///
/// What can't be done is thrown as a [dev.switchback.failure.Failure], and leaves nothing.
public final class Combine {
  private final Clock clock;
  private final Path privateFolder;

  /// @param privateFolder an empty folder that nobody else uses; it is deleted at the end
  public Combine(Clock clock, Path privateFolder) {
    this.clock = clock;
    this.privateFolder = privateFolder;
  }

  /// What would come out, counted row by row. Blocks; reads only.
  public CombinePlan plan(CombineRequest request, Work work) {
    return looking(request, work, both -> both.plan(request, work));
  }

  /// Rows of one table that both have with different values, to be looked at. Reads only.
  ///
  /// @param from how many to leave out at the beginning
  public CombineConflict.Page conflicts(
      CombineRequest request, String table, long from, int most, Work work) {
    return looking(request, work, both -> both.conflicts(table, from, most));
  }

  private <T> T looking(CombineRequest request, Work work, Function<CombinedFile, T> question) {
    DatabaseFile salvaged = DatabaseFile.of(request.salvaged());
    try {
      Path older = privateCopy(request.backup(), work);
      return looking(salvaged, older, question, work);
    } finally {
      PrivateFolder.delete(privateFolder);
    }
  }

  private static <T> T looking(
      DatabaseFile salvaged, Path older, Function<CombinedFile, T> question, Work work) {
    try (Session session = Sessions.forChecking(salvaged, work)) {
      session.stopOn(work.cancellation());
      return question.apply(CombinedFile.of(session, older));
    } catch (SqliteError e) {
      work.cancellation().throwIfRequested("combine");
      throw new FileFailed(salvaged.path(), "compare", e.result().toString());
    }
  }

  private Path privateCopy(Path backup, Work work) {
    DatabaseFile file = DatabaseFile.of(backup);
    file.requireFile();
    Path copy = privateFolder.resolve("backup.db");
    new CopyOut().copyPlainly(file, copy, work);
    return copy;
  }

  /// Writes the new file. Blocks; can be stopped at any time before the new file gets its name.
  public CombineReport carryOut(CombineRequest request, Work work) {
    Path into = request.into().toAbsolutePath().normalize();
    if (Files.exists(into)) {
      throw new FileFailed(into, "write", "there is a file of that name already");
    }
    DatabaseFile salvaged = DatabaseFile.of(request.salvaged());
    DatabaseFile unfinished = DatabaseFile.of(Unfinished.of(into));
    try {
      work.started(Step.COPY, salvaged.name());
      new CopyOut().copyPlainly(salvaged, unfinished.real(), work);
      Path older = privateCopy(request.backup(), work);
      work.finished(Step.COPY, salvaged.name(), "");
      work.started(Step.WRITE_ROWS, "");
      CombinedFile.Outcome outcome = write(unfinished, older, request, work);
      work.finished(Step.WRITE_ROWS, "", "");
      CheckReport check;
      CheckReport keys;
      try (Session session = Sessions.forOwn(unfinished.real())) {
        HealthCheck health = new HealthCheck(clock);
        check = health.check(session, CheckKind.INTEGRITY, work);
        keys = health.check(session, CheckKind.FOREIGN_KEYS, work);
      }
      PlainFiles.restrictLike(salvaged.real(), unfinished.real());
      Path name = PlainFiles.publish(unfinished.real(), into, PlainFiles.Taken.REFUSE);
      return new CombineReport(
          name,
          outcome.plan(),
          outcome.counted(),
          outcome.refused(),
          outcome.notMade(),
          check,
          keys);
    } finally {
      CopyOut.deleteWithCompanions(unfinished);
      PrivateFolder.delete(privateFolder);
    }
  }

  private static CombinedFile.Outcome write(
      DatabaseFile target, Path older, CombineRequest request, Work work) {
    try (Session session = Sessions.forOwn(target.real())) {
      session.stopOn(work.cancellation());
      return CombinedFile.of(session, older).write(request, work);
    } catch (SqliteError e) {
      work.cancellation().throwIfRequested("combine");
      throw new FileFailed(target.path(), "write", e.result().toString());
    }
  }
}
