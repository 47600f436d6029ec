package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Another program goes on writing while its file is restored again and again: whatever it
/// committed is in the file, or in one of the copies that were kept aside.
class OvertakingFaultTest {
  private static final int ROUNDS = Integer.getInteger("switchback.soak.rounds", 12);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void noCommitIsLostBetweenTheCopyAndTheOverwriting(String mode) {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(
          shop.file(),
          "PRAGMA journal_mode=" + mode,
          "CREATE TABLE numbers (n INTEGER PRIMARY KEY)",
          "CREATE TABLE ballast AS SELECT randomblob(40000) AS b");
      Backup backup = shop.administration().backUp(shop.database(), Work.quiet()).backup();
      Set<Integer> found = new TreeSet<>();
      int done = 0;
      int last;
      RestorePlan plan =
          shop.administration()
              .planRestore(shop.database(), backup, RestorePlan.Place.IN_PLACE, Optional.empty());
      try (Child writer = Child.start(NumberingProgram.class, shop.file(), 7)) {
        writer.await("ready");
        for (int round = 0; round < ROUNDS; round++) {
          RestoreReport report = shop.administration().restore(shop.database(), plan, Work.quiet());
          done += report.failure().isEmpty() ? 1 : 0;
          report.keptFile().ifPresent(file -> found.addAll(numbersIn(file)));
        }
        writer.go();
        last = Integer.parseInt(writer.next());
      }
      found.addAll(numbersIn(shop.file()));

      assertThat(done).isPositive();
      assertThat(IntStream.rangeClosed(1, last).boxed().filter(n -> !found.contains(n)))
          .as("lost of " + last)
          .isEmpty();
      assertThat(Sql.column(shop.file(), "PRAGMA integrity_check")).containsExactly("ok");
    }
  }

  private static Set<Integer> numbersIn(Path file) {
    return Sql.column(file, "SELECT n FROM numbers").stream()
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }
}
