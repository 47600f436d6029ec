package dev.switchback.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverwriteTest {
  private static final Duration WAIT = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void aListenerThatFailsStopsTheCopyAndLeavesTheTargetAsItWas() {
    Path source = database("source.db", 1);
    Path target = database("target.db", 2);
    Work failing =
        new Work(
            new Cancellation(),
            event -> {
              if (event instanceof WorkEvent.Progressed) {
                throw new IllegalStateException("nobody listens");
              }
            });

    assertThatThrownBy(() -> overwrite(source, target, failing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nobody listens");

    assertThat(Sql.number(target, "SELECT max(n) FROM t")).isEqualTo(2);
    assertThat(Sql.column(target, "PRAGMA integrity_check")).containsExactly("ok");
    overwrite(source, target, Work.quiet());
    assertThat(Sql.number(target, "SELECT max(n) FROM t")).isEqualTo(1);
  }

  private static void overwrite(Path source, Path target, Work work) {
    new Overwrite(WAIT).overwrite(DatabaseFile.of(source), DatabaseFile.of(target), () -> {}, work);
  }

  private Path database(String name, int n) {
    Path file = folder.resolve(name);
    Sql.run(
        file,
        "CREATE TABLE t (n INTEGER, filling BLOB)",
        "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 3000)"
            + " INSERT INTO t SELECT "
            + n
            + ", zeroblob(1000) FROM c");
    return file;
  }
}
