package dev.switchback.backup;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.Holder;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.SqlFailed;
import dev.switchback.health.CheckKind;
import dev.switchback.health.HealthCheck;
import dev.switchback.health.Verdict;
import dev.switchback.history.HistoryTable;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Version;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.schema.TableRows;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.Overwrite;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SessionSettings;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.Unfinished;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Says what a restore would do, and does it in the way that leaves the old file or the new one,
/// whatever happens in between.
public final class Restorer {
  /// What somebody waits for without being asked.
  private static final Duration COUNTING = Duration.ofSeconds(5);

  private final Clock clock;
  private final Duration countingTime;
  private final Looker looker = new Looker();

  public Restorer(Clock clock) {
    this(clock, COUNTING);
  }

  /// @param countingTime how long the rows of the present file are counted for a plan
  Restorer(Clock clock, Duration countingTime) {
    this.clock = clock;
    this.countingTime = countingTime;
  }

  /// What a database consists of, counted.
  public record Contents(SchemaSnapshot schema, Map<String, Long> rows, Set<Version> applied) {
    static Contents of(Session session, Work work) {
      return new Contents(
          SchemaSnapshot.of(session),
          RowCounts.of(session, work),
          HistoryTable.readIfUnderstood(session).applied().keySet());
    }
  }

  /// Counts a database. Changes nothing; empty when it can't be read.
  public Optional<Contents> contents(DatabaseFile file) {
    return readable(file, session -> Contents.of(session, Work.quiet()));
  }

  private <T> Optional<T> readable(DatabaseFile file, Function<Session, T> question) {
    try {
      return Optional.of(looker.lookAsRecovered(file, question).value());
    } catch (DatabaseMissing
        | NotADatabase
        | DatabaseDamaged
        | DatabaseTooNew
        | SqlFailed
        | dev.switchback.failure.RecoveryPending unreadable) {
      return Optional.empty();
    }
  }

  /// What a backup consists of. Its rows were counted when it was made, and stand in its manifest.
  private Contents contentsOf(Backup backup) {
    Optional<Map<String, Long>> counted =
        backup.isGood() ? ManifestFile.of(backup.file()).map(Manifest::rows) : Optional.empty();
    try (ReadableBackup readable = ReadableBackup.open(backup)) {
      return readable(
              readable.file(),
              session ->
                  new Contents(
                      SchemaSnapshot.of(session),
                      counted.orElseGet(() -> RowCounts.of(session, Work.quiet())),
                      HistoryTable.readIfUnderstood(session).applied().keySet()))
          .orElseThrow(() -> new BackupUnusable(backup.file(), "it can't be read"));
    }
  }

  /// @param notCounted tables for which there was no time
  private record Glance(Contents contents, List<String> notCounted) {}

  /// Counts for as long as somebody waits for it.
  private Optional<Glance> glance(DatabaseFile file) {
    return readable(
        file,
        session -> {
          long end = System.nanoTime() + countingTime.toNanos();
          RowCounts.Within counted = RowCounts.within(session, () -> System.nanoTime() - end >= 0);
          return new Glance(
              new Contents(
                  SchemaSnapshot.of(session),
                  counted.rows(),
                  HistoryTable.readIfUnderstood(session).applied().keySet()),
              counted.notCounted());
        });
  }

  /// Compares the present file with `backup`. Changes nothing. What takes too long to count is
  /// named; comparing row by row tells more.
  public RestorePlan plan(DatabaseFile file, Backup backup, RestorePlan.Place place, Path target) {
    Contents then = contentsOf(backup);
    Optional<Glance> glance = glance(file);
    Optional<Contents> now = glance.map(Glance::contents);
    List<String> notCounted = glance.map(Glance::notCounted).orElse(List.of());
    List<TableRows> tables =
        RowCounts.compare(now.map(Contents::rows).orElse(Map.of()), then.rows()).stream()
            .filter(TableRows::differs)
            .filter(table -> !notCounted.contains(table.table()))
            .toList();
    Set<Version> pendingAgain = new TreeSet<>(now.map(Contents::applied).orElse(Set.of()));
    pendingAgain.removeAll(then.applied());
    return new RestorePlan(
        backup,
        place,
        target,
        new Extent.Whole(),
        tables,
        notCounted,
        now.map(contents -> contents.schema().to(then.schema())).orElse(SchemaDiff.NONE),
        List.copyOf(pendingAgain),
        Holders.of(file),
        now.isPresent(),
        Optional.empty(),
        Optional.empty());
  }

