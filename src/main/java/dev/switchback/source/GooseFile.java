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
  private final GooseEnvironment environment;
  private final StringBuilder filled = new StringBuilder();
  private final List<Missing> missing = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();

  private Place place = Place.BEFORE;
  private boolean inBlock;
  private boolean substitutes;
  private String noTransaction = "";
  private int statementLine;
  private int upStart;
  private int upLine;
  private int upEnd = -1;
  private int downStart = -1;
  private int downLine;

  private GooseFile(Path file, String text, GooseEnvironment environment) {
    this.file = file;
    this.text = text;
    this.environment = environment;
  }

  /// Why goose refuses the file, or its way back only.
  record Fault(int line, Kind kind, String detail, Section section) {}

  /// What a fault spoils.
  enum Section {
    FILE,
    DOWN
  }

  /// What the environment has no value for.
  ///
  /// @param names as they are written
  record Missing(int line, List<String> names, Section section) {}

  /// @param up as it would be run, with the environment's values
  /// @param missing what stays without a value
  record Result(
      Optional<MigrationText> up,
      Optional<MigrationText> down,
      List<Fault> faults,
      List<Missing> missing) {}

  /// @param raw with its byte order mark, which goose doesn't expect
  static Result read(Path file, String raw, GooseEnvironment environment) {
    return new GooseFile(file, raw, environment).read();
  }

  private Result read() {
    int line = 1;
    int start = 0;
    while (start < text.length() && faults.isEmpty()) {
      int feed = text.indexOf('\n', start);
      int next = feed < 0 ? text.length() : feed + 1;
      String content = text.substring(start, feed < 0 ? next : feed);
      String bare = content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
      int at = filled.length();
      filled.append(look(bare, line, at, at + next - start));
      filled.append(text, start + bare.length(), next);
      start = next;
      line++;
    }
    if (faults.isEmpty()) {
      atEnd(line - 1);
    }
    return result();
  }

  /// The line as it would be run.
  private String look(String line, int number, int start, int next) {
    if (GooseMark.isMeant(line)) {
      Optional<GooseMark> mark = GooseMark.of(line);
      if (mark.isEmpty()) {
        fault(number, Kind.MISSPELT_MARK, line.strip());
      } else {
        look(mark.get(), line, number, start, next);
      }
      return line;
    }
    boolean isNothing = line.isEmpty() || line.strip().startsWith("--");
    if ((statement.isEmpty() && isNothing) || (place == Place.BEFORE && line.isBlank())) {
      return line;
    }
    if (place == Place.BEFORE) {
      fault(number, Kind.TEXT_BEFORE_SECTION, line.strip());
      return line;
    }
    if (statement.isEmpty()) {
      statementLine = number;
    }
    String run = substitutes ? substituted(line, number) : line;
    statement.append(run).append('\n');
    if (!inBlock && endsStatement(run)) {
      endStatement();
    }
    return run;
  }

  /// A line without all its values stays as it is written.
  private String substituted(String line, int number) {
    EnvironmentText.Filled full = EnvironmentText.of(line, environment::value);
    if (full.missing().isEmpty()) {
      return full.text();
    }
    missing.add(
        new Missing(number, full.missing(), place == Place.DOWN ? Section.DOWN : Section.FILE));
    return line;
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
    boolean isWhole = missing.stream().noneMatch(one -> one.section() == Section.DOWN);
    boolean hasDown = faults.isEmpty() && downStart >= 0 && isWhole;
    int end = upEnd < 0 ? filled.length() : upEnd;
    return new Result(
        isUsable ? Optional.of(section(upStart, end, upLine)) : Optional.empty(),
        hasDown ? Optional.of(section(downStart, filled.length(), downLine)) : Optional.empty(),
        List.copyOf(faults),
        List.copyOf(missing));
  }

  private MigrationText section(int start, int end, int line) {
    MigrationText section =
        new MigrationText(filled.substring(start, end), Optional.of(file), line);
    return noTransaction.isEmpty() ? section : section.outsideTransaction(noTransaction);
  }
}
