package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows of which nothing is left but their entries in indexes: the rowid, and the columns that are
/// indexed. They are kept aside as that, never passed off as rows.
final class IndexTraces {
  /// So many rows of a table are put together from several indexes; of the others each entry is
  /// kept by itself, so that memory stays bounded.
  private static final int MOST = 200_000;

  private final Survey survey;
  private final TableWriter writer;
  private final SideTable aside;
  private final Map<Long, Trace> traces = new HashMap<>();

  /// @param writer of a table whose rows have all been written
  IndexTraces(Survey survey, TableWriter writer, SideTable aside) {
    this.survey = survey;
    this.writer = writer;
    this.aside = aside;
  }

  /// What is known of a row, by the place in its record.
  private static final class Trace {
    private final int page;
    private final Value[] values;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Set<String> indexes = new LinkedHashSet<>();

    Trace(int page, int places) {
      this.page = page;
      this.values = new Value[places];
      java.util.Arrays.fill(values, new Value.Null());
    }
  }

  /// Keeps what the indexes of `tree` know of rows that it has not.
  void keep(Tree tree) {
    TableShape shape = tree.table().orElseThrow();
    Map<String, Tree> indexes = survey.indexTrees();
    for (IndexShape index : shape.indexes()) {
      Tree entries = indexes.get(index.name());
      if (entries != null && shape.isRowid() && mayKnowMore(tree, entries)) {
        boolean onlyHoles = tree.damagedPages().size() == 0 && writer.partial() == 0;
        RowReader.each(survey, entries, entry -> learn(tree, index, entry, onlyHoles));
      }
    }
    traces.forEach((rowid, trace) -> keep(shape, rowid, trace));
    traces.clear();
  }

  private boolean mayKnowMore(Tree tree, Tree entries) {
    boolean whole = tree.problems() == 0 && tree.damagedPages().size() == 0;
    return !whole || writer.partial() > 0 || entries.cells() > writer.written();
  }

  /// @param onlyHoles whether every page of the table that was found gave all of its rows
  private void learn(Tree tree, IndexShape index, FoundRow entry, boolean onlyHoles) {
    TableShape shape = tree.table().orElseThrow();
    List<Value> record = entry.values();
    boolean readable =
        entry.soundness().isGood()
            && record.size() == index.columns().size() + 1
            && record.getLast() instanceof Value.Whole;
    if (!readable) {
      return;
    }
    long rowid = ((Value.Whole) record.getLast()).number();
    if ((onlyHoles && tree.ranges().contains(rowid)) || writer.has(rowid)) {
      return;
    }
    boolean room = traces.containsKey(rowid) || traces.size() < MOST;
    Trace trace =
        room
            ? traces.computeIfAbsent(
                rowid, it -> new Trace(entry.page(), shape.recordOrder().size()))
            : new Trace(entry.page(), shape.recordOrder().size());
    trace.indexes.add(index.name());
    for (int i = 0; i < index.columns().size(); i++) {
      int column = index.columns().get(i);
      int place = column < 0 ? -1 : shape.recordOrder().indexOf(column);
      if (place >= 0) {
        trace.values[place] = record.get(i);
        trace.columns.add(shape.columns().get(column).name());
      }
    }
    if (!room) {
      keep(shape, rowid, trace);
    }
  }

  private void keep(TableShape shape, long rowid, Trace trace) {
    String reason =
        "only "
            + String.join(", ", trace.columns)
            + " known, from "
            + trace.indexes.stream().map(name -> "index " + name).collect(Collectors.joining(", "));
    aside.keep(
        shape.name(),
        reason,
        new FoundRow(
            trace.page, 0, rowid, new ArrayList<>(List.of(trace.values)), FoundRow.Soundness.SOUND),
        shape.rootPage(),
        OptionalLong.of(rowid));
  }
}