  /// What putting some tables of `backup` back into the present file would do. Changes nothing.
  ///
  /// @param histories tells which tables of a database remember migrations
  public TablesPlanning planTables(
      DatabaseFile file,
      Backup backup,
      List<String> wanted,
      Function<Session, Set<String>> histories) {
    TablesPlanner.Found found;
    try (ReadableBackup readable = ReadableBackup.open(backup)) {
      found =
          looker
              .lookAsRecovered(
                  file,
                  session ->
                      TablesPlanner.plan(
                          session, readable.file(), wanted, histories.apply(session)))
              .value();
    } catch (NotADatabase | DatabaseDamaged | DatabaseTooNew unreadable) {
      return new TablesPlanning.Refused(List.of(new TablesPlanning.Reason.Unreadable()));
    }
    if (!found.reasons().isEmpty()) {
      return new TablesPlanning.Refused(found.reasons());
    }
    RestorePlan whole = plan(file, backup, RestorePlan.Place.IN_PLACE, file.path());
    return new TablesPlanning.Planned(whole.withTables(found.tables()));
  }

  /// Puts tables of the backup back into `file`, unless `isOvertaken` holds once nobody else can
  /// write any more. A safety copy of it has to exist already.
  ///
  /// @return false when it was overtaken; then nothing was changed
  public boolean restoreTables(
      Backup backup,
      DatabaseFile file,
      Extent.Tables tables,
      SessionSettings settings,
      Set<String> histories,
      BooleanSupplier isOvertaken,
      Work work) {
    return new TablesRestorer(DatabaseFile.of(backup.file()), file, tables, histories, work)
        .putBack(settings, isOvertaken);
  }

  /// Counts the tables that were put back once more, in the file as others see it.
  ///
  /// @return rows per table that was put back
  /// @throws FileFailed when there are not as many as in the backup
  public Map<String, Long> proveTables(
      Backup backup, DatabaseFile file, Extent.Tables tables, Work work) {
    work.started(Step.PROVE, file.name());
    Map<String, Long> now = new TreeMap<>(contentsOf(file).rows());
    Map<String, Long> then = new TreeMap<>(contentsOf(DatabaseFile.of(backup.file())).rows());
    now.keySet().removeIf(table -> !tables.has(table));
    then.keySet().removeIf(table -> !tables.has(table));
    if (!List.copyOf(now.values()).equals(List.copyOf(then.values()))) {
      throw new FileFailed(
          file.path(), "prove the restore of", "it doesn't count the same rows as the backup");
    }
    work.finished(Step.PROVE, file.name(), "");
    return now;
  }

  /// Makes sure that the backup's file is there and is what its record says.
  ///
  /// @throws BackupUnusable when it isn't
  public void requireUsable(Backup backup, Work work) {
    if (!Files.isRegularFile(backup.file())) {
      throw new BackupUnusable(backup.file(), "the file is gone");
    }
    work.started(Step.VERIFY, String.valueOf(backup.file().getFileName()));
    if (backup.sha256().isPresent()) {
      String now = PlainFiles.sha256(backup.file(), work);
      if (!now.equals(backup.sha256().get())) {
        throw new BackupUnusable(backup.file(), "its bytes are not the ones that were recorded");
      }
    } else {
      DatabaseFile file = DatabaseFile.of(backup.file());
      Verdict verdict =
          new HealthCheck(clock)
              .check(() -> Sessions.forChecking(file), CheckKind.QUICK, work)
              .verdict();
      if (verdict == Verdict.DAMAGED || verdict == Verdict.CANNOT_BE_OPENED) {
        throw new BackupUnusable(backup.file(), "it is damaged");
      }
    }
    work.finished(Step.VERIFY, String.valueOf(backup.file().getFileName()), "");
  }

