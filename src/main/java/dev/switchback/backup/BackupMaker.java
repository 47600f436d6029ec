package dev.switchback.backup;

import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.HealthCheck;
import dev.switchback.health.Verdict;
import dev.switchback.history.Histories;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import dev.switchback.schema.RowCounts;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PackedFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.sqlite.Unfinished;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes copies of databases and verifies them. Never writes to the source.
public final class BackupMaker {
  private final Clock clock;
  private final CopyOut copyOut;

  public BackupMaker(Clock clock) {
    this(clock, new CopyOut());
  }

  /// @param copyOut how long to wait for other programs' locks
  public BackupMaker(Clock clock, CopyOut copyOut) {
    this.clock = clock;
    this.copyOut = copyOut;
  }

  /// Makes and verifies a backup of `source` at `target`, a new file. A copy that doesn't pass its
  /// check is kept and marked: the copy of a damaged file may be the last one that can be had.
  ///
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop; nothing is left behind
  public BackupFacts backUp(DatabaseFile source, Path target, BackupOrder order, Work work) {
    Backup.Reason reason = order.reason();
    source.requireFile();
    // Whoever writes from here on makes it another file than the one that is copied.
    String stamp = source.stamp().asText();
    MadeCopy copy =
        make(
            source,
            target,
            PlainFiles.Taken.TRY_ANOTHER,
            reason.isSafetyCopy() ? Step.SAFETY_COPY : Step.COPY,
            String.valueOf(target.getFileName()),
            order.migrations(),
            order.packing(),
            work);
    boolean damaged = isDamaged(copy.check());
    Backup backup =
        new Backup(
            0,
            source.real(),
            copy.file(),
            copy.at(),
            copy.sizeBytes(),
            reason,
            order.subject(),
            damaged ? Backup.State.VERIFICATION_FAILED : Backup.State.VERIFIED,
            Optional.of(copy.sha256()),
            copy.lastMigration(),
            damaged ? originals(copy.check()) : "",
            care(copy).withSourceStamp(Optional.of(stamp)));
    Manifest manifest =
        new Manifest(
            backup,
            order.databaseName(),
            copy.shape(),
            copy.rows(),
            Manifest.steps(copy.migrations()),
            copy.packed().map(PackedFile.Packed::storedSha256).orElse(copy.sha256()));
    try {
      ManifestFile.write(manifest);
    } catch (Failure e) {
      CopyOut.deleteWithCompanions(DatabaseFile.of(copy.file()));
      throw e;
    }
    return new BackupFacts(
        backup, manifest, copy.check().findings(), copy.restarts(), copy.copied(), copy.verified());
  }

  static boolean isDamaged(CheckReport check) {
    return check.verdict().compareTo(Verdict.INDEX_PROBLEM) >= 0;
  }

  private static Care care(MadeCopy copy) {
    return copy.packed()
        .map(packed -> Care.NONE.packed(Care.Packing.ZSTD, packed.storedBytes()))
        .orElse(Care.NONE);
  }

  /// What SQLite said of it, in its own words.
  static String originals(CheckReport check) {
    return check.findings().stream()
        .flatMap(finding -> finding.originals().stream())
        .limit(3)
        .collect(Collectors.joining("; "));
  }

  /// Copies `source` to `target`, a new file, and verifies the copy. Until it is verified and
  /// flushed to the disk it has a name of its own beside it.
  ///
  /// @param packing how a copy that passed its check is kept; a packed one has an ending more
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop; nothing is left behind
  MadeCopy make(
      DatabaseFile source,
      Path target,
      PlainFiles.Taken ifTaken,
      Step step,
      String subject,
      Function<Session, MigrationSet> migrations,
      Care.Packing packing,
      Work work) {
    source.requireFile();
    createFolder(target);
    requireRoom(source, target);
    Instant begun = clock.instant();
    Path unfinished = Unfinished.of(target);
    DatabaseFile copy = DatabaseFile.of(unfinished);
    try {
      work.started(step, subject);
      int restarts = copyOut.copy(source, unfinished, step, work);
      createWhenEmpty(unfinished);
      work.finished(step, subject, "");
      Instant copied = clock.instant();
      Look look =
          look(
              unfinished,
              step == Step.SAFETY_COPY ? Step.VERIFY_COPY : Step.VERIFY,
              migrations,
              work);
      String sha256 = PlainFiles.sha256(unfinished, work);
      PlainFiles.restrictLike(source.real(), unfinished);
      long sizeBytes = Files.size(unfinished);
      boolean packs = packing == Care.Packing.ZSTD && sizeBytes > 0 && !isDamaged(look.check);
      Optional<PackedFile.Packed> packed =
          packs
              ? Optional.of(Packing.pack(unfinished, target, sizeBytes, sha256, work))
              : Optional.empty();
      Path published =
          PlainFiles.publish(unfinished, packs ? Packing.named(target) : target, ifTaken);
      return new MadeCopy(
          published,
          begun,
          sizeBytes,
          look.check,
          sha256,
          packed,
          look.rows,
          look.lastMigration,
          look.shape,
          look.migrations,
          restarts,
          Duration.between(begun, copied),
          Duration.between(copied, clock.instant()));
    } catch (Failure | SqliteError e) {
      CopyOut.deleteWithCompanions(copy);
      throw e;
    } catch (IOException e) {
      CopyOut.deleteWithCompanions(copy);
      throw new FileFailed(target, "copy", String.valueOf(e.getMessage()));
    }
  }

  /// What was found in a copy of our own.
  record Look(
      CheckReport check,
      Map<String, Long> rows,
      Optional<Version> lastMigration,
      FileShape shape,
      MigrationSet migrations) {
    static Look failed(CheckReport check) {
      return new Look(check, Map.of(), Optional.empty(), FileShape.UNKNOWN, MigrationSet.EMPTY);
    }
  }

  /// Checks and counts a private copy.
  Look look(Path copy, Step step, Function<Session, MigrationSet> migrations, Work work) {
    DatabaseFile file = DatabaseFile.of(copy);
    work.started(step, "");
    CheckReport check =
        new HealthCheck(clock).check(() -> Sessions.forChecking(file), CheckKind.QUICK, work);
    if (check.verdict() == Verdict.CANNOT_BE_OPENED) {
      return Look.failed(check);
    }
    try (Session session = Sessions.forChecking(file)) {
      Map<String, Long> rows = RowCounts.of(session, work);
      Optional<Version> last = lastMigration(session);
      Look look = new Look(check, rows, last, FileShape.of(session), migrations.apply(session));
      work.finished(step, "", "");
      return look;
    } catch (SqliteError e) {
      // Too damaged to be counted: the check has said so.
      return Look.failed(check);
    }
  }

  private static Optional<Version> lastMigration(Session session) {
    return Histories.standard().newestApplied(session);
  }

  /// The copy of a database without pages has none either, and SQLite may not even create the file.
  private static void createWhenEmpty(Path copy) throws IOException {
    if (!Files.exists(copy)) {
      Files.createFile(copy);
    }
  }

  private static void createFolder(Path target) {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new FileFailed(target, "create the folder of", String.valueOf(e.getMessage()));
    }
  }

  private static void requireRoom(DatabaseFile source, Path target) {
    if (PlainFiles.freeBytes(target) < source.totalBytes()) {
      throw new DiskFull(target, "copy");
    }
  }
}
