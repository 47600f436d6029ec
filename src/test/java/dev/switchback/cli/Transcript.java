package dev.switchback.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What happened in a scenario, with placeholders for what is different each time.
final class Transcript {
  private static final List<Placeholder> PLACEHOLDERS =
      List.of(
          new Placeholder("\\b\\d+(\\.\\d)? (bytes|kB|MB|GB|TB)\\b", "<size>"),
          new Placeholder("\\b(\\d+ h )?(\\d+ min )?\\d+(\\.\\d)? (ms|s)\\b", "<took>"),
          new Placeholder("(?<=\"\\w{1,40}(Millis|Bytes)\": )\\d+", "<n>"),
          new Placeholder("(?<=-)[0-9a-f]{8}(?=[:/\"])", "<hash>"),
          new Placeholder("\\b[0-9a-f]{64}\\b", "<sha256>"),
          new Placeholder("\\b\\d{1,2} Nov \\d\\d:\\d\\d\\b", "<time>"),
          new Placeholder("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "<instant>"),
          new Placeholder("\\b\\d{8}-\\d{4,6}\\b", "<stamp>"),
          new Placeholder("\\b" + System.getProperty("user.name") + "\\b", "<user>"));

  private final Path folder;

  Transcript(Path folder) {
    this.folder = folder;
  }

  /// The step as it is expected.
  static List<String> expected(Scenario.Step step) {
    return lines(step, step.out(), step.err(), step.expectedExit());
  }

  /// The step as it happened.
  List<String> of(Scenario.Step step, Stage.Result result) {
    return lines(
        step,
        result.out().stream().map(this::placed).toList(),
        step.err().isEmpty() && result.exit() == 0
            ? List.of()
            : result.err().stream().map(this::placed).toList(),
        result.exit());
  }

  boolean fits(Scenario.Step step, Stage.Result result) {
    return result.exit() == step.expectedExit()
        && fits(step.out(), result.out().stream().map(this::placed).toList())
        && ((step.err().isEmpty() && result.exit() == 0)
            || fits(step.err(), result.err().stream().map(this::placed).toList()));
  }

  static String text(List<String> lines, Map<String, String> files) {
    StringBuilder text = new StringBuilder(String.join("\n", lines).stripTrailing()).append('\n');
    files.forEach(
        (name, content) ->
            text.append("\n-- ").append(name).append(" --\n").append(content.strip()).append('\n'));
    return text.toString();
  }

  private static boolean fits(List<String> expected, List<String> actual) {
    if (expected.isEmpty()) {
      return actual.isEmpty();
    }
    List<String> rest = expected.subList(1, expected.size());
    if (expected.getFirst().equals("...")) {
      for (int skipped = 0; skipped <= actual.size(); skipped++) {
        if (fits(rest, actual.subList(skipped, actual.size()))) {
          return true;
        }
      }
      return false;
    }
    return !actual.isEmpty()
        && actual.getFirst().equals(expected.getFirst())
        && fits(rest, actual.subList(1, actual.size()));
  }

  private static List<String> lines(
      Scenario.Step step, List<String> out, List<String> err, int exit) {
    List<String> lines = new ArrayList<>();
    lines.add("$ " + step.command());
    step.typed().forEach(line -> lines.add("< " + line));
    out.forEach(line -> lines.add(("> " + line).stripTrailing()));
    err.forEach(line -> lines.add(("! " + line).stripTrailing()));
    if (exit != 0) {
      lines.add("= " + exit);
    }
    return lines;
  }

  private String placed(String line) {
    String placed = line.replace(folder.toString(), "<dir>");
    if (File.separatorChar == '\\') {
      placed = placed.replace('\\', '/');
    }
    for (Placeholder placeholder : PLACEHOLDERS) {
      placed = placeholder.pattern().matcher(placed).replaceAll(placeholder.name());
    }
    // How wide a column is depends on what stands in it.
    return placed.replaceAll("(<(?:size|took)>) {2,}", "$1  ").stripTrailing();
  }

  /// What is different each time, and what stands for it.
  private record Placeholder(Pattern pattern, String name) {
    Placeholder(String regex, String name) {
      this(Pattern.compile(regex), name);
    }
  }
}
