package dev.switchback.sqlite;

import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.NotADatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// A database as what it is on disk: a main file and its companions `-wal`, `-shm` and `-journal`.
///
/// Only asks the file system about names, sizes and times (stat), which is safe while SQLite has
/// the file open. Never opens any of the four.
///
/// @param path absolute, as given
/// @param real where the main file really is: symbolic links are resolved, because SQLite puts the
///     companions beside the target of a link
public record DatabaseFile(Path path, Path real) {
  private static final Set<String> NETWORKS =
      Set.of("nfs", "cifs", "smb", "9p", "fuse.sshfs", "afpfs", "webdav", "virtiofs", "davfs");

  public static DatabaseFile of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return new DatabaseFile(absolute, absolute.toRealPath());
    } catch (IOException notThere) {
      return new DatabaseFile(absolute, absolute);
    }
  }

  public Path wal() {
    return companion("-wal");
  }

  public Path shm() {
    return companion("-shm");
  }

  public Path journal() {
    return companion("-journal");
  }

  private Path companion(String suffix) {
    return real.resolveSibling(real.getFileName() + suffix);
  }

  /// The folder that holds all four.
  public Path folder() {
    Path parent = real.getParent();
    return parent == null ? real : parent;
  }

  public String name() {
    return String.valueOf(path.getFileName());
  }

  public boolean exists() {
    return Files.exists(real);
  }

  /// Size of the main file and its write-ahead log.
  public long totalBytes() {
    return size(real) + size(wal());
  }

  public long sizeBytes() {
    return size(real);
  }

  public long walBytes() {
    return size(wal());
  }

  public long journalBytes() {
    return size(journal());
  }

  /// Whether a log, its shared memory or a journal lies beside it.
  public boolean hasCompanions() {
    return Files.exists(wal()) || Files.exists(shm()) || Files.exists(journal());
  }

  /// @throws DatabaseMissing when there is no file
  /// @throws NotADatabase when it is a folder, a pipe or a device
  public void requireFile() {
    if (!exists()) {
      throw new DatabaseMissing(path);
    }
    if (Files.isDirectory(real)) {
      throw new NotADatabase(path, NotADatabase.Kind.FOLDER);
    }
    if (!Files.isRegularFile(real)) {
      throw new NotADatabase(path, NotADatabase.Kind.NOT_A_FILE);
    }
  }

  /// A file with two names has its companions beside either name, and two programs that come by
  /// different names destroy it (sqlite.org/howtocorrupt.html, section 2.3).
  ///
  /// @throws FileFailed when the file has more than one hard link
  public void requireOneName() {
    try {
      Object links = Files.getAttribute(real, "unix:nlink");
      if (links instanceof Integer count && count > 1) {
        throw new FileFailed(path, "open for writing", "the file has " + count + " hard links");
      }
    } catch (UnsupportedOperationException | IllegalArgumentException | IOException notKnownHere) {
      // Only Unix file systems tell; elsewhere there is nothing to refuse.
    }
  }

  /// The kind of network file system that it lies on; empty for a local disk. Locks and shared
  /// memory may not work there (sqlite.org/wal.html, section 1).
  public Optional<String> networkFileSystem() {
    try {
      String type = Files.getFileStore(exists() ? real : folder()).type();
      return NETWORKS.stream().anyMatch(type.toLowerCase(Locale.ROOT)::startsWith)
          ? Optional.of(type)
          : Optional.empty();
    } catch (IOException notKnown) {
      return Optional.empty();
    }
  }

  /// What identifies the present content, as far as the file system tells.
  public FileStamp stamp() {
    return new FileStamp(stampOf(real), stampOf(wal()), stampOf(journal()));
  }

  /// The number of the SQLite that wrote to it last, as the header says it (3037000 is 3.37.0;
  /// sqlite.org/fileformat2.html, section 1.3.16). Empty while SQLite has it open in this process.
  public OptionalInt writerNumber() {
    return Header.of(this)
        .filter(header -> header.isSqlite() && header.writerNumber() > 0)
        .map(header -> OptionalInt.of(header.writerNumber()))
        .orElseGet(OptionalInt::empty);
  }

  public FileFacts facts(
      Optional<String> journalMode, int pageSizeBytes, FileFacts.Reading reading) {
    if (!exists()) {
      return FileFacts.ABSENT;
    }
    Optional<Instant> main = modified(real);
    Optional<Instant> log = modified(wal());
    Optional<Instant> newest =
        log.isPresent() && main.isPresent() && log.get().isAfter(main.get()) ? log : main;
    return new FileFacts(
        sizeBytes(),
        walBytes(),
        journalBytes(),
        newest,
        journalMode,
        pageSizeBytes,
        reading,
        Files.isWritable(real));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException notThere) {
      return 0;
    }
  }

  private static Optional<Instant> modified(Path file) {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /// When the file, its log or its journal was written to last, as the file system tells.
  public Optional<Instant> lastWritten() {
    return Stream.of(real, wal(), journal())
        .flatMap(file -> modified(file).stream())
        .max(Comparator.naturalOrder());
  }

  private static String stampOf(Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      return facts.fileKey() + ":" + facts.size() + ":" + facts.lastModifiedTime().toInstant();
    } catch (IOException notThere) {
      return "-";
    }
  }
}
