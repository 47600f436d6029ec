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
/// @param rule the column or the rule it concerns, as it is written in the table
/// @param count how many messages, or rows, are grouped here
/// @param rows the first rows it concerns, by their rowids, where they have some
/// @param originals SQLite's own messages, the first few
public record Finding(
    Kind kind,
    Optional<String> table,
    Optional<String> index,
    OptionalLong page,
    Optional<String> rule,
    long count,
    List<Long> rows,
    List<String> originals) {
  public Finding {
    rows = List.copyOf(rows);
    originals = List.copyOf(originals);
  }

  /// One of which neither rule nor rows are known.
  public Finding(
      Kind kind,
      Optional<String> table,
      Optional<String> index,
      OptionalLong page,
      long count,
      List<String> originals) {
    this(kind, table, index, page, Optional.empty(), count, List.of(), originals);
  }

  /// What helps, the mildest first. Nothing of it is done by itself.
  public List<Cure> cures() {
    return switch (kind) {
      case INDEX_ENTRY_MISSING, INDEX_ENTRY_COUNT -> List.of(Cure.REINDEX, Cure.SALVAGE);
      case INDEX_NOT_UNIQUE -> List.of(Cure.CORRECT_ROWS, Cure.REINDEX);
      case NULL_IN_NOT_NULL,
          CHECK_BROKEN,
          WRONG_TYPE,
          NOT_UNIQUE,
          FOREIGN_KEY_BROKEN,
          FOREIGN_KEY_MISMATCH ->
          List.of(Cure.CORRECT_ROWS);
      case SPACE_NOT_ACCOUNTED, POINTER_MAP -> List.of(Cure.COMPACT);
      case FREE_LIST -> List.of(Cure.COMPACT, Cure.RESTORE, Cure.SALVAGE);
      case ROWS_OUT_OF_ORDER -> List.of(Cure.REBUILD_TABLE, Cure.RESTORE, Cure.SALVAGE);
      case DAMAGED_PAGE ->
          index.isPresent()
              ? List.of(Cure.REINDEX, Cure.RESTORE, Cure.SALVAGE)
              : List.of(Cure.RESTORE, Cure.SALVAGE);
      case TEXT_SEARCH -> List.of(Cure.REBUILD_SEARCH);
      case SPATIAL_INDEX -> List.of(Cure.RESTORE, Cure.SALVAGE);
      case NOT_CHECKABLE -> List.of(Cure.OTHER_PROGRAM);
      case NOT_READABLE, STRUCTURE_BROKEN, OTHER -> List.of(Cure.RESTORE, Cure.SALVAGE);
    };
  }

  /// What can be wrong.
  public enum Kind {
    INDEX_ENTRY_MISSING(Verdict.INDEX_PROBLEM),
    INDEX_ENTRY_COUNT(Verdict.INDEX_PROBLEM),
    INDEX_NOT_UNIQUE(Verdict.INDEX_PROBLEM),
    NULL_IN_NOT_NULL(Verdict.RULES_BROKEN),
    CHECK_BROKEN(Verdict.RULES_BROKEN),
    WRONG_TYPE(Verdict.RULES_BROKEN),
    /// Rows that are equal where no two may be, seen in the table itself.
    NOT_UNIQUE(Verdict.RULES_BROKEN),
    FOREIGN_KEY_BROKEN(Verdict.RULES_BROKEN),
    FOREIGN_KEY_MISMATCH(Verdict.RULES_BROKEN),
    SPACE_NOT_ACCOUNTED(Verdict.SPACE_NOT_ACCOUNTED),
    FREE_LIST(Verdict.DAMAGED),
    /// What an auto-vacuum database notes of who points to which page.
    POINTER_MAP(Verdict.DAMAGED),
    DAMAGED_PAGE(Verdict.DAMAGED),
    ROWS_OUT_OF_ORDER(Verdict.DAMAGED),
    TEXT_SEARCH(Verdict.DAMAGED),
    /// An R-tree doesn't agree with its own tables.
    SPATIAL_INDEX(Verdict.DAMAGED),
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
