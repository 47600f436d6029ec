package dev.switchback.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another Java process on this test's class path: the other program, or the one that dies.
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;

  private Child(Process process) {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Child start(Class<?> main, Object... arguments) {
    return start(List.of(), main, arguments);
  }

  /// @param before a command that starts the process in another way, for instance as another user
  static Child start(List<String> before, Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      return new Child(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A program that has carried out `statements` on `file` and keeps its connection open.
  static Child holding(Path file, String... statements) {
    Object[] arguments = new Object[statements.length + 1];
    arguments[0] = file;
    System.arraycopy(statements, 0, arguments, 1, statements.length);
    Child child = start(HoldingProgram.class, arguments);
    child.await("ready");
    return child;
  }

  /// Waits for a line.
  Child await(String line) {
    String read = next();
    if (!read.equals(line)) {
      throw new AssertionError("Expected " + line + ", got " + read);
    }
    return this;
  }

  String next() {
    try {
      String line = answers.readLine();
      return line == null ? "ended with " + process.waitFor() : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Lets it go on; a holding program then ends its transaction and itself.
  void go() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    } catch (IOException ended) {
      // Then it needs no telling.
    }
  }

  /// Kills it as `kill -9` does.
  void kill() {
    process.destroyForcibly();
    end();
  }

  /// Waits until it has ended by itself.
  int end() {
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("It doesn't end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    end();
  }
}
