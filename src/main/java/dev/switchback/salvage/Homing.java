package dev.switchback.salvage;

import dev.switchback.salvage.page.FreeList;
import dev.switchback.salvage.page.PointerMap;
import dev.switchback.salvage.page.Value;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Gives pages without a parent back to the tables they come from, by evidence.
///
/// That a page looks like a table's is never enough (decision 32): tables look alike. What counts
/// is the pointer map, a gap in a table that the page's rowids fill, entries of the table's indexes
/// for rows that are missing, and that no other table can have lost this page.
final class Homing {
  private static final int DEEPEST = 12;
  private static final int PROFILED_PAGES = 150;
  private static final double MOST = 0.5;
  private static final double HARDLY_ANY = 0.05;

  private final Survey survey;
  private final Work work;
  private final Map<Integer, Tree> lostParents = new HashMap<>();
  private final Map<Tree, IndexEntries> entries = new HashMap<>();
  private final Map<Tree, List<FoundRow>> samples = new HashMap<>();
  private final Map<Tree, Profile> profiles = new HashMap<>();

  private Homing(Survey survey, Work work) {
    this.survey = survey;
    this.work = work;
  }

  /// Moves pages from [Survey#strays] to the tables they belong to.
  static void run(Survey survey, Work work) {
    Homing homing = new Homing(survey, work);
    homing.byPointerMap();
    homing.byRoots();
    homing.byEvidence(false);
    homing.byEvidence(true);
    homing.byPointersThatHold();
  }

  private record Verdict(Tree tree, Tree.Way way) {}

  private void adopt(Tree stray, Verdict verdict) {
    Tree tree = verdict.tree();
    if (profiles.containsKey(tree) && !profiles.get(tree).tells()) {
      profiles.remove(tree);
    }
    tree.adopt(stray, verdict.way());
    tree.holes().removeIf(hole -> isFilledBy(hole, stray));
    for (int i = 0; i < stray.pages().size(); i++) {
      survey.roles().claim(stray.pages().get(i), PageRoles.Role.BTREE, tree.id());
    }
    survey.roles().claim(stray.root(), PageRoles.Role.BTREE, tree.id());
  }

  /// A hole between two surviving neighbours is filled by one page whose rowids lie in between; a
  /// larger one may lack more.
  private static boolean isFilledBy(Hole hole, Tree stray) {
    return stray.isOfTable()
        && hole.isBounded()
        && hole.holds(stray.smallest(), stray.largest())
        && hole.high() == stray.largest();
  }

