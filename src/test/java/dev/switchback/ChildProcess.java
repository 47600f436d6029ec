package dev.switchback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The whole program in a process of its own, with its home below `folder` and without a display.
record ChildProcess(Process process, Path outFile, Path errFile) {

  static ChildProcess start(Path folder, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-classpath",
                System.getProperty("java.class.path"),
                Switchback.class.getName()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("SWITCHBACK_HOME", folder.resolve("home").toString());
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    return new ChildProcess(builder.start(), out, err);
  }

  String out() throws IOException {
    return Files.readString(outFile, StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(errFile, StandardCharsets.UTF_8);
  }

  void waitUntilErrContains(String text) throws IOException, InterruptedException {
    for (int i = 0; i < 1200; i++) {
      if (err().contains(text)) {
        return;
      }
      if (!process.isAlive()) {
        throw new AssertionError("It ended: " + out() + err());
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    process.destroyForcibly();
    throw new AssertionError("It never said " + text + ": " + err());
  }
}
