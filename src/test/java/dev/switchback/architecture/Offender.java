package dev.switchback.architecture;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.sqlite.core.DB;
import picocli.CommandLine;

/// Does everything that nobody may do. Never run; the rules have to find it.
final class Offender {
  static final AtomicInteger COUNTER = new AtomicInteger();

  private Offender() {}

  public static void restore(DB database, boolean inPlace) throws SQLException {
    if (inPlace) {
      database.restore("main", "elsewhere.db", null);
    }
  }

  static void leak(Connection connection) throws SQLException {
    new Thread(() -> System.out.println(Instant.now())).start();
    Platform.runLater(java.awt.Toolkit.getDefaultToolkit()::beep);
    new CommandLine(connection.getSchema()).execute();
    System.exit(COUNTER.incrementAndGet());
  }
}
