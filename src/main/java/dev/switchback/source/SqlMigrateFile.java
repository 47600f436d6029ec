package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Version;
import dev.switchback.sql.Comments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A file of sql-migrate, parted by its marks. A mark stands at the beginning of a line.
///
/// @param up what stands below `-- +migrate Up`
/// @param down what stands below `-- +migrate Down`, where anything does
record SqlMigrateFile(MigrationText up, Optional<MigrationText> down) {
  private static final String MARK = "-- +migrate ";
  private static final String NO_TRANSACTION = "notransaction";

  private enum Part {
    NONE,
    UP,
    DOWN
  }

  /// Reads it as sql-migrate does; what that would refuse becomes a problem, and empty.
  static Optional<SqlMigrateFile> read(WholeFile file, Version version, Gathering gathering) {
    Reader reader = new Reader(file, version, gathering);
    return reader.read();
  }

  private static final class Reader {
    private final WholeFile file;
    private final Version version;
    private final Gathering gathering;
    private final Lines up = new Lines();
    private final Lines down = new Lines();
    private Part part = Part.NONE;
    private int begun;
    private boolean good = true;

    Reader(WholeFile file, Version version, Gathering gathering) {
      this.file = file;
      this.version = version;
      this.gathering = gathering;
    }

    Optional<SqlMigrateFile> read() {
      List<String> lines = file.text().lines().toList();
      for (int i = 0; i < lines.size() && good; i++) {
        accept(lines.get(i), i + 1);
      }
      if (good && begun > 0) {
        refuse(begun, "there is no -- +migrate StatementEnd to this StatementBegin");
      }
      if (good && up.isUnused() && down.isUnused()) {
        problem(0, Kind.MISSING_UP_SECTION, "");
      }
      if (good) {
        requireEnd();
      }
      return good
          ? Optional.of(
              new SqlMigrateFile(
                  up.text(file), Optional.of(down.text(file)).filter(MigrationText::hasStatements)))
          : Optional.empty();
    }

    private void accept(String line, int number) {
      if (line.startsWith(MARK.stripTrailing()) && isMark(line)) {
        mark(line, number);
      } else {
        switch (part) {
          case UP -> up.add(line, number);
          case DOWN -> down.add(line, number);
          case NONE -> {}
        }
      }
    }

    private static boolean isMark(String line) {
      return line.startsWith(MARK) || line.equals(MARK.stripTrailing());
    }

    private void mark(String line, int number) {
      List<String> words = Arrays.asList(line.substring(MARK.length() - 1).strip().split("\\s+"));
      switch (words.getFirst()) {
        case "Up" -> {
          part = Part.UP;
          up.begin(words.contains(NO_TRANSACTION) ? line.strip() : "");
        }
        case "Down" -> {
          part = Part.DOWN;
          down.begin(words.contains(NO_TRANSACTION) ? line.strip() : "");
        }
        case "StatementBegin" -> begun = part == Part.NONE ? begun : number;
        case "StatementEnd" -> begun = 0;
        case "" -> refuse(number, "the mark says nothing");
        default -> problem(number, Kind.MISSPELT_MARK, line.strip());
      }
    }

    /// The last statement of a part has to end in a `;`, or in a StatementEnd.
    private void requireEnd() {
      for (Lines lines : List.of(up, down)) {
        String bare = Comments.without(lines.text(file).sql());
        if (!bare.isEmpty() && !bare.endsWith(";")) {
          refuse(0, "its last statement does not end in a semicolon");
        }
      }
    }

    private void refuse(int line, String why) {
      problem(line, Kind.TOOL_REFUSES, why);
    }

    private void problem(int line, Kind kind, String detail) {
      good = false;
      gathering.problem(file.path(), line, kind, Optional.of(version), detail);
    }
  }

  /// The lines of one part, each at its place in the file.
  private static final class Lines {
    private final StringBuilder text = new StringBuilder();
    private String mark = "";
    private int first;
    private int last;
    private boolean used;

    void begin(String noTransaction) {
      used = true;
      mark = mark.isEmpty() ? noTransaction : mark;
    }

    boolean isUnused() {
      return !used;
    }

    void add(String line, int number) {
      if (first == 0 && line.isBlank()) {
        return;
      }
      if (first == 0) {
        first = number;
        last = number;
      }
      text.append("\n".repeat(number - last)).append(line);
      last = number;
    }

    MigrationText text(WholeFile file) {
      MigrationText plain =
          new MigrationText(
              first == 0 ? "" : text + "\n", Optional.of(file.path()), Math.max(first, 1));
      return mark.isEmpty() ? plain : plain.outsideTransaction(mark);
    }
  }
}
