package dev.switchback.salvage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds leaves that stand where another one should be, and look right: pages that were swapped or
/// doubled between tables that look alike. An index that is whole, and tells another number of rows
/// than the table has, knows none of their rows.
final class IndexCheck {
  private static final int ROWS = 12;
  private static final int ENOUGH = 3;
  private static final double NEARLY_ALL = 0.9;

  private final Survey survey;
  private final Map<Tree, Known> known = new HashMap<>();

  private IndexCheck(Survey survey) {
    this.survey = survey;
  }

  private record Known(IndexShape index, IndexEntries entries) {}

  /// Takes such leaves out of their trees, so that they can be found to belong elsewhere.
  static void run(Survey survey) {
    IndexCheck check = new IndexCheck(survey);
    for (Tree tree : survey.trees()) {
      tree.table().filter(TableShape::isRowid).ifPresent(shape -> check.learn(tree, shape));
    }
    if (!check.known.isEmpty()) {
      for (Tree tree : survey.trees()) {
        tree.table().filter(TableShape::isRowid).ifPresent(shape -> check.look(tree, shape));
      }
    }
  }

  private void learn(Tree tree, TableShape shape) {
    Map<String, Tree> indexes = survey.indexTrees();
    for (IndexShape index : shape.indexes()) {
      Tree entries = indexes.get(index.name());
      boolean tells =
          entries != null
              && entries.problems() == 0
              && entries.damagedPages().size() == 0
              && !index.isPartial()
              && !index.columns().contains(IndexShape.EXPRESSION);
      if (tells && java.util.Objects.requireNonNull(entries).cells() != tree.cells()) {
        IndexEntries all = IndexEntries.withoutRow(survey, entries, new Ranges());
        if (all.isUsable()) {
          known.put(tree, new Known(index, all));
          return;
        }
      }
    }
  }

  private void look(Tree tree, TableShape shape) {
    Set<Integer> strange = new HashSet<>();
    for (int i = 0; i < tree.pages().size(); i++) {
      int page = tree.pages().get(i);
      List<FoundRow> rows = new ArrayList<>();
      RowReader.onPage(
          survey,
          tree,
          page,
          row -> {
            if (rows.size() < ROWS && row.soundness().isGood()) {
              rows.add(row);
            }
          });
      if (rows.size() >= ENOUGH && isStrange(tree, shape, rows)) {
        strange.add(page);
      }
    }
    if (!strange.isEmpty() && strange.size() < tree.pages().size()) {
      tree.eject(strange, survey);
    }
  }

  private boolean isStrange(Tree tree, TableShape shape, List<FoundRow> rows) {
    Known own = known.get(tree);
    if (own != null) {
      return own.entries().share(rows, shape, own.index()) == 0;
    }
    return known.entrySet().stream()
        .anyMatch(
            other -> {
              TableShape theirs = other.getKey().table().orElseThrow();
              return rows.stream().allMatch(row -> theirs.canHold(row.values()))
                  && other.getValue().entries().share(rows, theirs, other.getValue().index())
                      >= NEARLY_ALL;
            });
  }
}
