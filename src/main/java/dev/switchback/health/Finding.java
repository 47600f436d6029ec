package dev.switchback.health;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One group of things that a check found: what it is, where, and how often.
///
/// @param kind what is wrong; its sentence and cure stand in `words.properties` under `finding.…`
/// @param table the table it concerns, where SQLite tells
/// @param index the index it concerns
/// @param page the first page it concerns, 1-based
/// @param count how many messages are grouped here
/// @param originals SQLite's own messages, the first few
public record Finding(
    Kind kind,
    Optional<String> table,
    Optional<String> index,
    OptionalLong page,
    long count,
    List<String> originals) {
  public Finding {
    originals = List.copyOf(originals);
  }

  /// What can be wrong.
  public enum Kind {
    INDEX_ENTRY_MISSING(Verdict.INDEX_PROBLEM),
    INDEX_ENTRY_COUNT(Verdict.INDEX_PROBLEM),
    INDEX_NOT_UNIQUE(Verdict.INDEX_PROBLEM),
    NULL_IN_NOT_NULL(Verdict.RULES_BROKEN),
    CHECK_BROKEN(Verdict.RULES_BROKEN),
    WRONG_TYPE(Verdict.RULES_BROKEN),
    FOREIGN_KEY_BROKEN(Verdict.RULES_BROKEN),
    FOREIGN_KEY_MISMATCH(Verdict.RULES_BROKEN),
    SPACE_NOT_ACCOUNTED(Verdict.SPACE_NOT_ACCOUNTED),
    FREE_LIST(Verdict.DAMAGED),
    DAMAGED_PAGE(Verdict.DAMAGED),
    ROWS_OUT_OF_ORDER(Verdict.DAMAGED),
    TEXT_SEARCH(Verdict.DAMAGED),
    /// Needs a collation, function or module of the application.
    NOT_CHECKABLE(Verdict.NOT_ALL_CHECKED),
    /// The whole file can't be read as a database.
    NOT_READABLE(Verdict.CANNOT_BE_OPENED),
    /// It is a database, but so damaged that the check itself can't be carried out.
    STRUCTURE_BROKEN(Verdict.CANNOT_BE_OPENED),
    OTHER(Verdict.DAMAGED);

    private final Verdict verdict;

    Kind(Verdict verdict) {
      this.verdict = verdict;
    }

    public Verdict verdict() {
      return verdict;
    }
  }
}
