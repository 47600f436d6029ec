package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Operations, one disturbed after the other at moments that a seed chooses: the process dies, the
/// disk is full, read-only, or refuses to write. Afterwards the database is the old one or the new
/// one, the next start says which, and no backup is lost.
///
/// A round is its own test of everything in [Aftermath]. Longer by
/// `packaging/bench/crash-matrix.sh`.
class CrashMatrixFaultTest {
  private static final List<String> OPERATIONS =
      List.of(
          "run",
          "roll-back",
          "stamp",
          "back-up",
          "restore",
          "restore-tables",
          "restore-point",
          "undo",
          "undo-tables",
          "redo",
          "reset",
          "clean-up",
          "empty-trash");
  private static final List<Disturbance> DISTURBANCES = List.of(Disturbance.values());
  private static final List<String> MODES = List.of("DELETE", "WAL");
  private static final int ROWS = 3000;

  @TempDir Path temporary;
  private final Map<String, Original> originals = new HashMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  /// A folder in which an operation can be carried out, and what it does.
  private record Original(Path folder, FileState before, FileState after, int millis) {}

  @AfterEach
  void unmount() {
    SmallDisk.unmountAll(temporary);
  }

  @Test
  void whateverDisturbsAnOperationLeavesTheOldFileOrTheNewOne() throws Exception {
    long seed = Long.getLong("switchback.soak.seed", 41L);
    Random random = new Random(seed);
    int rounds = Integer.getInteger("switchback.soak.rounds", 12);
    long end =
        System.nanoTime()
            + Duration.ofMinutes(Integer.getInteger("switchback.soak.minutes", 60)).toNanos();
    try {
      rounds(seed, random, rounds, end);
    } finally {
      report(seed);
    }
    assertThat(counts).containsKey("all");
  }

  private void rounds(long seed, Random random, int rounds, long end) throws Exception {
    for (int i = 0; i < rounds && System.nanoTime() < end; i++) {
      // In turns, so that few rounds already reach every operation and every disturbance.
      String operation = OPERATIONS.get(i % OPERATIONS.size());
      Disturbance disturbance = DISTURBANCES.get((i + i / OPERATIONS.size()) % DISTURBANCES.size());
      String mode = MODES.get(random.nextInt(MODES.size()));
      count("begun");
      round(operation, mode, disturbance, random, "seed " + seed + ", round " + i + ": ");
      count("all");
    }
  }

  private void round(
      String operation, String mode, Disturbance disturbance, Random random, String which)
      throws Exception {
    Original original = original(operation, mode);
    Path folder = Files.createDirectories(temporary.resolve("round")).resolve("shop");
    CrashShop.copy(original.folder(), folder);
    String when = which + operation + ", " + mode + ", " + disturbance;
    String what = disturbance.carryOut(folder, operation, original.millis(), random);
    if (what.equals(Disturbance.NOT_POSSIBLE)) {
      count(disturbance + " skipped");
      FileState.delete(folder);
      return;
    }
    FileState left = FileState.of(folder.resolve("data/shop.db")).withoutFailures();
    new Aftermath(folder, operation, when + " " + what).holds(original.before(), original.after());
    count(disturbance + " " + state(left, original));
    SmallDisk.unmountAll(temporary);
    FileState.delete(folder);
  }

  private static String state(FileState left, Original original) {
    if (original.before().equals(original.after())) {
      return "same";
    }
    return left.equals(original.before()) ? "old" : "new";
  }

  /// Made once for all rounds; the operation is carried out in a copy of it, to see what it does.
  private Original original(String operation, String mode) throws IOException {
    String key = operation + "-" + mode;
    Original known = originals.get(key);
    if (known != null) {
      return known;
    }
    Path root = Files.createDirectories(temporary.resolve("originals").resolve(key));
    // Every round's folder has the same path: the catalogue names the file by it.
    Path place = Files.createDirectories(temporary.resolve("round")).resolve("shop");
    CrashShop.prepared(place, operation, mode, ROWS);
    CrashShop.copy(place, root.resolve("shop"));
    FileState before = FileState.of(place.resolve("data/shop.db"));
    long begun = System.nanoTime();
    FileState after = CrashShop.carriedOut(place, operation);
    int millis = (int) ((System.nanoTime() - begun) / 1_000_000);
    FileState.delete(place);
    Original made = new Original(root.resolve("shop"), before, after, millis);
    originals.put(key, made);
    return made;
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /// What was seen. A loss has ended the test before.
  private void report(long seed) throws IOException {
    Map<Disturbance, String> lines = new EnumMap<>(Disturbance.class);
    for (Disturbance disturbance : Disturbance.values()) {
      lines.put(
          disturbance,
          "%-10s old %d, new %d, of operations that leave the file %d, not possible here %d"
              .formatted(
                  disturbance,
                  counts.getOrDefault(disturbance + " old", 0),
                  counts.getOrDefault(disturbance + " new", 0),
                  counts.getOrDefault(disturbance + " same", 0),
                  counts.getOrDefault(disturbance + " skipped", 0)));
    }
    String text =
        "seed "
            + seed
            + ": "
            + counts.getOrDefault("begun", 0)
            + " runs, lost "
            + (counts.getOrDefault("begun", 0) - counts.getOrDefault("all", 0))
            + "\n"
            + String.join("\n", lines.values())
            + "\n";
    String file = System.getProperty("switchback.soak.report", "");
    if (!file.isEmpty()) {
      Files.writeString(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
