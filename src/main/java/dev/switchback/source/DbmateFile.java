package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads one file of dbmate: a `-- migrate:up` section and a `-- migrate:down` section, both there,
/// in this order.
///
/// @param up empty when dbmate refuses the file, or takes it for several migrations of one version
/// @param faults why
record DbmateFile(Optional<MigrationText> up, Optional<MigrationText> down, List<Fault> faults) {
  private static final int FLAGS = Pattern.MULTILINE | Pattern.UNIX_LINES;
  private static final Pattern UP = Pattern.compile("^--\\s*migrate:up(?:\\s*$|\\s+\\S+)", FLAGS);
  private static final Pattern DOWN =
      Pattern.compile("^--\\s*migrate:down(?:\\s*$|\\s+\\S+)", FLAGS);
  private static final Pattern NOTHING = Pattern.compile("\\s*(?:--.*)?");
  private static final Pattern NO_TRANSACTION =
      Pattern.compile("(?:.*\\s)?transaction:false(?:\\s.*)?");

  /// Why a file can't be used.
  ///
  /// @param line 1-based; 0 when it is about the whole file
  record Fault(int line, Kind kind, String detail) {}

  /// @param raw with its byte order mark: dbmate doesn't find a mark that stands behind one
  static DbmateFile read(Path file, String raw) {
    List<Integer> ups = starts(UP, raw);
    if (ups.isEmpty()) {
      return refused(new Fault(0, Kind.MISSING_UP_SECTION, ""));
    }
    int up = ups.getFirst();
    Optional<Fault> before = textBefore(raw.substring(0, up));
    if (before.isPresent()) {
      return refused(before.get());
    }
    List<Integer> downs = starts(DOWN, raw).stream().filter(start -> start > up).toList();
    List<Integer> repeated = new ArrayList<>(ups.subList(1, ups.size()));
    downs.stream().skip(1).forEach(repeated::add);
    if (!repeated.isEmpty()) {
      return new DbmateFile(
          Optional.empty(),
          Optional.empty(),
          repeated.stream()
              .sorted()
              .map(at -> new Fault(lineOf(raw, at), Kind.REPEATED_SECTION, markAt(raw, at)))
              .toList());
    }
    if (downs.isEmpty()) {
      return refused(new Fault(0, Kind.MISSING_DOWN_SECTION, ""));
    }
    int down = downs.getFirst();
    return new DbmateFile(
        Optional.of(section(file, raw, up, down)),
        Optional.of(section(file, raw, down, raw.length())),
        List.of());
  }

  private static DbmateFile refused(Fault fault) {
    return new DbmateFile(Optional.empty(), Optional.empty(), List.of(fault));
  }

  private static List<Integer> starts(Pattern mark, String text) {
    return mark.matcher(text).results().map(MatchResult::start).toList();
  }

  /// Lines that are empty or comments are let pass; a block comment isn't.
  private static Optional<Fault> textBefore(String text) {
    int line = 1;
    for (String content : text.split("\n", -1)) {
      if (!NOTHING.matcher(content).matches()) {
        return Optional.of(new Fault(line, Kind.TEXT_BEFORE_SECTION, content.strip()));
      }
      line++;
    }
    return Optional.empty();
  }

  /// What runs: from the line after the mark. The mark's options are read as dbmate reads them, so
  /// its line is left out.
  private static MigrationText section(Path file, String raw, int start, int end) {
    String mark = markAt(raw, start);
    int feed = raw.indexOf('\n', start);
    int first = feed < 0 || feed >= end ? end : feed + 1;
    MigrationText text =
        new MigrationText(raw.substring(first, end), Optional.of(file), lineOf(raw, start) + 1);
    return NO_TRANSACTION.matcher(mark).matches() ? text.outsideTransaction(mark) : text;
  }

  private static String markAt(String text, int start) {
    int feed = text.indexOf('\n', start);
    return text.substring(start, feed < 0 ? text.length() : feed).strip();
  }

  private static int lineOf(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
