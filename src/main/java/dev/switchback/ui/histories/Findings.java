package dev.switchback.ui.histories;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Mapping;
import dev.switchback.migration.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What there is to choose a history from.
///
/// @param chosen what somebody decided before
/// @param recognised the one that counts when nobody decides; empty when none is recognised
/// @param found all that are recognised
/// @param guesses tables that look like a home-made history, the likeliest first
/// @param fitting the tables that can be read as each tool's history, by tool
/// @param columns the columns of every table that may be a history, by table
public record Findings(
    HistoryChoice chosen,
    Optional<FoundHistory> recognised,
    List<FoundHistory> found,
    List<Guess> guesses,
    Map<Tool, List<String>> fitting,
    Map<String, List<String>> columns) {
  public Findings {
    found = List.copyOf(found);
    guesses = List.copyOf(guesses);
    fitting = Map.copyOf(fitting);
    columns = Map.copyOf(columns);
  }

  /// A table that could be somebody's own history, and how it would be read.
  ///
  /// @param reasons what speaks for it, in words
  public record Guess(Mapping mapping, List<String> reasons) {
    public Guess {
      reasons = List.copyOf(reasons);
    }
  }
}
