package dev.switchback.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A story in a text file: commands with what they print, then the files that are there when it
/// begins, each after a line `-- name --`.
///
/// A command begins with `$ `. Below it stand, in this order, what is typed (`< `), standard output
/// (`> `), standard error (`! `) and the exit code (`= `, 0 when there is none). Standard error is
/// only compared where a line of it is given. A line `...` stands for any lines.
record Scenario(Path source, List<Scenario.Part> parts, Map<String, String> files) {

  static Scenario read(Path source) throws IOException {
    List<Part> parts = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    String file = "";
    for (String line : Files.readString(source).split("\n", -1)) {
      if (line.startsWith("-- ") && line.endsWith(" --")) {
        file = line.substring(3, line.length() - 3);
        files.put(file, "");
      } else if (!file.isEmpty()) {
        files.merge(file, line + "\n", String::concat);
      } else if (line.startsWith("$ ")) {
        parts.add(new Step(line.substring(2)));
      } else if (!belongsToTheLast(parts, line)) {
        parts.add(new Prose(line));
      }
    }
    files.replaceAll((name, text) -> text.strip() + "\n");
    return new Scenario(source, parts, files);
  }

  private static boolean belongsToTheLast(List<Part> parts, String line) {
    return !parts.isEmpty() && parts.getLast() instanceof Step step && isOf(step, line);
  }

  private static boolean isOf(Step step, String line) {
    String rest = line.length() > 2 ? line.substring(2) : "";
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '<' -> step.typed().add(rest);
      case '>' -> step.out().add(rest);
      case '!' -> step.err().add(rest);
      case '=' -> step.exit().add(Integer.valueOf(rest.strip()));
      default -> false;
    };
  }

  sealed interface Part {}

  record Prose(String line) implements Part {}

  /// A command, and what is expected of it.
  record Step(
      String command, List<String> typed, List<String> out, List<String> err, List<Integer> exit)
      implements Part {
    Step(String command) {
      this(command, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    int expectedExit() {
      return exit.isEmpty() ? 0 : exit.getFirst();
    }
  }
}
