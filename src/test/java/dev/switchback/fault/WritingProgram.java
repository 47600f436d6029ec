package dev.switchback.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/// The other program at work: commits every few milliseconds, or without a pause, until it is told
/// to stop. In every
/// committed state the counter equals the number of rows in the log.
final class WritingProgram {
  private WritingProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=20000");
      System.out.println("ready");
      int pauseMillis = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
      int commits = 0;
      while (System.in.available() == 0) {
        statement.executeUpdate("BEGIN IMMEDIATE");
        statement.executeUpdate("UPDATE counter SET n = n + 1");
        statement.executeUpdate("INSERT INTO log (note) VALUES (hex(randomblob(40)))");
        statement.executeUpdate("COMMIT");
        commits++;
        if (pauseMillis > 0) {
          Thread.sleep(pauseMillis);
        }
      }
      System.out.println(commits);
    }
  }
}
