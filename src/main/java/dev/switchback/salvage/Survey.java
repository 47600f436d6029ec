package dev.switchback.salvage;

import dev.switchback.salvage.page.FileHeader;
import dev.switchback.salvage.page.FreeList;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Payload;
import dev.switchback.salvage.page.PointerMap;
import dev.switchback.work.Work;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Accounts for every page of a file: follows the trees as far as their pointers hold, then the
/// free list, and gathers what is left into trees that nobody is known to own.
final class Survey {
  private final Image image;
  private final PageRoles roles;
  private final Work work;
  private final TreeWalk walk;
  private final Optional<PointerMap> map;
  private final List<Tree> trees = new ArrayList<>();
  private final List<Tree> strays = new ArrayList<>();
  private final Tree schemaTree = Tree.unnamed(1, 1, Tree.Keys.ROWIDS);
  private List<SchemaRow> schema = List.of();
  private List<TableShape> shapes = List.of();
  private FreeList free = new FreeList(new BitSet(), FreeList.State.BROKEN);

  private Survey(Image image, Interpretation how, Work work) {
    this.image = image;
    this.roles = new PageRoles(image.pageCount());
    this.work = work;
    this.walk = new TreeWalk(image, roles, work);
    this.map =
        how.autoVacuum() == Interpretation.AutoVacuum.ON
            ? Optional.of(new PointerMap(image))
            : Optional.empty();
  }

  /// Looks at every page. Reads the file once or twice; keeps a few bytes per page.
  ///
  /// @param known what is known of the schema from elsewhere; used for what the file doesn't tell
  static Survey of(Image image, Interpretation how, List<SchemaRow> known, Work work) {
    Survey survey = new Survey(image, how, work);
    survey.markSpecialPages();
    survey.readSchema(known);
    survey.walkTrees();
    IndexCheck.run(survey);
    survey.readFreeList(FileHeader.of(image.page(1)));
    survey.gatherStrays();
    return survey;
  }

  private void markSpecialPages() {
    long lock = image.layout().lockBytePage();
    if (lock <= image.pageCount()) {
      roles.claim((int) lock, PageRoles.Role.LOCK, 0);
    }
    map.ifPresent(
        it -> {
          for (int page = 2; page <= image.pageCount(); page++) {
            if (it.isMap(page)) {
              roles.claim(page, PageRoles.Role.POINTER_MAP, 0);
            }
          }
        });
  }

  private void readSchema(List<SchemaRow> known) {
    walk.walk(schemaTree, 1);
    List<SchemaRow> rows = new ArrayList<>();
    for (int i = 0; i < schemaTree.pages().size(); i++) {
      rows.addAll(SchemaSearch.on(image, schemaTree.pages().get(i)));
    }
    if (schemaTree.problems() > 0) {
      for (int page = 2; page <= image.pageCount(); page++) {
        if (roles.of(page) == PageRoles.Role.UNKNOWN) {
          byte[] bytes = image.page(page);
          if (SchemaSearch.isSchemaPage(image, page, bytes)) {
            roles.claim(page, PageRoles.Role.BTREE, schemaTree.id());
            rows = new ArrayList<>(SchemaSearch.completed(rows, SchemaSearch.on(image, page)));
          }
        }
      }
    }
    boolean whole = schemaTree.problems() == 0 && schemaTree.damagedPages().size() == 0;
    // What is whole says all there is: what it lacks was dropped.
    schema = whole ? rows : SchemaSearch.completed(rows, known);
    shapes = SchemaShapes.of(schema);
  }

  private void walkTrees() {
    walk.learn(shapes);
    Set<Integer> roots = new HashSet<>();
    for (TableShape shape : shapes) {
      Tree tree = Tree.of(trees.size() + 2, shape);
      trees.add(tree);
      walkFrom(tree, shape.rootPage(), roots);
    }
    for (TableShape shape : shapes) {
      for (IndexShape index : shape.indexes()) {
        boolean own = shape.isRowid() || index.rootPage() != shape.rootPage();
        if (own) {
          Tree tree = Tree.of(trees.size() + 2, index);
          trees.add(tree);
          walkFrom(tree, index.rootPage(), roots);
        }
      }
    }
  }

  private void walkFrom(Tree tree, int root, Set<Integer> roots) {
    if (root > 1 && roots.add(root)) {
      walk.walk(tree, root);
    } else {
      tree.holes().add(new Hole(0, root, Long.MIN_VALUE, Long.MAX_VALUE, Hole.Why.POINTER_LOST));
    }
  }

  private void readFreeList(FileHeader header) {
    free =
        FreeList.read(
            image,
            header.firstFreeTrunk(),
            header.freePages(),
            page -> roles.of(page) != PageRoles.Role.UNKNOWN);
    free.pages().stream().forEach(page -> roles.claim(page, PageRoles.Role.FREE, 0));
    map.ifPresent(
        it -> {
          for (int page = 2; page <= image.pageCount(); page++) {
            boolean isFree =
                roles.of(page) == PageRoles.Role.UNKNOWN
                    && it.of(page).filter(e -> e.kind() == PointerMap.Kind.FREE).isPresent();
            if (isFree) {
              roles.claim(page, PageRoles.Role.FREE, 0);
            }
          }
        });
  }

