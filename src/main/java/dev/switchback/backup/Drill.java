package dev.switchback.backup;

import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.SqlFailed;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Finding;
import dev.switchback.health.HealthCheck;
import dev.switchback.health.Verdict;
import dev.switchback.history.Histories;
import dev.switchback.migration.Version;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.TableRows;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Proves a backup by doing what it was made for: restores it to a temporary file, checks that in
/// full, counts it, and compares it with what was recorded. Writes to nothing but the folder it is
/// given.
public final class Drill {
  private final Clock clock;

  public Drill(Clock clock) {
    this.clock = clock;
  }

  /// @param recorded rows per table, as they were counted when the backup was made; empty when they
  ///     weren't
  /// @param manifest what lies beside the backup
  /// @param unknown the migrations applied in a restored file whose text nobody has
  /// @param folder a private one with room for the whole database
  /// @throws Failure when it couldn't be carried out: no room, no permission, asked to stop. That
  ///     says nothing about the backup
  public DrillReport carryOut(
      Backup backup,
      Map<String, Long> recorded,
      Optional<Manifest> manifest,
      Function<Session, List<Version>> unknown,
      Path folder,
      Work work) {
    Instant begun = clock.instant();
    List<DrillFinding> findings = new ArrayList<>();
    Map<String, Long> rows = Map.of();
    if (!Files.isRegularFile(backup.file())) {
      findings.add(new DrillFinding.FileGone());
    } else {
      try (ReadableBackup readable = ReadableBackup.open(backup, work)) {
        rows = carryOut(readable.plain(), recorded, manifest, unknown, folder, findings, work);
      } catch (BackupUnusable unusable) {
        findings.add(new DrillFinding.NotRestored(unusable));
      }
    }
    return new DrillReport(backup, findings, rows, begun, Duration.between(begun, clock.instant()));
  }

  private Map<String, Long> carryOut(
      Backup backup,
      Map<String, Long> recorded,
      Optional<Manifest> manifest,
      Function<Session, List<Version>> unknown,
      Path folder,
      List<DrillFinding> findings,
      Work work) {
    if (hasOtherBytes(backup, work)) {
      findings.add(new DrillFinding.BytesDiffer());
      return Map.of();
    }
    Path restored = folder.resolve("restored.db");
    Optional<Failure> failure = restore(backup, restored, work);
    failure.map(DrillFinding.NotRestored::new).ifPresent(findings::add);
    return failure.isEmpty() && Files.exists(restored)
        ? look(backup, restored, recorded, manifest, unknown, findings, work)
        : Map.of();
  }

  private static boolean hasOtherBytes(Backup backup, Work work) {
    work.started(Step.VERIFY, String.valueOf(backup.file().getFileName()));
    boolean differ =
        backup.sha256().isPresent()
            && !backup.sha256().get().equals(PlainFiles.sha256(backup.file(), work));
    work.finished(Step.VERIFY, String.valueOf(backup.file().getFileName()), "");
    return differ;
  }

  /// In the way that a restore does it.
  private static Optional<Failure> restore(Backup backup, Path restored, Work work) {
    if (PlainFiles.freeBytes(restored) < backup.sizeBytes()) {
      throw new DiskFull(restored, "prove");
    }
    work.started(Step.COPY, String.valueOf(restored.getFileName()));
    try {
      if (backup.sizeBytes() > 0) {
        new CopyOut().copy(DatabaseFile.of(backup.file()), restored, Step.COPY, work);
      }
      work.finished(Step.COPY, String.valueOf(restored.getFileName()), "");
      return Optional.empty();
    } catch (NotADatabase
        | DatabaseDamaged
        | DatabaseTooNew
        | DatabaseMissing
        | BackupUnusable
        | SqlFailed unusable) {
      return Optional.of(unusable);
    }
  }

  private Map<String, Long> look(
      Backup backup,
      Path restored,
      Map<String, Long> recorded,
      Optional<Manifest> manifest,
      Function<Session, List<Version>> unknown,
      List<DrillFinding> findings,
      Work work) {
    DatabaseFile file = DatabaseFile.of(restored);
    try (Session session = Sessions.forChecking(file)) {
      HealthCheck health = new HealthCheck(clock);
      CheckReport whole = health.check(session, CheckKind.INTEGRITY, work);
      List<Finding> remarks = new ArrayList<>();
      if (whole.verdict().compareTo(Verdict.INDEX_PROBLEM) >= 0) {
        findings.add(new DrillFinding.Damaged(whole.findings()));
        return Map.of();
      }
      remarks.addAll(whole.findings());
      remarks.addAll(health.check(session, CheckKind.FOREIGN_KEYS, work).findings());
      work.started(Step.COUNT_ROWS, "");
      Map<String, Long> rows = RowCounts.of(session, work);
      compare(backup, rows, recorded, manifest, session, findings);
      work.finished(Step.COUNT_ROWS, "", "");
      List<Version> unread = unknown.apply(session);
      List<Version> withoutText =
          unread.stream()
              .filter(version -> manifest.stream().noneMatch(it -> it.has(version)))
              .toList();
      if (!withoutText.isEmpty()) {
        findings.add(new DrillFinding.MigrationsUnknown(withoutText));
      }
      if (!remarks.isEmpty()) {
        findings.add(new DrillFinding.Remarked(remarks));
      }
      return rows;
    } catch (SqliteError e) {
      findings.add(new DrillFinding.NotRestored(new SqlFailed(restored, "prove", e.result())));
      return Map.of();
    } catch (NotADatabase | DatabaseDamaged | DatabaseTooNew unreadable) {
      findings.add(new DrillFinding.NotRestored(unreadable));
      return Map.of();
    }
  }

  private static void compare(
      Backup backup,
      Map<String, Long> rows,
      Map<String, Long> recorded,
      Optional<Manifest> manifest,
      Session session,
      List<DrillFinding> findings) {
    Map<String, Long> expected = manifest.map(Manifest::rows).orElse(recorded);
    if (expected.isEmpty() && manifest.isEmpty()) {
      findings.add(new DrillFinding.NothingToCompare());
      return;
    }
    List<TableRows> differing =
        RowCounts.compare(expected, rows).stream().filter(TableRows::differs).toList();
    if (!differing.isEmpty()) {
      findings.add(new DrillFinding.RowsDiffer(differing));
    }
    String schema = FileShape.of(session).schemaSha256();
    if (manifest.filter(it -> !it.shape().schemaSha256().equals(schema)).isPresent()) {
      findings.add(new DrillFinding.SchemaDiffers());
    }
    Optional<Version> found = Histories.standard().newestApplied(session);
    if (!found.equals(backup.lastMigration())) {
      findings.add(new DrillFinding.LastMigrationDiffers(backup.lastMigration(), found));
    }
  }
}
