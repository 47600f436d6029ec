package dev.switchback.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/// The other program: runs statements on a file, says `ready`, and keeps everything open until it
/// is told to go on.
final class HoldingProgram {
  private HoldingProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=10000");
      for (int i = 1; i < arguments.length; i++) {
        statement.execute(arguments[i]);
      }
      System.out.println("ready");
      System.in.read();
    }
  }
}
