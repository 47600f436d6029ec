package dev.switchback.backup;

import dev.switchback.failure.Failure;
import dev.switchback.migration.MigrationSet;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Verifies an old copy that was recognised, so that it can be listed. Works on a private copy: the
/// file and what lies beside it stay as they are.
public final class TakeIn {
  private final BackupMaker maker;
  private final CopyOut copyOut = new CopyOut();

  public TakeIn(Clock clock) {
    maker = new BackupMaker(clock);
  }

  /// What is to be listed, and the rows per table counted in it.
  public record Taken(Backup backup, Map<String, Long> rows) {}

  /// @param database the file that it is a copy of
  /// @param databaseName what that is called
  /// @param target where a copy is kept, if one is made
  /// @param folder a private one with room for the whole database
  /// @throws Failure when it can't be read, has changed meanwhile, or there is no room
  public Taken take(
      OldCopy.Recognised old,
      DatabaseFile database,
      String databaseName,
      Path target,
      Path folder,
      Function<Session, MigrationSet> migrations,
      Work work) {
    DatabaseFile source = DatabaseFile.of(old.file());
    Path whole = folder.resolve("old-copy.db");
    return switch (old.manner()) {
      case WHERE_IT_LIES -> {
        copyOut.copyPlainly(source, whole, work);
        String sha256 = PlainFiles.sha256(whole, work);
        BackupMaker.Look look = maker.look(whole, Step.VERIFY, migrations, work);
        boolean damaged = BackupMaker.isDamaged(look.check());
        yield new Taken(
            backup(
                old,
                database,
                source.real(),
                source.sizeBytes(),
                sha256,
                damaged ? BackupMaker.originals(look.check()) : "",
                damaged),
            look.rows());
      }
      case AS_A_COPY -> {
        copyOut.copy(source, whole, Step.COPY, work);
        yield kept(old, database, databaseName, whole, target, migrations, work);
      }
    };
  }

  private Taken kept(
      OldCopy.Recognised old,
      DatabaseFile database,
      String databaseName,
      Path whole,
      Path target,
      Function<Session, MigrationSet> migrations,
      Work work) {
    MadeCopy made =
        maker.make(
            DatabaseFile.of(whole),
            target,
            PlainFiles.Taken.TRY_ANOTHER,
            Step.COPY,
            String.valueOf(old.file().getFileName()),
            migrations,
            Care.Packing.PLAIN,
            work);
    boolean damaged = BackupMaker.isDamaged(made.check());
    Backup backup =
        backup(
            old,
            database,
            made.file(),
            made.sizeBytes(),
            made.sha256(),
            damaged ? BackupMaker.originals(made.check()) : "",
            damaged);
    Manifest manifest =
        new Manifest(
            backup,
            databaseName,
            made.shape(),
            made.rows(),
            Manifest.steps(made.migrations()),
            made.sha256());
    try {
      ManifestFile.write(manifest);
    } catch (Failure e) {
      CopyOut.deleteWithCompanions(DatabaseFile.of(made.file()));
      throw e;
    }
    return new Taken(backup, made.rows());
  }

  private static Backup backup(
      OldCopy.Recognised old,
      DatabaseFile database,
      Path file,
      long sizeBytes,
      String sha256,
      String detail,
      boolean damaged) {
    return new Backup(
        0,
        database.real(),
        file,
        old.at(),
        sizeBytes,
        Backup.Reason.TAKEN_IN,
        file.equals(old.file()) ? "" : String.valueOf(old.file().getFileName()),
        damaged ? Backup.State.VERIFICATION_FAILED : Backup.State.VERIFIED,
        Optional.of(sha256),
        old.lastMigration(),
        detail,
        Care.NONE);
  }
}
