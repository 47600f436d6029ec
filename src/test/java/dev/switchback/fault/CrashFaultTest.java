package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.registry.Activity;
import dev.switchback.testing.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The program dies in the middle of an operation. Afterwards the database is the old one or the
/// new one, the next start says truthfully which, and nothing of the attempt lies around.
///
/// What a crash leaves is what lies on the disk at that moment, so one process that keeps a copy of
/// the whole folder at each of its steps stands for as many crashes; real ones, by `halt` and by
/// `kill -9` at random moments, are in the other two tests.
class CrashFaultTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    "run, DELETE",
    "run, WAL",
    "run-each, DELETE",
    "roll-back, DELETE",
    "roll-back, WAL",
    "stamp, DELETE",
    "back-up, WAL",
    "try, DELETE",
    "restore, DELETE",
    "restore, WAL",
    "restore-beside, DELETE",
    "restore-tables, DELETE",
    "restore-tables, WAL",
    "restore-point, WAL",
    "undo, DELETE",
    "undo, WAL",
    "redo, DELETE",
    "redo, WAL",
    "reset, DELETE",
    "reset, WAL"
  })
  void atEveryStepTheDatabaseIsTheOldOneOrTheNewOne(String operation, String mode)
      throws Exception {
    Path folder = CrashShop.prepared(temporary.resolve("shop"), operation, mode, 40);
    FileState before = FileState.of(folder.resolve("data/shop.db"));
    Path kept = Files.createDirectories(temporary.resolve("kept"));
    List<String> events = new ArrayList<>();
    try (Child child = Child.start(ActingProgram.class, folder, operation, "keep", kept)) {
      child.await("ready");
      for (String line = child.next(); !line.startsWith("ended"); line = child.next()) {
        events.add(line);
      }
      assertThat(child.end()).isZero();
    }
    FileState after = FileState.of(folder.resolve("data/shop.db"));
    List<Path> moments;
    try (Stream<Path> found = Files.list(kept)) {
      moments = found.sorted().toList();
    }
    assertThat(moments).hasSizeGreaterThan(3);
    for (int i = 0; i < moments.size(); i++) {
      FileState.delete(folder);
      CrashShop.copy(moments.get(i), folder);
      new Aftermath(folder, operation, mode + " at " + events.get(i)).holds(before, after);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "run, DELETE",
    "run, WAL",
    "restore, WAL",
    "restore-tables, WAL",
    "undo, DELETE",
    "redo, WAL"
  })
  void aProcessThatIsHaltedAtAStepLeavesTheSame(String operation, String mode) throws Exception {
    Random random = new Random(operation.hashCode() * 31L + mode.hashCode());
    Path original = CrashShop.prepared(temporary.resolve("shop"), operation, mode, 40);
    FileState before = FileState.of(original.resolve("data/shop.db"));
    Path spare = temporary.resolve("spare");
    CrashShop.copy(original, spare);
    FileState after = CrashShop.carriedOut(original, operation);
    for (int i = 0; i < 3; i++) {
      int step = 1 + random.nextInt(16);
      FileState.delete(original);
      CrashShop.copy(spare, original);
      try (Child child = Child.start(ActingProgram.class, original, operation, "halt", step)) {
        child.await("ready");
        child.end();
      }
      new Aftermath(original, operation, mode + " halted at step " + step).holds(before, after);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "run, DELETE",
    "run, WAL",
    "restore, DELETE",
    "restore, WAL",
    "restore-tables, DELETE",
    "restore-point, WAL",
    "undo, WAL",
    "reset, DELETE"
  })
  void aProcessThatIsKilledAtAnyMomentLeavesTheSame(String operation, String mode)
      throws Exception {
    int kills = Integer.getInteger("switchback.soak.kills", 3);
    long seed = Long.getLong("switchback.soak.seed", 20L);
    Random random = new Random(seed + operation.hashCode() * 31L + mode.hashCode());
    Path original = CrashShop.prepared(temporary.resolve("shop"), operation, mode, 4000);
    FileState before = FileState.of(original.resolve("data/shop.db"));
    Path spare = temporary.resolve("spare");
    CrashShop.copy(original, spare);
    long begun = System.nanoTime();
    FileState after = CrashShop.carriedOut(original, operation);
    int longest = (int) ((System.nanoTime() - begun) / 1_000_000);
    for (int i = 0; i < kills; i++) {
      FileState.delete(original);
      CrashShop.copy(spare, original);
      int millis = random.nextInt(Math.max(50, longest));
      try (Child child = Child.start(ActingProgram.class, original, operation, "work")) {
        child.await("ready");
        Thread.sleep(millis);
        child.kill();
      }
      new Aftermath(original, operation, mode + " seed " + seed + " killed after " + millis + " ms")
          .holds(before, after);
    }
  }

  @Test
  void aMigrationOutsideOfATransactionThatIsCutOffIsSaidToStayHalfDone() throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("outside"));
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_outside",
          "-- switchback: no-transaction VACUUM can't be in one\n"
              + "CREATE TABLE first (x);\nVACUUM;\nCREATE TABLE second (x);");
    }
    List<String> summaries = new ArrayList<>();
    for (int step = 1; step <= 14; step++) {
      try (Child child = Child.start(ActingProgram.class, folder, "run", "halt", step)) {
        child.await("ready");
        child.end();
      }
      try (Administration administration = Shop.administration(folder)) {
        String summary = administration.activity(Optional.empty(), 1).getFirst().summary();
        boolean changed = Files.size(folder.resolve("data/shop.db")) > 0;
        assertThat(summary.contains("as it was before") && changed).as(summary).isFalse();
        summaries.add(summary);
        if (changed) {
          break;
        }
      }
    }
    assertThat(summaries.getLast()).contains("outside of a transaction");
  }

  @Test
  void aNextStartWhileAnotherProgramHasTheFileLockedStillStarts() throws Exception {
    Path folder = CrashShop.prepared(temporary.resolve("shop"), "run", "DELETE", 40);
    try (Child child = Child.start(ActingProgram.class, folder, "run", "halt", 12)) {
      child.await("ready");
      child.end();
    }
    Path file = folder.resolve("data/shop.db");
    try (Child holder = Child.holding(file, "BEGIN EXCLUSIVE");
        Administration administration = Shop.administration(folder)) {
      Activity newest = administration.activity(Optional.empty(), 1).getFirst();
      assertThat(newest.outcome()).isEqualTo(Activity.Outcome.INTERRUPTED);
      assertThat(newest.summary()).contains("cannot be read now");
      assertThat(holder.isRunning()).isTrue();
    }
  }
}
