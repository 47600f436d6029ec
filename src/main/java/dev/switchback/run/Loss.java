package dev.switchback.run;

/// Rows that a migration took out of a table.
///
/// @param rows how many fewer there are
public record Loss(String table, long rows, Cause cause) {

  /// What in the migration explains it.
  public enum Cause {
    /// It drops the table.
    DROPPED,
    /// It deletes from the table, or replaces rows in it.
    DELETED,
    /// It makes the table anew, and not all rows came back.
    REBUILT,
    /// Nothing: no statement of it deletes from the table. A foreign key's action did, or a
    /// trigger.
    UNEXPLAINED
  }
}
