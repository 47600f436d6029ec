package dev.switchback.cli;

import dev.switchback.registry.Environment;
import dev.switchback.registry.FileNaming;
import dev.switchback.registry.SettingChange;
import dev.switchback.registry.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the names of a database's files begin with in its environment.
final class PrefixOption {
  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description =
          "What the file's name begins with in this environment, such as dev_: it is remembered,"
              + " and changed with the environment.")
  private @Nullable String prefix;

  /// With the prefix among them, where one is given.
  Settings in(Environment environment, Settings settings) {
    if (prefix == null) {
      return settings;
    }
    return switch (SettingChange.set(settings, FileNaming.prefixIn(environment).key(), prefix)) {
      case SettingChange.Changed changed -> changed.settings();
      case SettingChange.Refused _ ->
          throw new Usage("A file's name cannot begin with \"" + prefix + "\".");
    };
  }
}
