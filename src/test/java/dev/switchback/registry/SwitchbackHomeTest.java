package dev.switchback.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwitchbackHomeTest {
  private static final Path USER = Path.of("/home/ada").toAbsolutePath();

  @Test
  void thePropertyGoesBeforeTheVariableAndTheVariableBeforeThePlatform() {
    Map<String, String> environment =
        Map.of("SWITCHBACK_HOME", "/tmp/b", "XDG_DATA_HOME", "/tmp/c");

    assertThat(home(environment, "Linux", "/tmp/a")).isEqualTo(absolute("/tmp/a"));
    assertThat(home(environment, "Linux", "")).isEqualTo(absolute("/tmp/b"));
    assertThat(home(Map.of("SWITCHBACK_HOME", " "), "Linux", ""))
        .isEqualTo(USER.resolve(".local/share/switchback"));
  }

  @Test
  void eachPlatformHasItsOwnPlace() {
    assertThat(home(Map.of("XDG_DATA_HOME", absolute("/data").toString()), "Linux", ""))
        .isEqualTo(absolute("/data/switchback"));
    assertThat(home(Map.of("XDG_DATA_HOME", "relative"), "Linux", ""))
        .isEqualTo(USER.resolve(".local/share/switchback"));
    assertThat(home(Map.of(), "Mac OS X", ""))
        .isEqualTo(USER.resolve("Library/Application Support/Switchback"));
    assertThat(home(Map.of("LOCALAPPDATA", "/local"), "Windows 11", ""))
        .isEqualTo(absolute("/local/Switchback"));
  }

  private static Path home(Map<String, String> environment, String system, String property) {
    return SwitchbackHome.find(
        environment,
        name ->
            switch (name) {
              case "switchback.home" -> property;
              case "user.home" -> USER.toString();
              case "os.name" -> system;
              default -> throw new AssertionError(name);
            });
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath();
  }
}
