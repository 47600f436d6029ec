package dev.switchback.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/// The other program at work: commits every few milliseconds until it is told to stop. In every
/// committed state the counter equals the number of rows in the log.
final class WritingProgram {
  private WritingProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=20000");
      System.out.println("ready");
      int commits = 0;
      while (System.in.available() == 0) {
        statement.executeUpdate("BEGIN IMMEDIATE");
        statement.executeUpdate("UPDATE counter SET n = n + 1");
        statement.executeUpdate("INSERT INTO log (note) VALUES (hex(randomblob(40)))");
        statement.executeUpdate("COMMIT");
        commits++;
        Thread.sleep(5);
      }
      System.out.println(commits);
    }
  }
}