  private void byPointerMap() {
    if (survey.map().isEmpty()) {
      return;
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Iterator<Tree> each = survey.strays().iterator(); each.hasNext(); ) {
        Tree stray = each.next();
        Optional<Tree> home =
            ownerByMap(stray.root()).filter(tree -> tree.isOfTable() == stray.isOfTable());
        if (home.isPresent() && canBe(stray, home.get())) {
          adopt(stray, new Verdict(home.get(), Tree.Way.BY_POINTER_MAP));
          each.remove();
          changed = true;
        }
      }
    }
  }

  /// The tree of the nearest ancestor that is known, where the map names the parents.
  private Optional<Tree> ownerByMap(int page) {
    PointerMap map = survey.map().orElseThrow();
    int at = page;
    for (int i = 0; i < DEEPEST; i++) {
      Optional<PointerMap.Entry> entry = map.of(at);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      if (entry.get().kind() == PointerMap.Kind.ROOT) {
        int root = at;
        return survey.trees().stream().filter(tree -> tree.root() == root).findFirst();
      }
      if (entry.get().kind() != PointerMap.Kind.BTREE) {
        return Optional.empty();
      }
      at = entry.get().parent();
      Optional<Tree> owner =
          survey.roles().of(at) == PageRoles.Role.BTREE
              ? survey.treeOf(survey.roles().owner(at))
              : Optional.ofNullable(lostParent(at));
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }

  private @org.jspecify.annotations.Nullable Tree lostParent(int page) {
    if (lostParents.isEmpty()) {
      for (Tree tree : survey.trees()) {
        tree.holes().forEach(hole -> lostParents.putIfAbsent(hole.page(), tree));
      }
    }
    return lostParents.get(page);
  }

  /// A schema from elsewhere names roots; a root that is there, and can be this table's, is its.
  private void byRoots() {
    for (Tree tree : survey.trees()) {
      if (tree.pages().size() == 0) {
        survey.strays().stream()
            .filter(stray -> stray.root() == tree.root() && canBe(stray, tree))
            .findFirst()
            .ifPresent(
                stray -> {
                  adopt(stray, new Verdict(tree, Tree.Way.BY_OLDER_ROOT));
                  survey.strays().remove(stray);
                  tree.holes().clear();
                  tree.holes().addAll(stray.holes());
                });
      }
    }
  }

  private void byEvidence(boolean alsoTheOnlyOne) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Tree stray : List.copyOf(survey.strays())) {
        work.cancellation().throwIfRequested("salvage");
        Optional<Verdict> verdict = verdict(stray, alsoTheOnlyOne);
        if (verdict.isPresent()) {
          adopt(stray, verdict.get());
          survey.strays().remove(stray);
          changed = true;
        }
      }
    }
  }

  private Optional<Verdict> verdict(Tree stray, boolean alsoTheOnlyOne) {
    List<Tree> possible = new ArrayList<>();
    List<Tree> byIndex = new ArrayList<>();
    for (Tree tree : survey.trees()) {
      if (hasRoom(stray, tree) && canBe(stray, tree) && !isUnlike(stray, tree)) {
        double share = stray.isOfTable() ? shareInIndexes(stray, tree) : Double.NaN;
        if (share >= MOST) {
          byIndex.add(tree);
        }
        if (Double.isNaN(share) || share >= HARDLY_ANY) {
          possible.add(tree);
        }
      }
    }
    if (byIndex.size() == 1) {
      return Optional.of(new Verdict(byIndex.getFirst(), Tree.Way.BY_INDEX));
    }
    if (possible.size() != 1) {
      return Optional.empty();
    }
    Tree only = possible.getFirst();
    boolean fitsExactly =
        stray.isOfTable() && only.holes().stream().anyMatch(hole -> isFilledBy(hole, stray));
    if (fitsExactly) {
      return Optional.of(new Verdict(only, Tree.Way.BY_RANGE));
    }
    boolean nothingStale = survey.free().state() == FreeList.State.WHOLE;
    return alsoTheOnlyOne && nothingStale && isAlone(stray, only)
        ? Optional.of(new Verdict(only, Tree.Way.ONLY_ONE))
        : Optional.empty();
  }

  /// Whether no other stray lays claim to the same rowids of the same table.
  private boolean isAlone(Tree stray, Tree tree) {
    return !stray.isOfTable()
        || survey.strays().stream()
            .noneMatch(
                other ->
                    other != stray
                        && other.isOfTable()
                        && other.ranges().overlapsAny(stray.ranges())
                        && hasRoom(other, tree)
                        && canBe(other, tree));
  }

  /// Whether the tree has lost something that this can be.
  private static boolean hasRoom(Tree stray, Tree tree) {
    if (tree.holes().isEmpty() || stray.isOfTable() != tree.isOfTable()) {
      return false;
    }
    return !stray.isOfTable()
        || (tree.holes().stream().anyMatch(hole -> hole.holds(stray.smallest(), stray.largest()))
            && !tree.ranges().overlapsAny(stray.ranges()));
  }

  private boolean canBe(Tree stray, Tree tree) {
    List<FoundRow> rows = samples.computeIfAbsent(stray, it -> RowReader.sample(survey, it));
    long fitting = rows.stream().filter(row -> canHold(tree, row.values())).count();
    return !rows.isEmpty() && fitting * 10 >= rows.size() * 9L;
  }

  /// Whether all rows of the stray hold something that no row of the table does.
  private boolean isUnlike(Tree stray, Tree tree) {
    if (tree.table().isEmpty()) {
      return false;
    }
    int places = tree.table().get().recordOrder().size();
    Profile profile =
        profiles.computeIfAbsent(
            tree, it -> Profile.of(RowReader.sample(survey, it, PROFILED_PAGES), places));
    return profile.excludes(samples.getOrDefault(stray, List.of()));
  }

  private boolean canHold(Tree tree, List<Value> record) {
    if (tree.table().isPresent()) {
      return tree.canHold(record);
    }
    IndexShape index = tree.index().orElseThrow();
    TableShape table =
        survey.shapes().stream()
            .filter(shape -> shape.name().equals(index.table()))
            .findFirst()
            .orElseThrow();
    boolean length =
        table.isRowid()
            ? record.size() == index.columns().size() + 1 && record.getLast() instanceof Value.Whole
            : record.size() >= index.columns().size();
    for (int i = 0; length && i < index.columns().size(); i++) {
      int column = index.columns().get(i);
      length = column < 0 || table.columns().get(column).affinity().canHold(record.get(i));
    }
    return length;
  }

  /// The share of a stray's rows that a surviving index of the table has entries for, among those
  /// whose rows are missing; not a number where no index can tell.
  private double shareInIndexes(Tree stray, Tree tree) {
    TableShape table = tree.table().orElseThrow();
    double best = Double.NaN;
    Map<String, Tree> indexes = survey.indexTrees();
    for (IndexShape index : table.indexes()) {
      Tree indexTree = indexes.get(index.name());
      boolean usable =
          indexTree != null
              && indexTree.pages().size() > 0
              && !index.columns().contains(IndexShape.EXPRESSION);
      if (usable) {
        IndexEntries known =
            entries.computeIfAbsent(
                indexTree, it -> IndexEntries.withoutRow(survey, it, tree.ranges()));
        if (known.isUsable()) {
          double share = known.share(samples.getOrDefault(stray, List.of()), table, index);
          boolean whole = Objects.requireNonNull(indexTree).holes().isEmpty();
          boolean tells = (whole && !index.isPartial()) || share >= MOST;
          best = tells && !(best >= share) ? share : best;
        }
      }
    }
    return best;
  }

  /// A page that a pointer leads to, and that nothing else lays claim to, is what the pointer says,
  /// when only its looks spoke against it and those are common in that table.
  private void byPointersThatHold() {
    for (Tree tree : survey.trees()) {
      for (Hole hole : List.copyOf(tree.holes())) {
        if (hole.why() != Hole.Why.FOREIGN) {
          continue;
        }
        survey.strays().stream()
            .filter(stray -> stray.root() == hole.page())
            .filter(stray -> stray.isOfTable() == tree.isOfTable())
            .filter(stray -> !stray.isOfTable() || !tree.ranges().overlapsAny(stray.ranges()))
            .filter(stray -> canBe(stray, tree) || !tree.keepsItsRules())
            .findFirst()
            .ifPresent(
                stray -> {
                  adopt(stray, new Verdict(tree, Tree.Way.WALKED));
                  survey.strays().remove(stray);
                  tree.holes().remove(hole);
                });
      }
    }
  }
}
