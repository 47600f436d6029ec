package dev.switchback.command;

import dev.switchback.failure.SqlFailed;
import dev.switchback.health.ForeignKeys;
import dev.switchback.history.Histories;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Recorded;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.schema.RowCounts;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.work.Work;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is in a database at one moment, as far as it is counted.
///
/// @param applied what its history says is applied, in the tool's own words; empty when it has none
///     that is understood
record Inventory(
    SchemaSnapshot schema,
    Map<String, Long> rows,
    ForeignKeys.Result foreignKeys,
    List<String> applied) {
  static final Inventory EMPTY =
      new Inventory(
          new SchemaSnapshot(List.of(), Map.of()),
          Map.of(),
          new ForeignKeys.Result(List.of(), List.of()),
          List.of());

  static Inventory of(Session session, HistoryChoice choice, Work work) {
    return new Inventory(
        SchemaSnapshot.of(session),
        RowCounts.of(session, work),
        ForeignKeys.check(session),
        applied(session, choice));
  }

  private static List<String> applied(Session session, HistoryChoice choice) {
    try {
      Recorded recorded = Histories.standard().read(session, choice);
      return switch (recorded.state()) {
        case Recorded.State.Events(List<HistoryEntry> entries) -> applied(entries);
        case Recorded.State.Position(HistoryEntry entry) -> applied(List.of(entry));
        case Recorded.State.Heads(List<HistoryEntry> entries) -> applied(entries);
        case Recorded.State.Count(long count) -> List.of(String.valueOf(count));
      };
    } catch (SqlFailed | SqliteError | IllegalArgumentException notUnderstood) {
      return List.of();
    }
  }

  private static List<String> applied(List<HistoryEntry> entries) {
    Set<String> applied = new LinkedHashSet<>();
    for (HistoryEntry entry : entries) {
      switch (entry.event()) {
        case APPLIED, STAMPED -> applied.add(entry.version().text());
        case ROLLED_BACK -> applied.remove(entry.version().text());
        case FAILED -> {}
      }
    }
    return List.copyOf(applied);
  }
}
