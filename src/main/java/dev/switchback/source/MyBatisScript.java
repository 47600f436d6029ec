package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One script of MyBatis Migrations, variables filled in.
///
/// @param up everything before the mark
/// @param down everything after it; empty without one
record MyBatisScript(MigrationText up, Optional<MigrationText> down) {
  private static final Pattern MARK = Pattern.compile("\\s*--\\s*//.*@UNDO.*");

  static boolean hasMark(String text) {
    return text.lines().anyMatch(line -> MARK.matcher(line).matches());
  }

  static MyBatisScript of(String text, Path file, MyBatisEnvironment environment) {
    List<String> lines = text.lines().toList();
    int mark = 0;
    while (mark < lines.size() && !MARK.matcher(lines.get(mark)).matches()) {
      mark++;
    }
    MigrationText up = text(lines.subList(0, mark), file, 1, environment);
    return mark == lines.size()
        ? new MyBatisScript(up, Optional.empty())
        : new MyBatisScript(
            up,
            Optional.of(text(lines.subList(mark + 1, lines.size()), file, mark + 2, environment)));
  }

  private static MigrationText text(
      List<String> lines, Path file, int firstLine, MyBatisEnvironment environment) {
    String filled = environment.variables().in(String.join("\n", lines)).text();
    String parted = Delimiters.asSemicolons(filled, environment.delimiterPattern());
    MigrationText text = new MigrationText(parted, Optional.of(file), firstLine);
    return environment.commitsEachStatement() ? text.outsideTransaction("auto_commit=true") : text;
  }
}
