package dev.switchback.source;

import dev.switchback.migration.Directive;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a file with `-- migrate:up` and `-- migrate:down` sections.
final class SectionedFile {
  private final SourceFile file;
  private final List<SourceProblem> problems = new ArrayList<>();

  private SectionedFile(SourceFile file) {
    this.file = file;
  }

  static Parts read(SourceFile file) {
    return new SectionedFile(file).read();
  }

  private Parts read() {
    file.marks().stream()
        .filter(mark -> mark.kind() == SectionMark.Kind.MISSPELT)
        .forEach(mark -> problem(Kind.MISSPELT_MARK, mark.line(), mark.text()));
    Optional<SectionMark> up = only(SectionMark.Kind.UP);
    Optional<SectionMark> down = only(SectionMark.Kind.DOWN);
    checkBeforeFirst();
    if (up.isEmpty() && problems.isEmpty()) {
      problem(Kind.MISSING_UP_SECTION, 0, "");
    }
    Optional<MigrationText> upText = up.map(this::section);
    if (upText.isPresent() && !upText.get().hasStatements() && problems.isEmpty()) {
      problem(Kind.EMPTY_FILE, up.get().line(), up.get().text());
    }
    return problems.isEmpty()
        ? new Parts(file, upText, down.map(this::section), problems)
        : Parts.broken(file, problems);
  }

  private Optional<SectionMark> only(SectionMark.Kind kind) {
    List<SectionMark> marks = file.marks().stream().filter(m -> m.kind() == kind).toList();
    marks.stream()
        .skip(1)
        .forEach(mark -> problem(Kind.REPEATED_SECTION, mark.line(), mark.text()));
    return marks.stream().findFirst();
  }

  private void checkBeforeFirst() {
    int end = file.marks().isEmpty() ? file.text().length() : file.marks().getFirst().start();
    Script before = Script.of(file.text().substring(0, end));
    if (!file.marks().isEmpty() && !before.statements().isEmpty()) {
      var first = before.statements().getFirst();
      problem(Kind.TEXT_BEFORE_SECTION, first.line(), firstLine(first.text()));
    } else if (!file.marks().isEmpty() && !before.problems().isEmpty()) {
      var first = before.problems().getFirst();
      problem(Kind.TEXT_BEFORE_SECTION, first.line(), first.excerpt());
    }
  }

  /// From the line after the mark to the next mark. It begins earlier where something that counts
  /// stands there: an option on the mark, or a directive above the first mark.
  private MigrationText section(SectionMark mark) {
    int index = file.marks().indexOf(mark);
    boolean isLast = index == file.marks().size() - 1;
    int end = isLast ? file.text().length() : file.marks().get(index + 1).start();
    int start = mark.hasOption() ? mark.start() : mark.next();
    int line = mark.hasOption() ? mark.line() : mark.line() + 1;
    if (index == 0 && !Directive.leading(file.text().substring(0, mark.start())).isEmpty()) {
      start = 0;
      line = 1;
    }
    return new MigrationText(
        file.text().substring(start, end), Optional.of(file.name().file()), line);
  }

  private void problem(Kind kind, int line, String detail) {
    problems.add(file.problem(kind, line, detail));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
