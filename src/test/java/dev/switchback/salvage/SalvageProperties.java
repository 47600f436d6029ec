package dev.switchback.salvage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.health.Verdict;
import dev.switchback.salvage.page.TextEncoding;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.testing.Seeds;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Laws of reading bytes that may be anything. `packaging/bench/salvage-soak.sh` goes on for
/// longer.
class SalvageProperties {
  private static final int ROUNDS = Integer.getInteger("soak.rounds", 250);
  private static final int FIRST = Integer.getInteger("soak.first", 1);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final List<byte[]> originals = new ArrayList<>();

  @BeforeEach
  void makeSmallFiles() throws Exception {
    for (TextEncoding encoding : TextEncoding.values()) {
      for (int pageSize : new int[] {512, 1024, 4096}) {
        Path file = folder.resolve("original.db");
        Sql.run(
            file,
            "PRAGMA page_size=" + pageSize,
            "PRAGMA encoding='" + encoding.pragma() + "'",
            "PRAGMA auto_vacuum=" + (pageSize == 1024 ? 1 : 0),
            "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note BLOB)",
            "CREATE TABLE keys (a TEXT, b INTEGER, c, PRIMARY KEY (a, b)) WITHOUT ROWID",
            "CREATE INDEX people_name ON people(name)",
            "CREATE VIRTUAL TABLE texts USING fts5(body)",
            "CREATE TRIGGER gone AFTER DELETE ON people BEGIN DELETE FROM keys; END",
            "CREATE VIEW names AS SELECT name FROM people",
            "INSERT INTO people WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                + " WHERE i < 60) SELECT i, 'name ' || i, randomblob(i * 20) FROM n",
            "INSERT INTO keys SELECT name, id, id / 3.0 FROM people",
            "INSERT INTO texts SELECT name FROM people LIMIT 5",
            "DELETE FROM people WHERE id % 7 = 0");
        originals.add(Files.readAllBytes(file));
        Files.delete(file);
      }
    }
  }

  @Test
  void noBytesWhateverMakeItFailAndWhatComesOutIsWhole() {
    Seeds.each(
        FIRST,
        ROUNDS,
        random -> {
          Path file = folder.resolve("mutated.db");
          Files.write(file, mutated(random));
          if (random.nextInt(4) == 0) {
            Files.write(folder.resolve("mutated.db-wal"), mutated(random));
          }
          if (random.nextInt(4) == 0) {
            Files.write(folder.resolve("mutated.db-journal"), mutated(random));
          }
          Path into = folder.resolve("salvaged.db");
          long begun = System.nanoTime();

          SalvageReport report =
              new Salvage(Clock.systemUTC(), Files.createDirectory(folder.resolve("private")))
                  .carryOut(
                      DatabaseFile.of(file),
                      SalvageRequest.into(into)
                          .with(
                              random.nextBoolean()
                                  ? SalvageRequest.Extras.DELETED_ROWS
                                  : SalvageRequest.Extras.NONE),
                      Work.quiet());

          assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
          assertThat(report.check().verdict())
              .as("%s, not made: %s", report.check().findings(), report.notMade())
              .isEqualTo(Verdict.HEALTHY);
          Files.delete(into);
          Files.deleteIfExists(folder.resolve("mutated.db-wal"));
          Files.deleteIfExists(folder.resolve("mutated.db-journal"));
        });
  }

  private byte[] mutated(Random random) {
    byte[] bytes = originals.get(random.nextInt(originals.size())).clone();
    int changes = 1 + random.nextInt(1 << random.nextInt(8));
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 512), (byte) 0);
        case 3 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 9), (byte) 0xff);
        case 4 -> bytes[random.nextInt(100)] = (byte) random.nextInt();
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(2048), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, length);
        }
      }
    }
    return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }
}
