package dev.switchback.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Random;

/// The other program at work: commits the numbers from 1 on, each in a transaction of its own, with
/// pauses of chance between them, until it is told to stop. What became of those before it doesn't
/// look at.
final class NumberingProgram {
  private NumberingProgram() {}

  public static void main(String[] arguments) throws Exception {
    Random chance = new Random(Long.parseLong(arguments[1]));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=20000");
      System.out.println("ready");
      int last = 0;
      while (System.in.available() == 0) {
        last++;
        statement.executeUpdate("INSERT INTO numbers (n) VALUES (" + last + ")");
        Thread.sleep(chance.nextInt(120));
      }
      System.out.println(last);
    }
  }
}
