package dev.switchback.ui.timeline;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.migration.TimelineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the lanes of a graph of migrations beside the rows of a timeline.
final class TimelineGraph {
  private TimelineGraph() {}

  /// The rows with their lanes; empty where the migrations stand in a line, which needs none.
  static Optional<List<TimelineItem>> beside(List<TimelineItem> rows) {
    if (rows.stream().map(TimelineGraph::node).allMatch(node -> node.parents().isEmpty())) {
      return Optional.empty();
    }
    Lanes lanes = Lanes.of(rows.stream().map(TimelineGraph::node).toList());
    if (lanes.count() < 2) {
      return Optional.empty();
    }
    List<TimelineItem> drawn = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      drawn.add(rows.get(i).beside(lanes.rows().get(i)));
    }
    return Optional.of(drawn);
  }

  private static Lanes.Node node(TimelineItem item) {
    return switch (item.event()) {
      case TimelineEvent.Waiting(TimelineRow row) -> node(Optional.of(row));
      case TimelineEvent.Happened happened -> node(happened.row());
      case TimelineEvent.Here _,
          TimelineEvent.Several _,
          TimelineEvent.Copied _,
          TimelineEvent.Did _ ->
          Lanes.Node.NONE;
    };
  }

  private static Lanes.Node node(Optional<TimelineRow> row) {
    return row.flatMap(TimelineRow::migration).map(TimelineGraph::node).orElse(Lanes.Node.NONE);
  }

  private static Lanes.Node node(Migration migration) {
    Origin origin = migration.origin();
    return new Lanes.Node(
        origin.key().isEmpty() ? migration.version().text() : origin.key(),
        origin.lineage().parents());
  }
}
