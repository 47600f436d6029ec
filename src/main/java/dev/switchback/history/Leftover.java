package dev.switchback.history;

import dev.switchback.migration.Tool;
import java.util.List;

/// A table that looks like what a tool left behind when rebuilding another was cut off. It may hold
/// the only copy of rows, so nothing here ever drops one.
///
/// @param table what was left
/// @param tools that call their tables so while they rebuild
/// @param original the table that was being rebuilt; empty where the name doesn't tell
/// @param presence whether that one is there
/// @param rows in `table`; counted up to [#MOST_COUNTED], one more stands for more
/// @param originalRows in `original`, counted in the same way; 0 when it isn't there
public record Leftover(
    String table,
    List<Tool> tools,
    String original,
    Presence presence,
    long rows,
    long originalRows) {
  public static final long MOST_COUNTED = 100_000;

  public Leftover {
    tools = List.copyOf(tools);
  }

  /// What became of the table that was being rebuilt.
  public enum Presence {
    /// Both are there.
    BOTH,
    /// The original is gone: its rows may be in the leftover only.
    LEFTOVER_ONLY,
    /// Nobody can tell from the name which table it was.
    UNKNOWN
  }
}
