package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tables for rows whose own table nobody knows, because the page of the schema that named it is
/// gone. A tree with its root makes a table; single leaves are put together when their records look
/// alike and their rowids don't overlap.
final class RecoveredTables {
  private static final int ENOUGH_TO_BE_ROWID = 1;

  private final Survey survey;
  private final Set<String> taken;
  private final Map<String, List<Group>> byLook = new LinkedHashMap<>();
  private int number;

  RecoveredTables(Survey survey, Set<String> taken) {
    this.survey = survey;
    this.taken = taken;
  }

  private record Group(TableShape shape, Ranges ranges) {}

  /// The table for a stray; empty when nothing of it could be read.
  Optional<TableShape> of(Tree stray) {
    List<FoundRow> rows = RowReader.sample(survey, stray);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String look = look(rows);
    if (stray.pages().size() == 1) {
      for (Group group : byLook.getOrDefault(look, List.of())) {
        if (!group.ranges().overlapsAny(stray.ranges())) {
          group.ranges().addAll(stray.ranges());
          return Optional.of(group.shape());
        }
      }
    }
    Group group = new Group(shape(stray, rows), new Ranges());
    group.ranges().addAll(stray.ranges());
    if (stray.pages().size() == 1) {
      byLook.computeIfAbsent(look, it -> new ArrayList<>()).add(group);
    }
    return Optional.of(group.shape());
  }

  /// How many values records have, and of which classes those are that always are of one.
  private static String look(List<FoundRow> rows) {
    int width = rows.stream().mapToInt(row -> row.values().size()).max().orElse(0);
    StringBuilder look = new StringBuilder();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<String> classes =
          rows.stream()
              .filter(row -> row.values().size() > column)
              .map(row -> row.values().get(column).getClass().getSimpleName())
              .filter(name -> !name.equals("Null"))
              .distinct()
              .toList();
      look.append(classes.size() == 1 ? classes.getFirst().charAt(0) : '?');
    }
    return look.toString();
  }

  private TableShape shape(Tree stray, List<FoundRow> rows) {
    int[] widest = {1};
    RowReader.each(survey, stray, row -> widest[0] = Math.max(widest[0], row.values().size()));
    int width = widest[0];
    int rowidColumn =
        rows.size() >= ENOUGH_TO_BE_ROWID
                && rows.stream().allMatch(row -> row.values().getFirst() instanceof Value.Null)
            ? 0
            : -1;
    String name;
    do {
      number++;
      name = "recovered_" + number;
    } while (taken.contains(name));
    List<ColumnShape> columns = new ArrayList<>();
    StringBuilder sql = new StringBuilder("CREATE TABLE ").append(name).append('(');
    int room = Math.min(width, 1900);
    for (int i = 0; i < room; i++) {
      sql.append(i == 0 ? "c" : ", c").append(i);
      sql.append(i == rowidColumn ? " INTEGER PRIMARY KEY" : "");
      columns.add(
          new ColumnShape(
              "c" + i, "", Affinity.BLOB, false, false, false, ColumnShape.Stored.WRITTEN));
    }
    sql.append(')');
    return new TableShape(
        name,
        sql.toString(),
        stray.root(),
        TableShape.Kind.ROWID,
        columns,
        rowidColumn,
        java.util.stream.IntStream.range(0, room).boxed().toList(),
        Collections.emptyList(),
        TableShape.Made.AS_WRITTEN);
  }
}
