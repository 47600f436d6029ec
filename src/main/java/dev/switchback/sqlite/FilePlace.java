package dev.switchback.sqlite;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a database lies, and what may be done there. Asking opens nothing.
///
/// @param fileSystem its kind, as the system names it: `ext4`, `nfs4`
/// @param isNetwork whether that is a file system of another machine, as far as its name tells
/// @param freeBytes free room beside the file
/// @param isWritable whether the file may be written
/// @param isFolderWritable whether a journal can be made beside it
/// @param names how many names the file has (hard links)
/// @param isTooNew whether its format says that this SQLite mustn't write it
public record FilePlace(
    String fileSystem,
    boolean isNetwork,
    long freeBytes,
    boolean isWritable,
    boolean isFolderWritable,
    int names,
    boolean isTooNew) {
  private static final List<String> NETWORK =
      List.of("nfs", "cifs", "smb", "afp", "9p", "sshfs", "webdav", "davfs", "gluster", "ceph");

  /// Looks at the file system. Never fails: what isn't told is taken for harmless.
  public static FilePlace of(DatabaseFile file) {
    String kind = kind(file).orElse("");
    String lower = kind.toLowerCase(Locale.ROOT);
    return new FilePlace(
        kind,
        NETWORK.stream().anyMatch(lower::contains) || file.real().toString().startsWith("\\\\"),
        PlainFiles.freeBytes(file.real()),
        !file.exists() || Files.isWritable(file.real()),
        Files.isWritable(file.folder()),
        names(file),
        Header.of(file).filter(Header::isTooNewToWrite).isPresent());
  }

  private static Optional<String> kind(DatabaseFile file) {
    try {
      FileStore store = Files.getFileStore(file.exists() ? file.real() : file.folder());
      return Optional.of(store.type());
    } catch (IOException notTold) {
      return Optional.empty();
    }
  }

  private static int names(DatabaseFile file) {
    try {
      return Files.getAttribute(file.real(), "unix:nlink") instanceof Integer count ? count : 1;
    } catch (UnsupportedOperationException | IllegalArgumentException | IOException notTold) {
      return 1;
    }
  }
}
