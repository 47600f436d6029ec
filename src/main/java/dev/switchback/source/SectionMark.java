package dev.switchback.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line that parts a file into an up and a down section, or seems to be meant to.
///
/// A mark is a line of its own, whatever SQL stands around it: that is how the tools that made
/// them up read them.
///
/// @param line 1-based
/// @param start offset of the line
/// @param next offset of the line after it
/// @param text the line, without blanks around it
record SectionMark(Kind kind, int line, int start, int next, String text) {

  /// What the line says.
  enum Kind {
    UP,
    DOWN,
    /// It would be taken for a comment, and the statements below it run in the wrong direction.
    MISSPELT
  }

  private static final Pattern EXACT =
      Pattern.compile("--\\s*migrate:(up|down)(?:\\s+transaction:\\s*(?:true|false))?");

  /// `-- Migrate:Up`, `-- migrate: upp`, `-- migration: down`, `-- migrate up`; but not
  /// `-- migrate: the old rows`, which is a comment.
  private static final Pattern ALMOST =
      Pattern.compile(
          "--+\\s*(?:migrate\\s*:\\s*(?:u\\w{0,2}|pu|[iy]p|d[own]+\\w?|undo|rollback)?(?:\\s+\\w+:.*)?"
              + "|m\\w{4,9}\\s*[:.;=]\\s*(?:up|down)|migrat\\w*[\\s_-]+(?:up+|dow?n+|dwon)\\s*:?)",
          Pattern.CASE_INSENSITIVE);

  /// The marks of goose, sql-migrate and MyBatis, which a plain file must not hide.
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "--\\s*(?:\\+\\s*(?:goose|migrate)\\b.*|//\\s*@undo\\b.*)", Pattern.CASE_INSENSITIVE);

  boolean hasOption() {
    return text.contains("transaction:");
  }

  /// The marks in `text`, in order.
  static List<SectionMark> in(String text) {
    List<SectionMark> marks = new ArrayList<>();
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int next = feed < 0 ? text.length() : feed + 1;
      if (mayBeMark(text, start, next)) {
        String content = text.substring(start, next).strip();
        int at = start;
        int on = line;
        kindOf(content).ifPresent(kind -> marks.add(new SectionMark(kind, on, at, next, content)));
      }
      start = next;
      line++;
    }
    return marks;
  }

  private static boolean mayBeMark(String text, int start, int next) {
    int i = start;
    while (i < next && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return next - i < 200 && text.startsWith("--", i);
  }

  private static Optional<Kind> kindOf(String line) {
    Matcher exact = EXACT.matcher(line);
    if (exact.matches()) {
      return Optional.of(exact.group(1).equals("up") ? Kind.UP : Kind.DOWN);
    }
    return ALMOST.matcher(line).matches() || OF_OTHERS.matcher(line).matches()
        ? Optional.of(Kind.MISSPELT)
        : Optional.empty();
  }
}
