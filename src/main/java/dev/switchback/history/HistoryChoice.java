package dev.switchback.history;

import dev.switchback.migration.Tool;
import java.util.Optional;

/// Which history of a database counts, as far as somebody said so.
///
/// @param tool empty to take the one that is recognised
/// @param table the table it stands in; empty for the one that is found, or else the tool's usual
///     one
/// @param mapping how a home-made table is read; empty for the proposed mapping
public record HistoryChoice(
    Optional<Tool> tool, Optional<String> table, Optional<Mapping> mapping) {
  /// Whatever is found.
  public static final HistoryChoice FOUND =
      new HistoryChoice(Optional.empty(), Optional.empty(), Optional.empty());

  public static HistoryChoice of(Tool tool) {
    return new HistoryChoice(Optional.of(tool), Optional.empty(), Optional.empty());
  }
}
