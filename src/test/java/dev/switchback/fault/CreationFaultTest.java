package dev.switchback.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.Administration;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreationFaultTest {
  @TempDir Path temporary;

  @Test
  void aDatabaseIsThereAsAWholeOrNotAtAllWheneverTheProgramIsKilled() throws Exception {
    Random random = new Random(19);
    for (int kill = 0; kill < 4; kill++) {
      Path folder = Files.createDirectories(temporary.resolve("kill" + kill));
      try (Child child = Child.start(CreatingProgram.class, folder)) {
        child.await("ready");
        Thread.sleep(random.nextInt(400));
        child.kill();
      }
      List<Path> made;
      try (Stream<Path> all = Files.list(folder.resolve("data"))) {
        made = all.filter(path -> path.toString().endsWith(".db")).toList();
      }
      assertThat(made).isNotEmpty();
      for (Path file : made) {
        int number = Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
        assertThat(Sql.column(file, "PRAGMA journal_mode"))
            .containsExactly(number % 2 == 0 ? "wal" : "delete");
        assertThat(Sql.column(file, "PRAGMA integrity_check")).containsExactly("ok");
      }
      try (Administration administration = Shop.administration(folder)) {
        assertThat(administration.databases()).allMatch(one -> Files.exists(one.file()));
        assertThat(made.size() - administration.databases().size()).isBetween(0, 1);
      }
    }
  }
}
