package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.cli.CommandLineFace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SwitchbackTest {
  @TempDir Path folder;

  @Test
  void theWindowTakesNothingOrAFileAndTheCommandLineTheRest() throws IOException {
    Path file = Files.createFile(folder.resolve("shop.db"));

    assertThat(isForTheWindow()).isTrue();
    assertThat(isForTheWindow(file.toString())).isTrue();
    assertThat(isForTheWindow(folder.toString())).isTrue();
    assertThat(isForTheWindow(folder.resolve("not-there.db").toString())).isTrue();

    assertThat(isForTheWindow("list")).isFalse();
    assertThat(isForTheWindow("lsit")).isFalse();
    assertThat(isForTheWindow("--version")).isFalse();
    assertThat(isForTheWindow("status", file.toString())).isFalse();
  }

  @Test
  void onlyLinuxCanBeWithoutADisplay() {
    assertThat(Switchback.hasDisplay("Mac OS X", Map.of())).isTrue();
    assertThat(Switchback.hasDisplay("Windows 11", Map.of())).isTrue();
    assertThat(Switchback.hasDisplay("Linux", Map.of("DISPLAY", ":0"))).isTrue();
    assertThat(Switchback.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutADisplayItSaysSoAndShowsTheHelp() throws Exception {
    ChildProcess child = ChildProcess.start(folder);
    assertThat(child.process().waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(child.process().exitValue()).isEqualTo(2);
    assertThat(child.err())
        .startsWith("There is no display here, so the window cannot be shown.")
        .contains("switchback COMMAND [OPTIONS]", "rollback");
    assertThat(child.out()).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process can't be asked to end there")
  void aRequestToEndStopsTheRunAndLeavesTheDatabaseAsItWas() throws Exception {
    Path migrations = Files.createDirectory(folder.resolve("migrations"));
    Files.writeString(
        migrations.resolve("0001_long.up.sql"),
        """
        CREATE TABLE t(x);
        WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100000000000)
        INSERT INTO t SELECT x % 7 FROM n WHERE x % 100000 = 0;
        """);
    Path database = Files.createFile(folder.resolve("shop.db"));
    ChildProcess child =
        ChildProcess.start(
            folder,
            "run",
            "--file",
            database.toString(),
            "--migrations",
            migrations.toString(),
            "--yes");

    child.waitUntilErrContains("Run 0001");
    child.process().destroy();

    assertThat(child.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(child.out()).startsWith("Cancelled. shop.db is as it was before.");
    assertThat(Files.size(database)).isZero();
  }

  private static boolean isForTheWindow(String... arguments) {
    return Switchback.isForTheWindow(
        List.of(arguments), CommandLineFace.ofThisProcess(Clock.systemUTC()));
  }
}
