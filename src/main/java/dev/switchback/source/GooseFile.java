package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.sql.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one SQL file of goose: line by line, by its marks, a statement up to a line that ends in
/// `;` or between its marks.
final class GooseFile {
  /// Where in the file a line stands.
  private enum Place {
    BEFORE,
    UP,
    DOWN
  }

  private final Path file;
  private final String text;
  private final List<Fault> faults = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();

  private Place place = Place.BEFORE;
  private boolean inBlock;
  private boolean substitutes;
  private boolean usesEnvironment;
  private String noTransaction = "";
  private int statementLine;
  private int upStart;
  private int upLine;
  private int upEnd;
  private int downStart = -1;
  private int downLine;

  private GooseFile(Path file, String text) {
    this.file = file;
    this.text = text;
    this.upEnd = text.length();
  }

  /// Why goose refuses the file, or its way back only.
  record Fault(int line, Kind kind, String detail, Section section) {}

  /// What a fault spoils.
  enum Section {
    FILE,
    DOWN
  }

  /// @param environment whether it depends on the environment that goose is started in
  record Result(
      Optional<MigrationText> up,
      Optional<MigrationText> down,
      List<Fault> faults,
      Environment environment) {}

  /// Whether a text stands as it is or is filled in from the environment goose is started in.
  enum Environment {
    UNUSED,
    USED
  }

  /// @param raw with its byte order mark, which goose doesn't expect
  static Result read(Path file, String raw) {
    return new GooseFile(file, raw).read();
  }

  private Result read() {
    int line = 1;
    int start = 0;
    while (start < text.length() && faults.isEmpty()) {
      int feed = text.indexOf('\n', start);
      int next = feed < 0 ? text.length() : feed + 1;
      String content = text.substring(start, feed < 0 ? next : feed);
      look(
          content.endsWith("\r") ? content.substring(0, content.length() - 1) : content,
          line,
          start,
          next);
      start = next;
      line++;
    }
    if (faults.isEmpty()) {
      atEnd(line - 1);
    }
    return result();
  }

  private void look(String line, int number, int start, int next) {
    if (GooseMark.isMeant(line)) {
      Optional<GooseMark> mark = GooseMark.of(line);
      if (mark.isEmpty()) {
        fault(number, Kind.MISSPELT_MARK, line.strip());
      } else {
        look(mark.get(), line, number, start, next);
      }
      return;
    }
    boolean isNothing = line.isEmpty() || line.strip().startsWith("--");
    if ((statement.isEmpty() && isNothing) || (place == Place.BEFORE && line.isBlank())) {
      return;
    }
    if (place == Place.BEFORE) {
      fault(number, Kind.TEXT_BEFORE_SECTION, line.strip());
      return;
    }
    if (statement.isEmpty()) {
      statementLine = number;
    }
    statement.append(line).append('\n');
    usesEnvironment |= substitutes && line.contains("$");
    if (!inBlock && endsStatement(line)) {
      endStatement();
    }
  }

  private void look(GooseMark mark, String line, int number, int start, int next) {
    switch (mark) {
      case UP -> up(line, number, next);
      case DOWN -> down(line, number, start, next);
      case STATEMENT_BEGIN -> {
        if (place == Place.BEFORE || inBlock) {
          fault(number, Kind.MISPLACED_MARK, line.strip());
        }
        inBlock = true;
      }
      case STATEMENT_END -> {
        if (inBlock) {
          inBlock = false;
          endStatement();
        } else {
          fault(number, Kind.MISPLACED_MARK, line.strip());
        }
      }
      case NO_TRANSACTION -> noTransaction = line.strip();
      case ENVSUB_ON -> substitutes = true;
      case ENVSUB_OFF -> substitutes = false;
    }
  }

  private void up(String line, int number, int next) {
    if (place != Place.BEFORE) {
      fault(number, Kind.REPEATED_SECTION, line.strip());
    }
    place = Place.UP;
    upStart = next;
    upLine = number + 1;
  }

  private void down(String line, int number, int start, int next) {
    if (place == Place.DOWN) {
      fault(number, Kind.REPEATED_SECTION, line.strip());
    } else if (place == Place.BEFORE || inBlock) {
      fault(number, Kind.MISPLACED_MARK, line.strip());
    } else {
      requireNoRest();
    }
    place = Place.DOWN;
    upEnd = start;
    downStart = next;
    downLine = number + 1;
  }

  private void atEnd(int lastLine) {
    if (place == Place.BEFORE) {
      fault(0, Kind.MISSING_UP_SECTION, "");
    } else if (inBlock) {
      fault(lastLine, Kind.MISPLACED_MARK, "-- +goose StatementBegin");
    } else {
      requireNoRest();
    }
  }

  private void requireNoRest() {
    if (!statement.toString().isBlank()) {
      unfinished();
    }
    statement.setLength(0);
  }

  /// What goose takes for a statement has to be one, or several, for SQLite too.
  private void endStatement() {
    if (!Script.of(statement.toString()).problems().isEmpty()) {
      unfinished();
    }
    statement.setLength(0);
  }

  private void unfinished() {
    String first = statement.toString().strip().lines().findFirst().orElse("");
    fault(statementLine, Kind.UNFINISHED_STATEMENT, first);
  }

  /// The last word before a comment ends in `;`.
  private static boolean endsStatement(String line) {
    String last = "";
    for (String word : line.strip().split("\\s+")) {
      if (word.startsWith("--")) {
        break;
      }
      last = word;
    }
    return last.endsWith(";");
  }

  private void fault(int line, Kind kind, String detail) {
    boolean downOnly = kind == Kind.UNFINISHED_STATEMENT && place == Place.DOWN;
    faults.add(new Fault(line, kind, detail, downOnly ? Section.DOWN : Section.FILE));
  }

  private Result result() {
    boolean isUsable = faults.stream().allMatch(fault -> fault.section() == Section.DOWN);
    boolean hasDown = faults.isEmpty() && downStart >= 0;
    return new Result(
        isUsable ? Optional.of(section(upStart, upEnd, upLine)) : Optional.empty(),
        hasDown ? Optional.of(section(downStart, text.length(), downLine)) : Optional.empty(),
        List.copyOf(faults),
        usesEnvironment ? Environment.USED : Environment.UNUSED);
  }

  private MigrationText section(int start, int end, int line) {
    MigrationText section = new MigrationText(text.substring(start, end), Optional.of(file), line);
    return noTransaction.isEmpty() ? section : section.outsideTransaction(noTransaction);
  }
}
