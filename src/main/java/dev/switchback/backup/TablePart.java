package dev.switchback.backup;

import java.util.List;
import java.util.OptionalLong;

/// One table that is put back from a backup, and what depends on it.
///
/// @param how into the table that is there, or as a new one
/// @param columns whose values come from the backup
/// @param filled columns that the backup's table doesn't have: they get their default in every row
/// @param otherwise whether the two tables are made differently in other ways: today's stays as it
///     is, and rows that don't fit it stop the restore
/// @param triggers that would fire and are put aside while the rows are written; for a table that
///     is made new, those that are made with it
/// @param indexes on it; they follow by themselves
/// @param views that show its rows
/// @param refersTo tables that its foreign keys lead to
/// @param referredBy tables whose foreign keys lead to it
/// @param sequence the number that AUTOINCREMENT goes on from: the higher one of both; empty for a
///     table without
public record TablePart(
    String table,
    How how,
    List<String> columns,
    List<String> filled,
    boolean otherwise,
    List<String> triggers,
    List<String> indexes,
    List<String> views,
    List<String> refersTo,
    List<String> referredBy,
    OptionalLong sequence) {
  public TablePart {
    columns = List.copyOf(columns);
    filled = List.copyOf(filled);
    triggers = List.copyOf(triggers);
    indexes = List.copyOf(indexes);
    views = List.copyOf(views);
    refersTo = List.copyOf(refersTo);
    referredBy = List.copyOf(referredBy);
  }

  /// Whether the table is there today.
  public enum How {
    INTO_TODAYS,
    MADE_NEW
  }
}
