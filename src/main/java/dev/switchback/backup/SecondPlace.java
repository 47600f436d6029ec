package dev.switchback.backup;

import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Unfinished;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Another disk, or a folder of another computer, that backups are copied to as well.
public final class SecondPlace {
  private SecondPlace() {}

  /// Where the copy of a backup lies below `place`: in a folder named like that of the backup.
  public static Path fileFor(Backup backup, Path place) {
    Path folder = Objects.requireNonNull(backup.file().getParent());
    return place.resolve(folder.getFileName()).resolve(backup.file().getFileName());
  }

  /// Whether the place of a copy can be reached now. Its own folder is never created: where a disk
  /// isn't mounted, the copy would land on the disk that it was to be kept away from.
  public static boolean isThere(Path copy) {
    Path folder = copy.getParent();
    Path place = folder == null ? null : folder.getParent();
    return place != null && Files.isDirectory(place);
  }

  /// Copies a backup and its manifest to `target`, and reads the copy back to compare its digest.
  /// Until that is done it has a name of its own. A copy that lies there already is compared only.
  ///
  /// @throws Failure when the place is away or full, or the copy isn't what was copied
  public static void copy(Backup backup, Path target, Work work) {
    if (!isThere(target)) {
      throw new FileFailed(target, "copy to", "the second place is not there");
    }
    if (Files.exists(target)) {
      requireSame(backup, target, work);
    } else {
      createFolder(target);
      Path unfinished = Unfinished.of(target);
      try {
        new CopyOut().copyPlainly(DatabaseFile.of(backup.file()), unfinished, work);
        PlainFiles.restrictLike(backup.file(), unfinished);
        requireSame(backup, unfinished, work);
        PlainFiles.publish(unfinished, target, PlainFiles.Taken.REFUSE);
      } catch (Failure e) {
        CopyOut.deleteWithCompanions(DatabaseFile.of(unfinished));
        throw e;
      }
    }
    ManifestFile.of(backup.file())
        .ifPresent(
            manifest ->
                PlainFiles.writeText(Manifest.beside(target), ManifestFile.text(manifest), target));
  }

  private static void requireSame(Backup backup, Path copy, Work work) {
    String expected = backup.sha256().orElseGet(() -> backup.contentSha256(backup.file(), work));
    if (!backup.contentSha256(copy, work).equals(expected)) {
      throw new FileFailed(copy, "copy to", "what was read back is not what was written");
    }
  }

  private static void createFolder(Path target) {
    try {
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
    } catch (IOException e) {
      throw new FileFailed(target, "create the folder of", String.valueOf(e.getMessage()));
    }
  }
}
