package dev.switchback.template;

/// What a person should know before running a rebuild.
public sealed interface RebuildNote {
  /// The column's values are gone afterwards; the way back puts `filler` there.
  record ValuesLost(String column, String filler) implements RebuildNote {}

  /// The way back keeps the changed values.
  record ValuesChanged(String column) implements RebuildNote {}

  /// An index, trigger or view can't live with the new table, and isn't made again.
  record LeftOut(String type, String name, String why) implements RebuildNote {}

  /// It is made again, and mentions a dropped column.
  record Mentions(String type, String name, String column) implements RebuildNote {}

  /// A constraint that was about a dropped column only goes with it.
  record ConstraintDropped(String constraint) implements RebuildNote {}

  /// No name is free under which rowids could be read.
  record RowidsNotKept(String table) implements RebuildNote {}

  /// It was broken before, and is made again as it is.
  record BrokenBefore(String type, String name) implements RebuildNote {}
}