  /// Writes a copy of the backup to `target`, which must not exist.
  ///
  /// @return rows per table in it
  public Map<String, Long> restoreBeside(Backup backup, Path target, Work work) {
    DatabaseFile from = DatabaseFile.of(backup.file());
    if (Files.exists(target)) {
      throw new FileFailed(target, "restore to", "there is a file of that name already");
    }
    if (DatabaseFile.of(target).hasCompanions()) {
      // SQLite would play an old log or journal of that name into the restored file.
      throw new FileFailed(
          target, "restore to", "a log or a journal of another file lies there under that name");
    }
    if (backup.sizeBytes() == 0) {
      createEmpty(target);
      return Map.of();
    }
    return new BackupMaker(clock)
        .make(
            from,
            target,
            PlainFiles.Taken.REFUSE,
            Step.COPY,
            target.toString(),
            copy -> MigrationSet.EMPTY,
            Care.Packing.PLAIN,
            work)
        .rows();
  }

  /// Puts the backup in the place of `file`, after what is there was kept aside.
  ///
  /// First by overwriting the pages in one transaction through SQLite, which respects other
  /// programs' locks and can be interrupted at any moment. Where the present file is too damaged
  /// for that (or has another page size and a log), by a new file that takes its place; nobody
  /// may have it open.
  ///
  /// @param lockWait how long to wait for other programs' locks
  /// @param keepAside makes the copy that holds what is replaced: not called where there is no
  ///     file, called again when somebody commits after it
  public void restoreInPlace(
      Backup backup, DatabaseFile file, Duration lockWait, Runnable keepAside, Work work) {
    if (!file.exists()) {
      work.started(Step.REPLACE, file.name());
      requireNobody(file);
      PlainFiles.setCompanionsAside(file);
      restoreBeside(backup, file.real(), work);
      work.finished(Step.REPLACE, file.name(), "");
      return;
    }
    file.requireOneName();
    if (!Files.isWritable(file.real())) {
      throw new AccessDenied(file.path(), AccessDenied.Access.WRITE);
    }
    try {
      new Overwrite(lockWait).overwrite(DatabaseFile.of(backup.file()), file, keepAside, work);
    } catch (NotADatabase
        | DatabaseDamaged
        | DatabaseTooNew
        | AccessDenied
        | SqlFailed notInPlace) {
      swap(backup, file, notInPlace, work);
      work.finished(Step.REPLACE, file.name(), "");
    }
  }

  /// Reads the restored file again and compares it with the backup.
  ///
  /// @return rows per table in the restored file, counted
  /// @throws FileFailed when it isn't the same schema or doesn't count the same rows
  public Map<String, Long> prove(Backup backup, DatabaseFile file, Work work) {
    work.started(Step.PROVE, file.name());
    Contents now = contentsOf(file);
    Contents then = contentsOf(DatabaseFile.of(backup.file()));
    if (!now.rows().equals(then.rows()) || !now.schema().to(then.schema()).isEmpty()) {
      throw new FileFailed(
          file.path(), "prove the restore of", "it doesn't count the same rows as the backup");
    }
    work.finished(Step.PROVE, file.name(), "");
    return now.rows();
  }

  private Contents contentsOf(DatabaseFile file) {
    return looker.look(file, session -> Contents.of(session, Work.quiet())).value();
  }

  private void swap(Backup backup, DatabaseFile file, Failure why, Work work) {
    requireNobody(file);
    Path fresh = Unfinished.of(file.real());
    try {
      new CopyOut().copy(DatabaseFile.of(backup.file()), fresh, Step.REPLACE, work);
      requireNobody(file);
      work.cancellation().close("restore");
      work.tell(new WorkEvent.NoReturn());
      PlainFiles.replace(file, fresh);
    } catch (Failure e) {
      CopyOut.deleteWithCompanions(DatabaseFile.of(fresh));
      e.addSuppressed(why);
      throw e;
    }
  }

  private static void requireNobody(DatabaseFile file) {
    List<Holder> holders = Holders.of(file);
    if (!holders.isEmpty()) {
      throw new DatabaseBusy(file.path(), "replace", holders);
    }
  }

  private static void createEmpty(Path target) {
    try {
      Files.createFile(target);
    } catch (IOException e) {
      throw new FileFailed(target, "restore to", String.valueOf(e.getMessage()));
    }
  }
}