  private void gatherStrays() {
    List<Integer> candidates = new ArrayList<>();
    List<Integer> unclear = new ArrayList<>();
    BitSet hasParent = new BitSet();
    for (int number = 1; number <= image.pageCount(); number++) {
      if (roles.of(number) != PageRoles.Role.UNKNOWN) {
        continue;
      }
      work.cancellation().throwIfRequested("salvage");
      byte[] bytes = image.page(number);
      if (Payload.isZero(bytes)) {
        roles.claim(number, PageRoles.Role.EMPTY, 0);
        continue;
      }
      Optional<Page> page = Page.of(number, bytes, image.layout());
      if (page.isPresent() && page.get().isWellFormed() && page.get().cellCount() > 0) {
        candidates.add(number);
        markChildren(page.get(), hasParent);
      } else {
        unclear.add(number);
      }
    }
    for (int root : candidates) {
      if (!hasParent.get(root)) {
        gather(root);
      }
    }
    candidates.forEach(this::gather);
    for (int page : unclear) {
      if (looksLikeLeaf(page)) {
        gather(page);
      }
    }
  }

  private void markChildren(Page page, BitSet hasParent) {
    if (page.kind().isLeaf()) {
      return;
    }
    for (int i = 0; i < page.cellCount(); i++) {
      page.cell(i)
          .map(cell -> cell.leftChild())
          .filter(child -> image.has(child) && child != page.number())
          .ifPresent(hasParent::set);
    }
    if (image.has(page.rightChild()) && page.rightChild() != page.number()) {
      hasParent.set(page.rightChild());
    }
  }

  /// A page whose header is damaged counts as one of content when its pointers, or its first cells,
  /// are still there.
  private boolean looksLikeLeaf(int number) {
    byte[] bytes = image.page(number);
    Page page = Page.as(PageKind.TABLE_LEAF, number, bytes, image.layout());
    boolean namesItself = Page.of(number, bytes, image.layout()).isPresent();
    int agreeing = 0;
    for (int i = 0; i < (namesItself ? page.cellCount() : 4) && agreeing < 2; i++) {
      agreeing += page.cell(i).filter(cell -> LeafCells.agrees(bytes, cell)).isPresent() ? 1 : 0;
    }
    return agreeing >= 2 || (namesItself && agreeing >= 1);
  }

  private void gather(int root) {
    if (roles.of(root) != PageRoles.Role.UNKNOWN) {
      return;
    }
    boolean ofTable =
        Page.of(root, image.page(root), image.layout())
            .map(page -> page.kind().isOfTable())
            .orElse(true);
    Tree stray =
        Tree.unnamed(
            trees.size() + strays.size() + 2, root, ofTable ? Tree.Keys.ROWIDS : Tree.Keys.RECORDS);
    walk.walk(stray, root);
    if (stray.pages().size() > 0) {
      strays.add(stray);
    }
  }

  Image image() {
    return image;
  }

  PageRoles roles() {
    return roles;
  }

  Optional<PointerMap> map() {
    return map;
  }

  List<SchemaRow> schema() {
    return schema;
  }

  /// Whether every page of the schema could be read.
  boolean isSchemaWhole() {
    return schemaTree.problems() == 0 && schemaTree.damagedPages().size() == 0;
  }

  List<TableShape> shapes() {
    return shapes;
  }

  /// Those of tables first, then those of indexes.
  List<Tree> trees() {
    return trees;
  }

  /// Trees that nobody is known to own. [Homing] takes from them.
  List<Tree> strays() {
    return strays;
  }

  FreeList free() {
    return free;
  }

  Optional<Tree> treeOf(int id) {
    int at = id - 2;
    return at >= 0 && at < trees.size() ? Optional.of(trees.get(at)) : Optional.empty();
  }

  Map<String, Tree> indexTrees() {
    Map<String, Tree> byName = new HashMap<>();
    for (Tree tree : trees) {
      tree.index().ifPresent(index -> byName.put(index.name(), tree));
    }
    return byName;
  }

  /// How much doesn't fit together. Of two readings of a file, the one with less is nearer to what
  /// was there.
  long problems() {
    long problems = (long) schemaTree.problems() + strays.size();
    for (Tree tree : trees) {
      problems += tree.problems() + tree.damagedPages().size();
    }
    return problems + disagreements();
  }

  /// Tables that were read whole, but have other numbers of rows than their indexes have entries.
  private long disagreements() {
    long disagreements = 0;
    Map<String, Tree> byName = indexTrees();
    for (Tree tree : trees) {
      for (IndexShape index : tree.table().map(TableShape::indexes).orElse(List.of())) {
        Tree entries = byName.get(index.name());
        if (entries != null
            && isWhole(entries)
            && isWhole(tree)
            && !index.isPartial()
            && entries.cells() != tree.cells()) {
          disagreements++;
        }
      }
    }
    return disagreements;
  }

  private static boolean isWhole(Tree tree) {
    return tree.problems() == 0 && tree.damagedPages().size() == 0;
  }

  long cells() {
    return trees.stream().mapToLong(Tree::cells).sum();
  }
}
