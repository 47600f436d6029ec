package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.backup.RestoreReport;
import dev.switchback.command.ProjectCommand;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Activity;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.testing.ToolProgram;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Switchback is killed while a project's command runs.
class CommandFaultTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void hangingTool() {
    try (Shop shop = Shop.in(folder)) {
      file = shop.file();
      Sql.run(file, "CREATE TABLE notes (x)", "INSERT INTO notes VALUES (1)");
      ProjectCommand command =
          new ProjectCommand(ToolProgram.words("hanging", "{database}"), folder, Map.of());
      shop.administration()
          .update(
              shop.database()
                  .withSettings(shop.database().settings().withCommand(Tool.KNEX, command)));
    }
  }

  @Test
  void killedDuringARunTheSafetyCopyIsTheWayBack() throws Exception {
    killDuring("run", () -> Sql.column(file, "SELECT name FROM sqlite_schema").size() > 1);

    try (Administration administration = Shop.administration(folder)) {
      Activity activity = administration.activity(Optional.empty(), 1).getFirst();
      assertThat(activity.outcome()).isEqualTo(Activity.Outcome.INTERRUPTED);
      assertThat(activity.summary()).contains("may still be running", "safety copy");
      RestoreReport undone =
          administration.undo(
              administration.database("shop"),
              administration.planUndo(administration.database("shop")).orElseThrow(),
              Work.quiet());
      assertThat(undone.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    }
    assertThat(Sql.column(file, "SELECT name FROM sqlite_schema")).containsExactly("notes");
  }

  @Test
  void killedDuringATryTheFileIsAsItWas() throws Exception {
    byte[] before = Files.readAllBytes(file);

    killDuring("try", this::isCopyWritten);

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Administration administration = Shop.administration(folder)) {
      assertThat(administration.activity(Optional.empty(), 1).getFirst().summary())
          .contains("on a copy");
      assertThat(administration.planUndo(administration.database("shop"))).isEmpty();
    }
    assertThat(folder.resolve("home/tries")).isEmptyDirectory();
  }

  /// The copy has had a second table as soon as it is larger than the file.
  private boolean isCopyWritten() {
    try (Stream<Path> copies = Files.walk(folder.resolve("home/tries"))) {
      return copies
          .filter(path -> path.endsWith("copy/shop.db"))
          .anyMatch(path -> path.toFile().length() > file.toFile().length());
    } catch (IOException notYet) {
      return false;
    }
  }

  @FunctionalInterface
  private interface Sign {
    boolean isThere();
  }

  private void killDuring(String what, Sign sign) throws InterruptedException {
    List<ProcessHandle> tools;
    try (Child child = Child.start(CommandingProgram.class, folder, what)) {
      for (int i = 0; i < 600 && !sign.isThere(); i++) {
        assertThat(child.isRunning()).isTrue();
        Thread.sleep(Duration.ofMillis(50));
      }
      assertThat(sign.isThere()).isTrue();
      tools =
          ProcessHandle.current()
              .descendants()
              .filter(
                  handle ->
                      handle
                          .parent()
                          .filter(parent -> parent.pid() != ProcessHandle.current().pid())
                          .isPresent())
              .toList();
      child.kill();
    }
    assertThat(tools).isNotEmpty();
    for (ProcessHandle tool : tools) {
      tool.destroyForcibly();
      tool.onExit().join();
    }
  }
}
