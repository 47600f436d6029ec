package dev.switchback.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.ToolProgram;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunnerTest {
  @TempDir Path folder;

  @Test
  void theProgramRunsInTheFolderWithTheEnvironment() throws IOException {
    CommandEnd end = run(ToolProgram.words("telling"), Map.of("TOLD", "this; and $that"));

    assertThat(end.isGood()).isTrue();
    assertThat(end.output().lines())
        .extracting(OutputLine::text)
        .containsExactly("in " + folder.toRealPath(), "told this; and $that", "without end");
    assertThat(end.leftRunning()).isZero();
  }

  @Test
  void aProgramThatAsksGetsNoAnswerAndDoesNotWait() throws IOException {
    assertThat(run(ToolProgram.words("asking"), Map.of()).result())
        .isEqualTo(new CommandEnd.Result.Exited(4));
  }

  @Test
  void aProgramThatIsNamedWithAFolderIsMeantFromTheProject() throws IOException {
    String meant = folder.toRealPath().resolve("bin").toString();
    CommandEnd end = run(List.of("bin/nothing-here"), Map.of());

    assertThat(end.result())
        .isInstanceOfSatisfying(
            CommandEnd.Result.NotStarted.class, it -> assertThat(it.reason()).contains(meant));
  }

  private CommandEnd run(List<String> words, Map<String, String> environment) throws IOException {
    Path project = folder.toRealPath();
    return new CommandRunner(Files.createTempDirectory(folder, "scratch"), Duration.ofSeconds(5))
        .run(
            new Aim.Aimed(words, project, environment), CommandRunner.Leftover.STAYS, Work.quiet());
  }
}
