package dev.switchback.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Runs after `mvn package` has made `target/switchback`.
final class LauncherIT {
  private static final Path IMAGE =
      Path.of(System.getProperty("switchback.root", "")).resolve("target/switchback");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void tellsItsVersion() throws Exception {
    Ending ending = start(IMAGE, "--version");

    assertThat(ending.code()).as(ending.output()).isZero();
    assertThat(ending.output()).startsWith("Switchback ");
  }

  @Test
  void startsFromWhereverItIsMovedTo() throws Exception {
    Path moved = folder.resolve("Eigene Programme/Switch back");
    copy(IMAGE, moved);

    Ending ending = start(moved, "--version");

    assertThat(ending.code()).as(ending.output()).isZero();
    assertThat(ending.output()).startsWith("Switchback ").hasLineCount(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void startsThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("sb"), launcher(IMAGE).toAbsolutePath());

    Ending ending = run(List.of(link.toString(), "--version"));

    assertThat(ending.code()).as(ending.output()).isZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void unpacksNoLibraryWhenItStarts() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    ProcessBuilder builder = builder(List.of(launcher(IMAGE).toString(), "list"));
    builder.environment().put("SWITCHBACK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);

    Ending ending = run(builder);

    assertThat(ending.code()).as(ending.output()).isZero();
    try (Stream<Path> litter = Files.list(temporary)) {
      assertThat(litter).isEmpty();
    }
  }

  private Ending start(Path image, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher(image).toString()));
    command.addAll(List.of(words));
    return run(command);
  }

  private Ending run(List<String> command) throws Exception {
    return run(builder(command));
  }

  private Ending run(ProcessBuilder builder) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process = builder.redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    return new Ending(process.waitFor(), Files.readString(output));
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SWITCHBACK_HOME", folder.resolve("home").toString());
    return builder;
  }

  private static Path launcher(Path image) {
    String name = OS.WINDOWS.isCurrentOs() ? "switchback.bat" : "switchback";
    return image.resolve("bin").resolve(name);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private record Ending(int code, String output) {}
}
