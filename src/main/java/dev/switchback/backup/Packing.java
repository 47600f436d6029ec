package dev.switchback.backup;

import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PackedFile;
import dev.switchback.sqlite.Unfinished;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Packs a copy that was just made and verified.
final class Packing {
  private Packing() {}

  /// The name of a packed file.
  static Path named(Path plain) {
    return plain.resolveSibling(plain.getFileName() + ".zst");
  }

  /// Puts the packed form of `copy` in its place, after unpacking that once and finding the same
  /// bytes in it.
  ///
  /// @param target the name that the copy will have
  /// @param sha256 of the copy
  /// @throws BackupUnusable when what was unpacked isn't what was packed
  static PackedFile.Packed pack(Path copy, Path target, long sizeBytes, String sha256, Work work) {
    Path packed = Unfinished.of(named(target));
    work.started(Step.PACK, "");
    try {
      PackedFile.Packed made = PackedFile.pack(copy, packed, work);
      work.finished(Step.PACK, "", "");
      work.started(Step.VERIFY, "");
      if (!PackedFile.contentSha256(packed, sizeBytes, work).equals(sha256)) {
        throw new BackupUnusable(packed, "what was unpacked is not what was packed");
      }
      work.finished(Step.VERIFY, "", "");
      Files.move(packed, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return made;
    } catch (Failure e) {
      CopyOut.deleteWithCompanions(DatabaseFile.of(packed));
      throw e;
    } catch (IOException e) {
      CopyOut.deleteWithCompanions(DatabaseFile.of(packed));
      throw new FileFailed(copy, "pack", String.valueOf(e.getMessage()));
    }
  }
}
