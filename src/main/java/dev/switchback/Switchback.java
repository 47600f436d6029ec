package dev.switchback;

import dev.switchback.cli.CommandLineFace;
import dev.switchback.ui.DesktopLauncher;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where the program starts: the window without arguments or with a file, the command line with a
/// command.
public final class Switchback {
  private Switchback() {}

  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    CommandLineFace commandLine =
        CommandLineFace.ofThisProcess(Clock.system(ZoneId.systemDefault()));
    if (!isForTheWindow(arguments, commandLine)) {
      System.exit(commandLine.run(arguments));
    } else if (!hasDisplay(System.getProperty("os.name"), System.getenv())) {
      System.exit(commandLine.withoutDisplay());
    } else {
      DesktopLauncher.launch(arguments);
    }
  }

  /// No argument, or one that is a file or folder and not a command.
  static boolean isForTheWindow(List<String> arguments, CommandLineFace commandLine) {
    return arguments.isEmpty()
        || (arguments.size() == 1
            && !arguments.getFirst().startsWith("-")
            && !commandLine.knows(arguments.getFirst())
            && isPath(arguments.getFirst()));
  }

  /// Whether a window can be shown. Only Linux can be without a display server.
  static boolean hasDisplay(String system, Map<String, String> environment) {
    return !system.toLowerCase(Locale.ROOT).startsWith("linux")
        || System.getProperty("glass.platform", "").equalsIgnoreCase("headless")
        || isSet(environment, "DISPLAY")
        || isSet(environment, "WAYLAND_DISPLAY");
  }

  private static boolean isSet(Map<String, String> environment, String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  private static boolean isPath(String argument) {
    try {
      return Files.exists(Path.of(argument)) || argument.contains("/") || argument.contains("\\");
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
