package dev.switchback.registry;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The folder where the catalogue, the backups and the settings live.
public final class SwitchbackHome {
  /// The environment variable that overrides the platform's place.
  public static final String VARIABLE = "SWITCHBACK_HOME";

  /// The same as a system property, which goes before the variable.
  public static final String PROPERTY = "switchback.home";

  private SwitchbackHome() {}

  /// The home of this process. Touches no file: the folder may not exist yet.
  public static Path ofThisProcess() {
    return find(System.getenv(), name -> System.getProperty(name, ""));
  }

  /// Linux: `$XDG_DATA_HOME/switchback` or `~/.local/share/switchback`. macOS:
  /// `~/Library/Application Support/Switchback`. Windows: `%LOCALAPPDATA%\Switchback`.
  ///
  /// @param properties a system property's value, empty for one that isn't set
  static Path find(Map<String, String> environment, UnaryOperator<String> properties) {
    return given(properties.apply(PROPERTY))
        .or(() -> given(environment.get(VARIABLE)))
        .orElseGet(() -> platformFolder(environment, properties))
        .toAbsolutePath()
        .normalize();
  }

  private static Path platformFolder(
      Map<String, String> environment, UnaryOperator<String> properties) {
    Path user = Path.of(properties.apply("user.home"));
    String system = properties.apply("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return user.resolve("Library/Application Support/Switchback");
    }
    if (system.startsWith("windows")) {
      return given(environment.get("LOCALAPPDATA"))
          .orElse(user.resolve("AppData/Local"))
          .resolve("Switchback");
    }
    // A relative XDG_DATA_HOME is invalid and to be ignored, says the XDG base directory standard.
    return given(environment.get("XDG_DATA_HOME"))
        .filter(Path::isAbsolute)
        .orElse(user.resolve(".local/share"))
        .resolve("switchback");
  }

  private static Optional<Path> given(@org.jspecify.annotations.Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(Path::of);
  }
}
