package dev.switchback.sqlite;

import dev.switchback.failure.FileFailed;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Plain file access to databases of our own, through the gate that keeps it apart from SQLite.
public final class PlainFiles {
  private static final int CHUNK_BYTES = 1 << 20;

  private PlainFiles() {}

  /// SHA-256 over a file's bytes, in lower-case hexadecimal digits. No session may be open on it.
  ///
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop
  public static String sha256(Path path, Work work) {
    DatabaseFile file = DatabaseFile.of(path);
    return FileGate.plainly(
        file,
        () -> {
          MessageDigest digest = digest();
          try (FileChannel in = FileChannel.open(file.real(), StandardOpenOption.READ)) {
            ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
            while (in.read(chunk) >= 0) {
              work.cancellation().throwIfRequested("verify");
              digest.update(chunk.flip());
              chunk.clear();
            }
          }
          return HexFormat.of().formatHex(digest.digest());
        });
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /// Writes a small text of our own in a way that leaves the old one or the new one: beside it,
  /// flushed to the disk, then moved over it. Readable by whoever may read `like`.
  public static void writeText(Path target, String text, Path like) {
    writeText(target, text, unfinished -> restrictLike(like, unfinished));
  }

  /// The same, readable as the system makes new files. Creates the folder where there is none.
  public static void writeText(Path target, String text) {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new FileFailed(target, "create the folder of", String.valueOf(e.getMessage()));
    }
    writeText(target, text, unfinished -> {});
  }

  private static void writeText(Path target, String text, Consumer<Path> prepare) {
    Path unfinished = Unfinished.of(target);
    try {
      Files.writeString(unfinished, text, StandardOpenOption.CREATE_NEW);
      prepare.accept(unfinished);
      FileGate.force(unfinished);
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      FileGate.forceFolder(target);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException stays) {
        e.addSuppressed(stays);
      }
      throw new FileFailed(target, "write", String.valueOf(e.getMessage()));
    }
  }

  /// Deletes a file of our own that is no database; nothing happens where there is none.
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FileFailed(file, "delete", String.valueOf(e.getMessage()));
    }
  }

  /// The text of a file of at most `longest` bytes; empty when it is longer, or isn't there.
  public static Optional<String> text(Path file, long longest) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= longest
          ? Optional.of(Files.readString(file))
          : Optional.empty();
    } catch (IOException notReadable) {
      return Optional.empty();
    }
  }

  /// What to do when somebody else has taken the name meanwhile.
  public enum Taken {
    REFUSE,
    TRY_ANOTHER
  }

  /// Flushes `from` to the disk and gives it the name `to` in one step. Never replaces a file.
  ///
  /// @return the name it has got
  public static Path publish(Path from, Path to, Taken ifTaken) {
    return FileGate.plainly(
        DatabaseFile.of(from),
        () -> {
          FileGate.force(from);
          Path name = to;
          for (int i = 2; !hasGot(from, name); i++) {
            if (ifTaken == Taken.REFUSE) {
              throw new IOException("there is a file of that name already: " + to);
            }
            name = numbered(to, i);
          }
          FileGate.forceFolder(name);
          return name;
        });
  }

  /// A rename would silently replace what another process has put there a moment ago; a link
  /// doesn't. Where the file system has no links, looking first has to do.
  private static boolean hasGot(Path from, Path name) throws IOException {
    try {
      Files.createLink(name, from);
    } catch (FileAlreadyExistsException taken) {
      return false;
    } catch (UnsupportedOperationException | IOException noLinksHere) {
      if (Files.exists(name)) {
        return false;
      }
      Files.move(from, name, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(from);
    return true;
  }

  private static Path numbered(Path path, int number) {
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    return path.resolveSibling(
        dot > 0
            ? name.substring(0, dot) + "-" + number + name.substring(dot)
            : name + "-" + number);
  }

  /// Puts `from` in the place of `file` in one step, after setting its companions aside. Only right
  /// when nobody has `file` open, and when a copy of all of it lies elsewhere. Where the system
  /// refuses the step, everything is as it was.
  public static void replace(DatabaseFile file, Path from) {
    FileGate.plainly(
        file,
        () -> {
          takeOver(file.real(), from);
          FileGate.force(from);
          Map<Path, Path> aside = setAside(file);
          try {
            Files.move(
                from,
                file.real(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
          } catch (IOException e) {
            putBack(aside);
            throw e;
          }
          FileGate.forceFolder(file.real());
          for (Path old : aside.values()) {
            Files.deleteIfExists(old);
          }
          return from;
        });
  }

  /// Gives the companions of a file that is gone other names, so that SQLite doesn't play them into
  /// the next file of its name. Nothing is deleted.
  public static void setCompanionsAside(DatabaseFile file) {
    FileGate.plainly(file, () -> setAside(file));
  }

  private static Map<Path, Path> setAside(DatabaseFile file) throws IOException {
    Map<Path, Path> aside = new LinkedHashMap<>();
    try {
      for (Path companion : List.of(file.journal(), file.wal(), file.shm())) {
        if (Files.exists(companion)) {
          Path free = companion.resolveSibling(companion.getFileName() + ".before-restore");
          for (int number = 2; Files.exists(free); number++) {
            free = companion.resolveSibling(companion.getFileName() + ".before-restore-" + number);
          }
          Files.move(companion, free, StandardCopyOption.ATOMIC_MOVE);
          aside.put(companion, free);
        }
      }
      return aside;
    } catch (IOException e) {
      putBack(aside);
      throw e;
    }
  }

  private static void putBack(Map<Path, Path> aside) throws IOException {
    for (Map.Entry<Path, Path> moved : aside.entrySet()) {
      Files.move(moved.getValue(), moved.getKey(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// Lets nobody read `copy` who may not read `original`, where the file system knows of groups and
  /// others.
  public static void restrictLike(Path original, Path copy) {
    PosixFileAttributeView view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    try {
      Set<PosixFilePermission> allowed =
          EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      allowed.addAll(Files.readAttributes(original, PosixFileAttributes.class).permissions());
      allowed.retainAll(view.readAttributes().permissions());
      view.setPermissions(allowed);
    } catch (IOException notOurs) {
      // Then they stay as the system makes new files.
    }
  }

  /// Owner, group and permissions, as far as the system lets us.
  private static void takeOver(Path from, Path to) {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    try {
      PosixFileAttributes facts = Files.readAttributes(from, PosixFileAttributes.class);
      view.setPermissions(facts.permissions());
      view.setGroup(facts.group());
      view.setOwner(facts.owner());
    } catch (IOException notOurs) {
      // The owner of a file can be changed by the administrator only.
    }
  }

  /// Whether a file begins like a SQLite database, or is one that SQLite has open in this process.
  public static boolean beginsLikeDatabase(Path path) {
    DatabaseFile file = DatabaseFile.of(path);
    return Header.of(file).map(Header::isSqlite).orElseGet(() -> Files.isReadable(file.real()));
  }

  /// Free room on the disk that holds `place`, or its nearest folder that exists.
  public static long freeBytes(Path place) {
    Path folder = place.toAbsolutePath();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    try {
      return folder == null ? 0 : Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new FileFailed(place, "ask for free room", String.valueOf(e.getMessage()));
    }
  }

  /// Whether two places lie on the same disk.
  public static boolean sameDisk(Path one, Path other) {
    try {
      return Files.getFileStore(one).equals(Files.getFileStore(other));
    } catch (IOException nobodyKnows) {
      return true;
    }
  }
}
