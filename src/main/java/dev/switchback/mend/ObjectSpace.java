package dev.switchback.mend;

/// The room that one table or index takes.
///
/// @param table the table that an index belongs to; its own name for a table
/// @param entries rows of a table, or entries of an index
/// @param payloadBytes what was stored
/// @param unusedBytes room within its pages that nothing stands in
/// @param jumps how often the next leaf in order isn't the next page of the file
/// @param leaves pages that hold entries
public record ObjectSpace(
    String name,
    String table,
    Type type,
    long pages,
    long bytes,
    long entries,
    long payloadBytes,
    long unusedBytes,
    long jumps,
    long leaves) {

  /// What it is.
  public enum Type {
    TABLE,
    INDEX,
    /// The list of objects, and what else is SQLite's own.
    OWN
  }

  /// Of hundred steps from leaf to leaf, how many are jumps; 0 where there is only one leaf.
  public int jumpsPercent() {
    return leaves < 2 ? 0 : (int) (jumps * 100 / (leaves - 1));
  }
}
