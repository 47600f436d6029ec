package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Origin;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Version;
import dev.switchback.sql.Comments;
import dev.switchback.sql.Token;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One migration file of yoyo.
///
/// @param text its SQL, or its program to look at
/// @param depends the ids it says it has to come after
record YoyoFile(Path path, Origin.Kind kind, MigrationText text, Set<String> depends) {
  private static final Pattern DIRECTIVE =
      Pattern.compile("\\s*--\\s*(transactional|depends)\\s*:\\s*(.*)\\s*");
  private static final Pattern DEPENDS_OF_PROGRAM =
      Pattern.compile("__depends__\\s*=\\s*[{\\[(]([^}\\])]*)[}\\])]");
  private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"]+)['\"]");

  YoyoFile {
    depends = Set.copyOf(depends);
  }

  static Optional<YoyoFile> read(Path path, Version version, Gathering gathering) {
    return gathering
        .open(path, Optional.of(version))
        .flatMap(
            file ->
                path.toString().endsWith(".py")
                    ? Optional.of(program(file))
                    : sql(file, version, gathering));
  }

  /// Only what it says of its dependencies is read; nothing is run.
  private static YoyoFile program(WholeFile file) {
    Set<String> depends = new TreeSet<>();
    Matcher list = DEPENDS_OF_PROGRAM.matcher(file.text());
    if (list.find()) {
      Matcher names = QUOTED.matcher(list.group(1));
      while (names.find()) {
        depends.add(names.group(1));
      }
    }
    return new YoyoFile(file.path(), Origin.Kind.CODE, file.sql(), depends);
  }

  private static Optional<YoyoFile> sql(WholeFile file, Version version, Gathering gathering) {
    String depends = directive(file, "depends");
    String transactional = directive(file, "transactional").strip();
    MigrationText text = file.sql();
    switch (transactional.toLowerCase(Locale.ROOT)) {
      case "", "true" -> {}
      case "false" -> text = text.outsideTransaction("-- transactional: false");
      default -> {
        gathering.problem(
            file.path(),
            0,
            Kind.TOOL_REFUSES,
            Optional.of(version),
            "transactional is neither true nor false: " + transactional);
        return Optional.empty();
      }
    }
    return Optional.of(
        new YoyoFile(
            file.path(),
            Origin.Kind.SQL,
            text,
            Arrays.stream(depends.split("\\s+"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet())));
  }

  /// Directives count before the first statement. One that is given twice is taken together.
  private static String directive(WholeFile file, String name) {
    StringBuilder value = new StringBuilder();
    for (Token comment : Comments.leading(file.text())) {
      Matcher line = DIRECTIVE.matcher(comment.in(file.text()));
      if (line.matches() && line.group(1).equals(name)) {
        value.append(value.isEmpty() ? "" : " ").append(line.group(2));
      }
    }
    return value.toString();
  }

  /// The way back runs as the way forth does: in a transaction, or outside of one.
  MigrationText alike(MigrationText back) {
    return text.toolMark().map(back::outsideTransaction).orElse(back);
  }
}
