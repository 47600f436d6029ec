package dev.switchback.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder on a disk of its own (`tmpfs`), small or read-only. Only an administrator may mount
/// one.
final class SmallDisk {
  private SmallDisk() {}

  /// Puts what is in `folder` on a disk that has so many kilobytes of room left.
  ///
  /// @return whether that was possible here
  static boolean under(Path folder, long roomKilobytes) {
    Path aside = folder.resolveSibling(folder.getFileName() + "-aside");
    long used = kilobytes(folder);
    if (command("mv", folder.toString(), aside.toString()) != 0) {
      return false;
    }
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String size = "size=" + (used + roomKilobytes) + "k";
    boolean mounted = command("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()) == 0;
    int copied = command("cp", "-a", aside + "/.", folder.toString());
    if (copied != 0) {
      throw new AssertionError("No room for what was there");
    }
    FileState.delete(aside);
    return mounted;
  }

  static void makeReadOnly(Path folder) {
    require("mount", "-o", "remount,ro", folder.toString());
  }

  /// From here on there is room, and it can be written.
  static void relieve(Path folder) {
    require("mount", "-o", "remount,rw,size=1g", folder.toString());
  }

  static void unmountAll(Path below) {
    try {
      List<String> mounts =
          Files.readAllLines(Path.of("/proc/mounts")).stream()
              .map(line -> line.split(" ")[1])
              .filter(place -> place.startsWith(below.toString()))
              .toList();
      mounts.reversed().forEach(place -> command("umount", place));
    } catch (IOException noSuchList) {
      // Then nothing was mounted either.
    }
  }

  private static long kilobytes(Path folder) {
    try (var files = Files.walk(folder)) {
      // A file takes whole pages, and a folder one.
      return files.mapToLong(file -> file.toFile().length() / 1024 + 8).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(String... words) {
    if (command(words) != 0) {
      throw new AssertionError(String.join(" ", words));
    }
  }

  private static int command(String... words) {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
    } catch (IOException notThere) {
      return -1;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
