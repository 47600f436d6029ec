package dev.switchback.sqlite;

import dev.switchback.failure.Holder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which files other processes had open at one moment.
///
/// Asking for one file costs as much as asking for all, so a list of databases asks once. What must
/// be known at the very moment asks [Holders].
public final class OpenFiles {
  private static final Path PROC = Path.of("/proc");

  private final Map<Path, Set<Long>> processes;

  private OpenFiles(Map<Path, Set<Long>> processes) {
    this.processes = processes;
  }

  /// Looks at the processes of the same user (all of them as root). Only reads links; never opens a
  /// file. Elsewhere than on Linux it finds nothing, which doesn't mean that there is nothing.
  public static OpenFiles now() {
    Map<Path, Set<Long>> open = new HashMap<>();
    if (!Files.isDirectory(PROC)) {
      return new OpenFiles(open);
    }
    long own = ProcessHandle.current().pid();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : all) {
        long id = Long.parseLong(String.valueOf(process.getFileName()));
        if (id != own) {
          add(process.resolve("fd"), id, open);
        }
      }
    } catch (IOException notLinux) {
      return new OpenFiles(Map.of());
    }
    return new OpenFiles(open);
  }

  private static void add(Path descriptors, long id, Map<Path, Set<Long>> open) {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        add(link, open, id);
      }
    } catch (IOException | RuntimeException notOursOrGone) {
      // Processes of other users, and those that have just ended, tell nothing.
    }
  }

  private static void add(Path link, Map<Path, Set<Long>> open, long id) {
    try {
      open.computeIfAbsent(Files.readSymbolicLink(link), path -> new TreeSet<>()).add(id);
    } catch (IOException closedMeanwhile) {
      // One descriptor less.
    }
  }

  /// Other processes that had the main file, the log, the shared memory or the journal open.
  public List<Holder> holdersOf(DatabaseFile file) {
    Set<Long> ids = new TreeSet<>();
    for (Path path : List.of(file.real(), file.wal(), file.shm(), file.journal())) {
      ids.addAll(processes.getOrDefault(path, Set.of()));
    }
    List<Holder> holders = new ArrayList<>();
    ids.forEach(id -> holders.add(new Holder(id, programOf(id))));
    return List.copyOf(holders);
  }

  private static String programOf(long id) {
    return ProcessHandle.of(id)
        .flatMap(process -> process.info().command())
        .map(command -> String.valueOf(Path.of(command).getFileName()))
        .orElse("process");
  }
}
