package dev.switchback.lint;

import dev.switchback.template.InPlaceFinding;
import java.util.Optional;

/// Where and why a rule isn't met.
///
/// @param part which of its texts
/// @param line 1-based in the file; 0 when it is about the whole
/// @param subject what it is about: a name, a version, a keyword
/// @param detail what completes the sentence; empty where nothing does
/// @param inPlace what SQLite can't do, where that is it
public record Spot(
    Part part,
    int line,
    What what,
    String subject,
    String detail,
    Optional<InPlaceFinding> inPlace) {

  Spot(Part part, int line, What what, String subject, String detail) {
    this(part, line, what, subject, detail, Optional.empty());
  }

  /// One of a migration's texts.
  public enum Part {
    UP,
    DOWN
  }

  /// The kinds, each with its sentence.
  public enum What {
    UNREADABLE,
    NO_DESCRIPTION,
    EMPTY_DESCRIPTION,
    NO_WAY_BACK,
    NOT_TRIED,
    EDITED,
    NOT_REPEATABLE,
    ALSO_DATA,
    DESTRUCTIVE,
    CASCADES,
    RENAMED_FIRST,
    CONTROLS_TRANSACTION,
    NEEDS_NO_TRANSACTION,
    GAP,
    FUTURE,
    BYTE_ORDER_MARK,
    MIXED_LINE_ENDS,
    IN_PLACE
  }

  static Spot whole(What what, String subject) {
    return new Spot(Part.UP, 0, what, subject, "");
  }
}
