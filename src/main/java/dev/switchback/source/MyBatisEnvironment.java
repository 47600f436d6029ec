package dev.switchback.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The settings of MyBatis Migrations: `environments/development.properties`, or the only one
/// there.
record MyBatisEnvironment(Map<String, String> values) {
  private static final Pattern LINE = Pattern.compile("\\s*([^#!\\s=:]+)\\s*[=:]\\s*(.*?)\\s*");

  MyBatisEnvironment {
    values = Map.copyOf(values);
  }

  static MyBatisEnvironment of(Path place) {
    Path absolute = place.toAbsolutePath().normalize();
    Path base = Optional.ofNullable(absolute.getParent()).orElse(absolute);
    Path environments =
        Files.isDirectory(absolute.resolve("environments"))
            ? absolute.resolve("environments")
            : base.resolve("environments");
    Map<String, String> values = new TreeMap<>();
    values.put("changelog", "CHANGELOG");
    file(environments)
        .flatMap(FileTree::textIfThere)
        .ifPresent(
            text ->
                text.lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> values.put(line.group(1), line.group(2))));
    return new MyBatisEnvironment(values);
  }

  private static Optional<Path> file(Path environments) {
    if (!Files.isDirectory(environments)) {
      return Optional.empty();
    }
    List<Path> files =
        FileTree.below(environments).stream()
            .filter(file -> file.getFileName().toString().endsWith(".properties"))
            .toList();
    return files.stream()
        .filter(file -> file.getFileName().toString().equals("development.properties"))
        .findFirst()
        .or(() -> files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty());
  }

  Placeholders variables() {
    return new Placeholders(values, "${", "}");
  }

  /// As a regular expression; empty for `;`.
  String delimiterPattern() {
    String delimiter = values.getOrDefault("delimiter", ";");
    return delimiter.isEmpty() || delimiter.equals(";") ? "" : Pattern.quote(delimiter);
  }

  boolean commitsEachStatement() {
    return values.getOrDefault("auto_commit", "false").equalsIgnoreCase("true");
  }
}
