package dev.switchback.history;

import dev.switchback.migration.Blockage;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Tool;
import java.util.List;

/// What a tool's history says, before it is joined with the files.
///
/// @param table where it stands; empty where it is no table
/// @param state what is applied, in the tool's own terms
/// @param blockages what keeps the tool from going on
/// @param mark another number when anything in it changed
public record Recorded(Tool tool, String table, State state, List<Blockage> blockages, long mark) {
  public Recorded {
    blockages = List.copyOf(blockages);
  }

  /// What is applied, in one of the ways that tools remember it.
  public sealed interface State {

    /// A row for each event. The versions are numbers, or texts whose place isn't known yet.
    record Events(List<HistoryEntry> entries) implements State {
      public Events {
        entries = List.copyOf(entries);
      }
    }

    /// One row: everything up to and with this entry's version is applied.
    record Position(HistoryEntry entry) implements State {}

    /// The heads of a graph: they and all their ancestors are applied.
    record Heads(List<HistoryEntry> entries) implements State {
      public Heads {
        entries = List.copyOf(entries);
      }
    }

    /// A number: the first `applied` migrations are.
    record Count(long applied) implements State {}
  }

  /// Nothing remembered yet.
  public static Recorded nothing(Tool tool, String table) {
    return new Recorded(tool, table, new State.Events(List.of()), List.of(), 0);
  }
}
