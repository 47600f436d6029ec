package dev.switchback.salvage.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Seeds;
import dev.switchback.testing.Sql;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs and journals as sqlite.org/fileformat2.html, sections 3 and 4, defines them, and as SQLite
/// writes them.
class LogTest {
  @TempDir Path folder;

  private byte[] log() throws IOException, SQLException {
    Path file = folder.resolve("file.db");
    try (Connection c = DriverManager.getConnection(Sql.url(file));
        Statement statement = c.createStatement()) {
      statement.execute("PRAGMA page_size=1024");
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, x)");
      statement.execute("INSERT INTO t VALUES (1, zeroblob(5000))");
      statement.execute("UPDATE t SET x = 'short'");
      return Files.readAllBytes(folder.resolve("file.db-wal"));
    }
  }

  /// The sum as section 4.2 gives it: s0 += x(i) + s1; s1 += x(i+1) + s0.
  private static int[] sum(int[] seed, byte[] bytes, int from, int length, ByteOrder order) {
    ByteBuffer words = ByteBuffer.wrap(bytes, from, length).order(order);
    int s0 = seed[0];
    int s1 = seed[1];
    while (words.hasRemaining()) {
      s0 += words.getInt() + s1;
      s1 += words.getInt() + s0;
    }
    return new int[] {s0, s1};
  }

  @Test
  void everyFrameOfARealLogHasTheSumAndTheSaltsOfItsHeader() throws IOException, SQLException {
    byte[] log = log();
    ByteBuffer words = ByteBuffer.wrap(log);
    ByteOrder order = (words.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    Wal wal = Wal.of(ByteSource.of(log), 1024);

    assertThat(words.getInt(0) & ~1).isEqualTo(0x377f0682);
    assertThat(words.getInt(4)).isEqualTo(3007000);
    assertThat(wal.declaredPageSize()).isEqualTo(1024);
    assertThat(wal.isHeaderSound()).isTrue();
    assertThat(wal.frameCount()).isEqualTo((log.length - 32) / (24 + 1024));
    int[] sum = sum(new int[2], log, 0, 24, order);
    int commits = 0;
    for (int i = 0; i < wal.frameCount(); i++) {
      int at = 32 + i * (24 + 1024);
      sum = sum(sum, log, at, 8, order);
      sum = sum(sum, log, at + 24, 1024, order);
      Wal.Frame frame = wal.frame(i);
      assertThat(new int[] {words.getInt(at + 16), words.getInt(at + 20)}).isEqualTo(sum);
      assertThat(frame.check()).isEqualTo(Wal.Check.INTACT);
      assertThat(frame.page()).isEqualTo(words.getInt(at));
      assertThat(frame.salts()).isEqualTo(words.getLong(16)).isEqualTo(words.getLong(at + 8));
      commits += frame.commits() ? 1 : 0;
    }
    assertThat(commits).as("transactions").isGreaterThanOrEqualTo(3);
  }

  @Test
  void aReadingEndsAtTheLastCommitAndTakesTheNewestOfEachPage() throws IOException, SQLException {
    byte[] log = log();
    Wal.Reading reading = Wal.of(ByteSource.of(log), 1024).asSqliteDoes();
    int last = 32 + (reading.frames() - 1) * (24 + 1024);

    assertThat(reading.frames()).isEqualTo(Wal.of(ByteSource.of(log), 1024).frameCount());
    assertThat(reading.pageCount()).isEqualTo(ByteBuffer.wrap(log).getInt(last + 4));
    Image.Place place =
        java.util.Objects.requireNonNull(reading.pages().get(ByteBuffer.wrap(log).getInt(last)));
    assertThat(place.offset()).isEqualTo(last + 24);
  }

  @Test
  void aLogWithoutItsLastCommitEndsAtTheOneBefore() throws IOException, SQLException {
    byte[] log = log();
    Wal.Reading all = Wal.of(ByteSource.of(log), 1024).asSqliteDoes();
    byte[] cut = java.util.Arrays.copyOf(log, log.length - 1);

    Wal.Reading reading = Wal.of(ByteSource.of(cut), 1024).asSqliteDoes();

    assertThat(reading.frames()).isPositive().isLessThan(all.frames());
    assertThat(Wal.of(ByteSource.of(cut), 1024).frame(reading.frames() - 1).commits()).isTrue();
  }

  @Test
  void aFlippedBitOfAFrameIsPutRightByItsSumAndNeverAnotherOne() throws IOException, SQLException {
    byte[] log = log();
    Seeds.each(
        200,
        random -> {
          byte[] damaged = log.clone();
          int at = 32 + (24 + 1024) + 24 + random.nextInt(1024);
          damaged[at] ^= (byte) (1 << random.nextInt(8));
          Wal wal = Wal.of(ByteSource.of(damaged), 1024);

          Wal.Frame frame = wal.frame(1);

          byte[] source = frame.check() == Wal.Check.MENDED ? log : damaged;
          // The highest bits of a word count alike at many places: then nothing is put right.
          boolean low = (log[at] ^ damaged[at]) < 4 && (at - 32 - 24) % 4 == lowOctet(log);
          assertThat(frame.check())
              .isIn(Wal.Check.MENDED, low ? Wal.Check.MENDED : Wal.Check.ONE_BIT);
          assertThat(wal.content(frame))
              .isEqualTo(java.util.Arrays.copyOfRange(source, 32 + 1048 + 24, 32 + 2 * 1048));
          assertThat(wal.frame(2).check()).as("the next one").isEqualTo(Wal.Check.INTACT);
        });
  }

  /// Where the least significant byte of a word stands.
  private static int lowOctet(byte[] log) {
    return (log[3] & 1) == 1 ? 3 : 0;
  }

  @Test
  void aHotJournalHasThePagesAsTheyWereBefore() throws IOException, SQLException {
    Path file = folder.resolve("file.db");
    Sql.run(
        file,
        "PRAGMA page_size=1024",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x)",
        "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <"
            + " 200) SELECT i, randomblob(300) FROM n");
    byte[] before = Files.readAllBytes(file);
    byte[] journal;
    try (Connection c = DriverManager.getConnection(Sql.url(file));
        Statement statement = c.createStatement()) {
      statement.execute("PRAGMA cache_size=5");
      statement.execute("BEGIN");
      statement.execute("UPDATE t SET x = randomblob(300)");
      journal = Files.readAllBytes(folder.resolve("file.db-journal"));
      statement.execute("ROLLBACK");
    }
    ByteBuffer words = ByteBuffer.wrap(journal);
    assertThat(words.getLong(0)).isEqualTo(0xd9d505f920a163d7L);
    assertThat(words.getInt(24)).isEqualTo(1024);

    Journal.Reading reading = Journal.read(ByteSource.of(journal), 1024);

    assertThat(reading.standing()).isEqualTo(Journal.Standing.HOT);
    assertThat(reading.pageCount()).isEqualTo(before.length / 1024);
    assertThat(reading.pages()).hasSizeGreaterThan(20);
    reading
        .pages()
        .forEach(
            (page, place) -> {
              assertThat(place.source().bytes(place.offset(), 1024))
                  .isEqualTo(java.util.Arrays.copyOfRange(before, (page - 1) * 1024, page * 1024));
              if (place.offset() > 512 + (1024 + 8L) * words.getInt(8)) {
                return; // A later part of the journal has a number of its own.
              }
              int sum = words.getInt(12);
              for (int i = 1024 - 200; i > 0; i -= 200) {
                sum += journal[(int) place.offset() + i] & 0xff;
              }
              assertThat(words.getInt((int) place.offset() + 1024)).isEqualTo(sum);
            });
    java.util.Arrays.fill(journal, 0, 28, (byte) 0);
    Journal.Reading guessed = Journal.read(ByteSource.of(journal), 1024);
    assertThat(guessed.standing()).isEqualTo(Journal.Standing.HEADER_LOST);
    assertThat(guessed.pages().keySet()).isEqualTo(reading.pages().keySet());
  }
}
