package dev.switchback.salvage.kit;

import dev.switchback.salvage.Salvage;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// How long a salvage of a large file takes, step by step. Run by
/// `packaging/bench/salvage-speed.sh`.
public final class KitSpeed {
  private KitSpeed() {}

  /// Arguments: `make FILE MEGABYTES`, or `salvage FILE INTO PRIVATE-FOLDER`.
  public static void main(String[] args) throws Exception {
    if (args[0].equals("make")) {
      make(Path.of(args[1]), Long.parseLong(args[2]));
    } else {
      salvage(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
    }
  }

  /// Rows of about a kilobyte with an index, a few large values, and four pages lost at the end.
  private static void make(Path file, long megabytes) throws SQLException, IOException {
    Random random = new Random(7);
    try (Connection c = DriverManager.getConnection(Sql.url(file));
        Statement statement = c.createStatement()) {
      statement.execute("PRAGMA journal_mode=OFF");
      statement.execute("PRAGMA synchronous=OFF");
      statement.execute(
          "CREATE TABLE big (id INTEGER PRIMARY KEY, at INTEGER, name TEXT, body BLOB)");
      statement.execute("CREATE INDEX big_at ON big(at)");
      c.setAutoCommit(false);
      long bytes = 0;
      try (PreparedStatement insert =
          c.prepareStatement("INSERT INTO big(at, name, body) VALUES (?, ?, ?)")) {
        for (long i = 0; bytes < megabytes << 20; i++) {
          int length = i % 500 == 0 ? 60_000 : 700 + random.nextInt(600);
          insert.setLong(1, i * 3);
          insert.setString(2, KitDatabase.words(random, 10));
          insert.setBytes(3, KitDatabase.bytes(random, length));
          insert.executeUpdate();
          bytes += length + 120;
          if (i % 100_000 == 0) {
            c.commit();
          }
        }
      }
      c.commit();
    }
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      long pages = damaged.length() / 4096;
      for (int i = 1; i <= 4; i++) {
        damaged.seek(pages * i / 5 * 4096);
        damaged.write(new byte[4096]);
      }
    }
  }

  private static void salvage(Path file, Path into, Path place) {
    Map<Step, Long> begun = new EnumMap<>(Step.class);
    Map<Step, Long> processor = new EnumMap<>(Step.class);
    long start = System.nanoTime();
    long startProcessor = processorNanos();
    Work work =
        new Work(
            new Cancellation(),
            event -> {
              if (event instanceof WorkEvent.StepStarted(Step step, var _)) {
                begun.put(step, System.nanoTime());
                processor.put(step, processorNanos());
              } else if (event instanceof WorkEvent.StepFinished(Step step, var _, var _)) {
                tell(
                    step.name(),
                    begun.getOrDefault(step, start),
                    processor.getOrDefault(step, 0L),
                    file);
              }
            });
    SalvageReport report =
        new Salvage(Clock.systemUTC(), place)
            .carryOut(DatabaseFile.of(file), SalvageRequest.into(into), work);
    tell("all", start, startProcessor, file);
    System.out.println("rows " + report.rows() + ", " + report.outcome() + ", " + report.aside());
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void tell(String what, long since, long sinceProcessor, Path file) {
    double busy = (processorNanos() - sinceProcessor) / 1e9;
    double seconds = (System.nanoTime() - since) / 1e9;
    long bytes;
    try {
      bytes = Files.size(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    System.out.printf(
        Locale.ROOT,
        "%-18s %6.1f s %6.0f MB/s   processor %6.1f s %6.0f MB/s%n",
        what,
        seconds,
        bytes / 1e6 / seconds,
        busy,
        bytes / 1e6 / busy);
  }
}
