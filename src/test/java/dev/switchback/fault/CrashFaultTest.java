package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.backup.RestoreReport;
import dev.switchback.migration.Target;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
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
    "undo, DELETE",
    "undo, WAL",
    "redo, DELETE",
    "redo, WAL",
    "reset, DELETE",
    "reset, WAL"
  })
  void atEveryStepTheDatabaseIsTheOldOneOrTheNewOne(String operation, String mode)
      throws Exception {
    Path folder = prepared(operation, mode, 40);
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
      copy(moments.get(i), folder);
      new Aftermath(folder, operation, mode + " at " + events.get(i)).holds(before, after);
    }
  }

  @ParameterizedTest
  @CsvSource({"run, DELETE", "run, WAL", "restore, WAL", "undo, DELETE", "redo, WAL"})
  void aProcessThatIsHaltedAtAStepLeavesTheSame(String operation, String mode) throws Exception {
    Random random = new Random(operation.hashCode() * 31L + mode.hashCode());
    Path original = prepared(operation, mode, 40);
    FileState before = FileState.of(original.resolve("data/shop.db"));
    Path spare = temporary.resolve("spare");
    copy(original, spare);
    FileState after = carriedOut(original, operation);
    for (int i = 0; i < 3; i++) {
      int step = 1 + random.nextInt(16);
      FileState.delete(original);
      copy(spare, original);
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
    "undo, WAL",
    "reset, DELETE"
  })
  void aProcessThatIsKilledAtAnyMomentLeavesTheSame(String operation, String mode)
      throws Exception {
    int kills = Integer.getInteger("switchback.soak.kills", 3);
    long seed = Long.getLong("switchback.soak.seed", 20L);
    Random random = new Random(seed + operation.hashCode() * 31L + mode.hashCode());
    Path original = prepared(operation, mode, 4000);
    FileState before = FileState.of(original.resolve("data/shop.db"));
    Path spare = temporary.resolve("spare");
    copy(original, spare);
    long begun = System.nanoTime();
    FileState after = carriedOut(original, operation);
    int longest = (int) ((System.nanoTime() - begun) / 1_000_000);
    for (int i = 0; i < kills; i++) {
      FileState.delete(original);
      copy(spare, original);
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
    Path folder = prepared("run", "DELETE", 40);
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

  /// Carries the operation out in this process, to its end; gives the time it needs and the state.
  private static FileState carriedOut(Path folder, String operation) {
    try (Administration administration = Shop.administration(folder)) {
      ActingProgram.Act.of(administration, administration.database("shop"), operation)
          .carryOut(Work.quiet());
    }
    return FileState.of(folder.resolve("data/shop.db"));
  }

  /// A folder with a shop in which `operation` can be carried out.
  private Path prepared(String operation, String mode, int rows) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("shop"));
    try (Shop shop = Shop.in(folder)) {
      Sql.run(shop.file(), "PRAGMA journal_mode=" + mode);
      shop.migration(
              "001_customers",
              "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                  + "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                  + rows
                  + ")\nINSERT INTO customers SELECT i, printf('%0900d', i) FROM n;",
              "DROP TABLE customers;")
          .migration(
              "002_orders",
              "CREATE TABLE orders (id INTEGER PRIMARY KEY,\n"
                  + "  customer_id INTEGER NOT NULL REFERENCES customers (id));\n"
                  + "INSERT INTO orders SELECT id, id FROM customers;\n"
                  + "CREATE INDEX orders_customer ON orders (customer_id);",
              "DROP TABLE orders;")
          .migration(
              "003_rewrite",
              "UPDATE customers SET name = upper(substr(name, 2)) || 'x';",
              "UPDATE customers SET name = '0' || substr(name, 1, 899);");
      if (List.of("roll-back", "undo", "redo").contains(operation)) {
        shop.carryOut(shop.plan(new Target.RunNext(1)));
        shop.runAll();
      } else {
        shop.carryOut(shop.plan(new Target.RunNext(1)));
      }
      if (operation.equals("redo")) {
        shop.administration()
            .undo(
                shop.database(),
                shop.administration().planUndo(shop.database()).orElseThrow(),
                Work.quiet());
      }
      if (operation.startsWith("restore")) {
        shop.administration().backUp(shop.database(), Work.quiet());
        shop.runAll();
        // The same number of rows, so that only their content tells the two states apart.
        shop.carryOut(shop.plan(new Target.RollBackLast(2)));
        Sql.run(shop.file(), "UPDATE customers SET name = 'changed since the backup' || name");
      }
    }
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      int code =
          new ProcessBuilder("cp", "-a", from.toString(), to.toString())
              .inheritIO()
              .start()
              .waitFor();
      assertThat(code).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// What has to hold after a crash, at the next start.
  private record Aftermath(Path folder, String operation, String when) {

    void holds(FileState before, FileState after) throws IOException {
      Path file = folder.resolve("data/shop.db");
      FileState crashed = FileState.of(file);
      assertThat(crashed.integrity()).as(when).isEqualTo("ok");
      if (operation.equals("run-each")) {
        assertThat(crashed.history()).as(when).startsWith(prefix(before));
      } else {
        assertThat(crashed).as(when).isIn(before, after);
      }
      try (Administration administration = Shop.administration(folder)) {
        Database shop = administration.database("shop");
        assertThat(strays()).as(when).isEmpty();
        assertThat(FileState.of(file)).as(when + ", after the next start").isEqualTo(crashed);
        Activity newest = administration.activity(Optional.of(shop), 1).getFirst();
        if (newest.outcome() == Activity.Outcome.INTERRUPTED) {
          assertThat(newest.summary())
              .as(when + ": " + (crashed.equals(before) ? "old" : "new"))
              .containsAnyOf(truth(before, crashed, after));
        }
        assertThat(newest.outcome()).as(when).isNotEqualTo(Activity.Outcome.RUNNING);
        wayBack(administration, shop, newest, before, file);
        wayOn(administration, shop, after, file);
      }
    }

    private static String prefix(FileState state) {
      return state.history().substring(0, state.history().length() - 1);
    }

    private static String[] truth(FileState before, FileState crashed, FileState after) {
      if (crashed.equals(before)) {
        return new String[] {"as it was before", "not written to"};
      }
      return crashed.equals(after)
          ? new String[] {"had been carried out"}
          : new String[] {"of 2 migrations"};
    }

    /// What the operation began with can be had back.
    private void wayBack(
        Administration to, Database shop, Activity newest, FileState before, Path file) {
      Optional<UndoPlan> undo = to.planUndo(shop);
      boolean itsOwn =
          newest.outcome() == Activity.Outcome.INTERRUPTED
              && newest.kind() != Activity.Kind.UNDO
              && newest.kind() != Activity.Kind.REDO
              && newest.safetyCopy().isPresent();
      assertThat(undo.isPresent() || !itsOwn).as(when).isTrue();
      if (itsOwn) {
        RestoreReport report = to.undo(shop, undo.orElseThrow(), Work.quiet());
        assertThat(report.failure()).as(when).isEmpty();
        assertThat(report.outcome()).as(when).isEqualTo(RestoreReport.Outcome.DONE);
        assertThat(FileState.of(file)).as(when + ", undone").isEqualTo(before);
      }
    }

    /// The same can be done again, and then it is done.
    private void wayOn(Administration to, Database shop, FileState after, Path file) {
      if (!operation.equals("run")) {
        return;
      }
      ActingProgram.Act.of(to, shop, "run").carryOut(Work.quiet());
      assertThat(FileState.of(file).content()).as(when + ", again").isEqualTo(after.content());
      assertThat(
              to.plan(
                  shop,
                  new Target.RunAll(),
                  dev.switchback.migration.Atomicity.ALL_OR_NOTHING,
                  java.util.Set.of()))
          .as(when)
          .isInstanceOfSatisfying(
              dev.switchback.migration.Plan.class, plan -> assertThat(plan.isEmpty()).isTrue());
    }

    private List<String> strays() throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        return files
            .map(path -> folder.relativize(path).toString())
            .filter(
                name ->
                    name.contains(".partial")
                        || name.contains(".restoring")
                        || name.startsWith("home/tries/"))
            .toList();
      }
    }
  }
}
