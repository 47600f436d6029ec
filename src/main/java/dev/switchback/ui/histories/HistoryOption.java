package dev.switchback.ui.histories;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Mapping;
import dev.switchback.migration.Tool;
import java.util.List;
import java.util.Optional;

/// One answer to the question which history counts.
public sealed interface HistoryOption {

  /// The table it stands in; empty where there is none.
  String table();

  /// Whatever is recognised, also when that changes.
  record Automatic(Optional<FoundHistory> now) implements HistoryOption {
    @Override
    public String table() {
      return now.map(FoundHistory::table).orElse("");
    }
  }

  /// One that was recognised.
  record Recognised(FoundHistory history) implements HistoryOption {
    @Override
    public String table() {
      return history.table();
    }
  }

  /// A table that looks like a home-made history, or was said to be one.
  ///
  /// @param tool which of the ways of home-made runners it is read in
  record HomeMade(Tool tool, Mapping mapping, List<String> reasons) implements HistoryOption {
    public HomeMade {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String table() {
      return mapping.table();
    }
  }

  /// A tool and a table that somebody names.
  record Named(Tool tool, String table) implements HistoryOption {}

  /// What is remembered of it.
  ///
  /// @param mapping how a home-made table is to be read
  default HistoryChoice choice(Optional<Mapping> mapping) {
    return switch (this) {
      case Automatic _ -> HistoryChoice.FOUND;
      case Recognised(FoundHistory history) ->
          new HistoryChoice(
              Optional.of(history.tool()),
              Optional.of(history.table()).filter(table -> !table.isEmpty()),
              Optional.empty());
      case HomeMade(Tool tool, var _, var _) ->
          new HistoryChoice(Optional.of(tool), mapping.map(Mapping::table), mapping);
      case Named(Tool tool, String table) ->
          new HistoryChoice(
              Optional.of(tool),
              Optional.of(table).filter(name -> !name.isEmpty()),
              tool.isHomeMade() ? mapping : Optional.empty());
    };
  }
}
