package dev.switchback.lint;

import dev.switchback.source.TextMarks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tools that keep checksums take other line ends for another text.
final class EncodingRule implements LintRule {
  @Override
  public Result check(Subject subject) {
    Optional<Path> file = subject.migration().up().file();
    if (subject.isProgram() || file.isEmpty()) {
      return new Result.NotChecked(subject.isProgram() ? Result.Why.PROGRAM : Result.Why.NO_FILE);
    }
    List<Spot> spots = new ArrayList<>();
    look(file.get(), Spot.Part.UP, spots);
    subject
        .migration()
        .down()
        .flatMap(down -> down.file())
        .filter(down -> !down.equals(file.get()))
        .ifPresent(down -> look(down, Spot.Part.DOWN, spots));
    return Result.of(spots);
  }

  private static void look(Path file, Spot.Part part, List<Spot> spots) {
    TextMarks.of(file)
        .ifPresent(
            marks -> {
              if (marks.byteOrderMark()) {
                spots.add(new Spot(part, 1, Spot.What.BYTE_ORDER_MARK, "", ""));
              }
              if (marks.mixedLineEnds() > 0) {
                spots.add(new Spot(part, marks.mixedLineEnds(), Spot.What.MIXED_LINE_ENDS, "", ""));
              }
            });
  }

  @Override
  public Rule rule() {
    return Rule.ENCODING;
  }
}
