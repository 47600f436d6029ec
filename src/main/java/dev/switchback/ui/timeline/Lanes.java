package dev.switchback.ui.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lays a graph out beside a list: which lane each row stands in, and how the lanes run past it.
/// Pure.
///
/// A lane leads from a child down to its parent. It begins below the child and ends where the
/// parent stands, so two children of one parent run side by side until there. A parent that isn't
/// further down has no lane.
///
/// @param rows one for each row of the list
/// @param count how many lanes are side by side at most
public record Lanes(List<Row> rows, int count) {
  public Lanes {
    rows = List.copyOf(rows);
  }

  /// A row of the list.
  ///
  /// @param key what others call it as their parent; empty for a row that isn't part of the graph
  /// @param parents what it stands on
  public record Node(String key, List<String> parents) {
    /// A row that isn't part of the graph.
    public static final Node NONE = new Node("", List.of());

    public Node {
      parents = List.copyOf(parents);
    }
  }

  /// What is drawn beside one row.
  ///
  /// @param lane where its point stands; -1 without one
  /// @param kind what kind of point it is
  /// @param above from the upper edge to the middle
  /// @param below from the middle to the lower edge
  /// @param count how many lanes there are in the whole list
  public record Row(int lane, Kind kind, List<Piece> above, List<Piece> below, int count) {
    public Row {
      above = List.copyOf(above);
      below = List.copyOf(below);
    }
  }

  /// The kinds of points.
  public enum Kind {
    /// A row that isn't part of the graph: lanes only run past it.
    NONE,
    STEP,
    /// It stands on several.
    MERGE
  }

  /// A piece of a lane.
  ///
  /// @param from the lane at its upper end
  /// @param to the lane at its lower end
  public record Piece(int from, int to) {
    boolean isStraight() {
      return from == to;
    }
  }

  /// @param nodes from top to bottom, children above their parents
  public static Lanes of(List<Node> nodes) {
    Layout layout = new Layout(nodes);
    for (int i = 0; i < nodes.size(); i++) {
      layout.place(i);
    }
    int count = layout.most;
    return new Lanes(
        layout.rows.stream()
            .map(row -> new Row(row.lane(), row.kind(), row.above(), row.below(), count))
            .toList(),
        count);
  }

  private static final class Layout {
    private final List<Node> nodes;

    /// What stands further down, each with the row it stands in.
    private final Map<String, Integer> places = new HashMap<>();

    /// What each lane leads to; empty for a free one.
    private final List<String> open = new ArrayList<>();

    private final List<Row> rows = new ArrayList<>();
    private int most;

    Layout(List<Node> nodes) {
      this.nodes = nodes;
      for (int i = 0; i < nodes.size(); i++) {
        if (!nodes.get(i).key().isEmpty()) {
          places.putIfAbsent(nodes.get(i).key(), i);
        }
      }
    }

    void place(int index) {
      Node node = nodes.get(index);
      boolean isPoint = !node.key().isEmpty() && places.getOrDefault(node.key(), -1) == index;
      List<Piece> above = new ArrayList<>();
      int lane = isPoint ? laneOf(node.key()) : -1;
      for (int i = 0; i < open.size(); i++) {
        if (isPoint && open.get(i).equals(node.key())) {
          above.add(new Piece(i, lane));
        } else if (!open.get(i).isEmpty()) {
          above.add(new Piece(i, i));
        }
      }
      List<Piece> below = new ArrayList<>();
      if (isPoint) {
        open.replaceAll(key -> key.equals(node.key()) ? "" : key);
      }
      for (int i = 0; i < open.size(); i++) {
        if (!open.get(i).isEmpty()) {
          below.add(new Piece(i, i));
        }
      }
      if (isPoint) {
        leave(lane, parentsBelow(node, index), below);
      }
      trim();
      rows.add(new Row(lane, kind(node, isPoint), above, below, 0));
    }

    private static Kind kind(Node node, boolean isPoint) {
      if (!isPoint) {
        return Kind.NONE;
      }
      return node.parents().size() > 1 ? Kind.MERGE : Kind.STEP;
    }

    /// The lane that leads here, the leftmost of several, or a free one.
    private int laneOf(String key) {
      int lane = open.indexOf(key);
      return lane >= 0 ? lane : free();
    }

    private int free() {
      int lane = open.indexOf("");
      if (lane < 0) {
        open.add("");
        lane = open.size() - 1;
      }
      most = Math.max(most, open.size());
      return lane;
    }

    private List<String> parentsBelow(Node node, int index) {
      Set<String> seen = new HashSet<>();
      return node.parents().stream()
          .filter(parent -> places.getOrDefault(parent, -1) > index && seen.add(parent))
          .toList();
    }

    /// The first parent keeps the lane of the child; others get lanes of their own, or the one that
    /// leads there already.
    private void leave(int lane, List<String> parents, List<Piece> below) {
      boolean isFirst = true;
      for (String parent : parents) {
        int to = lane;
        if (isFirst) {
          open.set(lane, parent);
          isFirst = false;
        } else {
          to = open.indexOf(parent) >= 0 ? open.indexOf(parent) : free();
          open.set(to, parent);
        }
        below.add(new Piece(lane, to));
      }
    }

    /// Free lanes on the right are given back.
    private void trim() {
      while (!open.isEmpty() && open.getLast().isEmpty()) {
        open.removeLast();
      }
    }
  }
}
