package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.backup.RestoreReport;
import dev.switchback.migration.Target;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.testing.Shop;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What has to hold after a crash, at the next start.
record Aftermath(Path folder, String operation, String when) {

  void holds(FileState before, FileState after) throws IOException {
    Path file = folder.resolve("data/shop.db");
    FileState found = FileState.of(file);
    FileState crashed = found.withoutFailures();
    assertThat(crashed.integrity()).as(when).isEqualTo("ok");
    if (operation.equals("run-each")) {
      assertThat(crashed.history()).as(when).startsWith(prefix(before));
    } else {
      assertThat(crashed).as(when).isIn(before, after);
    }
    try (Administration administration = Shop.administration(folder)) {
      Database shop = administration.database("shop");
      assertThat(strays()).as(when).isEmpty();
      assertThat(FileState.of(file)).as(when + ", after the next start").isEqualTo(found);
      Activity newest = administration.activity(Optional.of(shop), 1).getFirst();
      if (newest.outcome() == Activity.Outcome.INTERRUPTED) {
        assertThat(newest.summary())
            .as(when + ": " + (crashed.equals(before) ? "old" : "new"))
            .containsAnyOf(truth(before, crashed, after));
      }
      assertThat(newest.outcome()).as(when).isNotEqualTo(Activity.Outcome.RUNNING);
      requireWholeBackups(administration, shop);
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

  /// Every backup that counts as good is there, byte for byte; what is in the trash may be gone.
  private void requireWholeBackups(Administration to, Database shop) {
    List<Backup> listed = to.backups(shop);
    for (Backup backup : listed) {
      assertThat(backup.state()).as(when + ": " + backup.file()).isEqualTo(Backup.State.VERIFIED);
      assertThat(PlainFiles.sha256(backup.file(), Work.quiet()))
          .as(when + ": " + backup.file())
          .isEqualTo(backup.sha256().orElseThrow());
    }
    if (operation.equals("clean-up") || operation.equals("empty-trash")) {
      assertThat(listed.stream().filter(it -> it.reason() == Backup.Reason.ASKED_FOR))
          .as(when)
          .isNotEmpty();
      to.emptyTrash(shop);
      assertThat(to.trashOf(shop)).as(when + ", emptied again").isEmpty();
    }
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
