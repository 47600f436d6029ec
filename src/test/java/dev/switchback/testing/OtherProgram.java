package dev.switchback.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A program of somebody else, in a process of its own: it opens a database, runs statements, and
/// keeps it open until it is closed or killed.
public final class OtherProgram implements AutoCloseable {
  private static final String READY = "ready";

  private final Process process;

  private OtherProgram(Process process) {
    this.process = process;
  }

  /// Starts it and waits until it has run `statements`.
  public static OtherProgram using(Path file, String... statements) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                OtherProgram.class.getName(),
                file.toString()));
    command.addAll(List.of(statements));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      OtherProgram program = new OtherProgram(process);
      String line =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      if (!READY.equals(line)) {
        program.close();
        throw new AssertionError("The other program said " + line);
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its process id.
  public long id() {
    return process.pid();
  }

  /// Kills it, so that it closes nothing.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  static void main(String[] arguments) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(Sql.url(Path.of(arguments[0])));
        Statement statement = connection.createStatement()) {
      for (int i = 1; i < arguments.length; i++) {
        statement.execute(arguments[i]);
      }
      System.out.println(READY);
      System.out.flush();
      while (System.in.read() >= 0) {
        // It stays until it is killed, or until nobody is left who could write to it.
      }
    }
  }
}
