package dev.switchback.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A connection without locks closes its file like any program that reads it plainly, and so drops
/// the locks that this process holds on it. It must never be open beside one with locks.
class FrozenLookTest {
  @TempDir Path folder;

  @Test
  void aSessionWithLocksWaitsUntilALookWithoutThemIsDone() throws Exception {
    DatabaseFile file = closedWithLog();
    CompletableFuture<Session> writer = new CompletableFuture<>();
    AtomicBoolean again = new AtomicBoolean();

    new Looker()
        .look(
            file,
            frozen -> {
              // The writer comes right after the look, which therefore looks once more, with locks.
              if (!again.getAndSet(true)) {
                writer.completeAsync(() -> Sessions.forMigrating(file));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                assertThat(writer).isNotDone();
              }
              return frozen.number("SELECT count(*) FROM t");
            });

    writer.get(5, TimeUnit.SECONDS).close();
  }

  @Test
  void aLookBesideASessionWithLocksTakesThemToo() {
    DatabaseFile file = closedWithLog();
    try (Session writer = Sessions.forMigrating(file)) {
      Look<Long> look =
          new Looker().look(file, session -> session.number("SELECT count(*) FROM t"));

      assertThat(look.value()).isEqualTo(20);
      assertThat(look.journalMode()).isEqualTo("wal");
      assertThat(writer.number("SELECT count(*) FROM t")).isEqualTo(20);
    }
  }

  @Test
  void severalLooksAtOnceLeaveNoTraces() {
    DatabaseFile file = closedWithLog();

    long inner =
        new Looker()
            .look(
                file,
                outside ->
                    new Looker()
                        .look(file, inside -> inside.number("SELECT count(*) FROM t"))
                        .value())
            .value();

    assertThat(inner).isEqualTo(20);
    assertThat(file.shm()).doesNotExist();
    assertThat(file.wal()).doesNotExist();
  }

  private DatabaseFile closedWithLog() {
    Path path = folder.resolve("app.db");
    Sql.run(path, "PRAGMA journal_mode=wal");
    Sql.fill(path, 20);
    return DatabaseFile.of(path);
  }
}
