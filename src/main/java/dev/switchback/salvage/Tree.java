package dev.switchback.salvage;

import dev.switchback.salvage.page.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A b-tree: that of a table or an index, or one that nobody is known to own.
final class Tree {
  private final int id;
  private final int root;
  private final Optional<TableShape> table;
  private final Optional<IndexShape> index;
  private IntList pages = new IntList();
  private final IntList damagedPages = new IntList();
  private final List<Hole> holes = new ArrayList<>();
  private Ranges ranges = new Ranges();
  private List<Way> ways = new ArrayList<>();
  private long cells;
  private int sampled;
  private int sampledPossible;
  private int widths;
  private int narrow;
  private int texts;
  private int unreadableTexts;
  private int problems;
  private int mostFields;
  private long smallest = Long.MAX_VALUE;
  private long largest = Long.MIN_VALUE;
  private boolean ofTable = true;

  private Tree(int id, int root, Optional<TableShape> table, Optional<IndexShape> index) {
    this.id = id;
    this.root = root;
    this.table = table;
    this.index = index;
    this.ofTable = index.isEmpty() && table.map(TableShape::isRowid).orElse(true);
  }

  /// How its pages were come by.
  enum Way {
    WALKED,
    BY_RANGE,
    BY_POINTER_MAP,
    BY_INDEX,
    ONLY_ONE,
    BY_OLDER_ROOT
  }

  static Tree of(int id, TableShape table) {
    return new Tree(id, table.rootPage(), Optional.of(table), Optional.empty());
  }

  static Tree of(int id, IndexShape index) {
    return new Tree(id, index.rootPage(), Optional.empty(), Optional.of(index));
  }

  /// One that is owned by nobody, or the schema itself.
  static Tree unnamed(int id, int root, Keys keys) {
    Tree tree = new Tree(id, root, Optional.empty(), Optional.empty());
    tree.ofTable = keys == Keys.ROWIDS;
    return tree;
  }

  /// What a tree is ordered by.
  enum Keys {
    ROWIDS,
    RECORDS
  }

  int id() {
    return id;
  }

  int root() {
    return root;
  }

  Optional<TableShape> table() {
    return table;
  }

  Optional<IndexShape> index() {
    return index;
  }

  boolean isOfTable() {
    return ofTable;
  }

  /// Pages with content: leaves, and for an index interior pages too.
  IntList pages() {
    return pages;
  }

  IntList damagedPages() {
    return damagedPages;
  }

  List<Hole> holes() {
    return holes;
  }

  Ranges ranges() {
    return ranges;
  }

  long cells() {
    return cells;
  }

  long smallest() {
    return smallest;
  }

  long largest() {
    return largest;
  }

  int problems() {
    return problems + holes.size();
  }

  int mostFields() {
    return mostFields;
  }

  void problem() {
    problems++;
  }

  void addLeaf(int page, long count, long first, long last) {
    pages.add(page);
    ways.add(Way.WALKED);
    cells += count;
    if (count > 0 && ofTable) {
      ranges.add(first, last);
      smallest = Math.min(smallest, first);
      largest = Math.max(largest, last);
    }
  }

  void addInterior(int page, long count) {
    pages.add(page);
    ways.add(Way.WALKED);
    cells += count;
  }

  boolean canHold(List<Value> record) {
    return table.map(shape -> shape.canHold(record)).orElse(true);
  }

  /// Notes what a row of it looks like.
  void sample(List<Value> record) {
    sampled++;
    sampledPossible += canHold(record) ? 1 : 0;
    mostFields = Math.max(mostFields, record.size());
    for (Value value : record) {
      if (value instanceof Value.Text text) {
        texts++;
        byte[] bytes = text.bytes();
        boolean zero = bytes.length > 0 && bytes[bytes.length - 1] == 0 && !shownEnds(text);
        unreadableTexts += text.decoded().isEmpty() || zero ? 1 : 0;
      }
    }
  }

  /// In UTF-16 the last byte of a text is often zero.
  private static boolean shownEnds(Value.Text text) {
    String shown = text.shown();
    return !shown.isEmpty() && shown.charAt(shown.length() - 1) != 0;
  }

  /// Notes how many values a row of it has.
  void sampleWidth(int width) {
    widths++;
    narrow += table.filter(shape -> width < shape.recordOrder().size()).isPresent() ? 1 : 0;
  }

  /// Whether so many rows have a value for every column that no column was added later.
  boolean hasNoNarrowRows() {
    return widths >= 20 && narrow == 0;
  }

  /// Whether what the columns say holds for practically all of its rows, so that one for which it
  /// doesn't is damaged.
  boolean keepsItsRules() {
    return sampledPossible * 50L >= sampled * 49L;
  }

  /// Whether practically all of its texts are text, so that one which isn't is damaged.
  boolean hasReadableTexts() {
    return unreadableTexts * 50L <= texts;
  }

  /// Gives pages up that turned out to be others; each leaves a hole.
  void eject(Set<Integer> others, Survey survey) {
    IntList before = pages;
    pages = new IntList();
    ranges = new Ranges();
    ways = new ArrayList<>();
    cells = 0;
    smallest = Long.MAX_VALUE;
    largest = Long.MIN_VALUE;
    for (int i = 0; i < before.size(); i++) {
      int page = before.get(i);
      if (others.contains(page)) {
        survey.roles().release(page);
        holes.add(new Hole(0, page, Long.MIN_VALUE, Long.MAX_VALUE, Hole.Why.FOREIGN));
      } else {
        List<Long> rowids = new ArrayList<>();
        RowReader.onPage(survey, this, page, row -> rowids.add(row.rowid()));
        addLeaf(page, rowids.size(), rowids.getFirst(), rowids.getLast());
      }
    }
  }

  /// Takes the pages of `stray` over.
  void adopt(Tree stray, Way way) {
    pages.addAll(stray.pages);
    for (int i = 0; i < stray.pages.size(); i++) {
      ways.add(way);
    }
    damagedPages.addAll(stray.damagedPages);
    holes.addAll(stray.holes);
    cells += stray.cells;
    mostFields = Math.max(mostFields, stray.mostFields);
    if (ofTable && stray.largest >= stray.smallest) {
      ranges.addAll(stray.ranges);
      smallest = Math.min(smallest, stray.smallest);
      largest = Math.max(largest, stray.largest);
    }
  }

  /// How the page at `position` in [#pages] was come by.
  Way wayOf(int position) {
    return ways.get(position);
  }
}
