package dev.switchback.salvage;

import dev.switchback.salvage.page.Cell;
import dev.switchback.salvage.page.Fields;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Octets;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Payload;
import dev.switchback.salvage.page.Value;
import dev.switchback.work.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Follows the pointers of a b-tree and claims the pages they lead to, as long as what is there can
/// be what was meant. Everything else becomes a [Hole].
final class TreeWalk {
  private static final int DEEPEST = 40;
  private static final int SAMPLES = 4;

  private final Image image;
  private final PageRoles roles;
  private final Work work;
  private final Deque<Visit> visits = new ArrayDeque<>();
  private final Deque<Visit> waiting = new ArrayDeque<>();
  private Patience patience = Patience.WAITS;
  private List<TableShape> shapes = List.of();

  TreeWalk(Image image, PageRoles roles, Work work) {
    this.image = image;
    this.roles = roles;
    this.work = work;
  }

  /// From here on a page may turn out to be one of these tables'.
  void learn(List<TableShape> all) {
    shapes = all;
  }

  private record Visit(int page, int parent, long low, long high, int depth) {
    Hole hole(Hole.Why why) {
      return new Hole(parent, page, low, high, why);
    }
  }

  /// Walks `tree` from `root` on.
  void walk(Tree tree, int root) {
    visits.push(new Visit(root, 0, Long.MIN_VALUE, Long.MAX_VALUE, 0));
    walk(tree);
    if (tree.hasNoNarrowRows()) {
      waiting.forEach(visit -> tree.holes().add(visit.hole(Hole.Why.FOREIGN)));
      waiting.clear();
    }
    patience = Patience.NONE;
    while (!waiting.isEmpty()) {
      visits.push(waiting.poll());
      walk(tree);
    }
    patience = Patience.WAITS;
  }

  /// Whether what looks narrower than the table's other rows can be put off until they are known.
  private enum Patience {
    WAITS,
    NONE
  }

  private void walk(Tree tree) {
    while (!visits.isEmpty()) {
      work.cancellation().throwIfRequested("salvage");
      visit(tree, visits.pop());
    }
  }

  private void visit(Tree tree, Visit visit) {
    if (!image.has(visit.page())) {
      boolean none = visit.page() <= 0;
      tree.holes().add(visit.hole(none ? Hole.Why.POINTER_LOST : Hole.Why.BEHIND_THE_END));
      return;
    }
    PageRoles.Role role = roles.of(visit.page());
    if ((role != PageRoles.Role.UNKNOWN && role != PageRoles.Role.OVERFLOW)
        || visit.depth() > DEEPEST) {
      tree.holes().add(visit.hole(Hole.Why.FOREIGN));
      return;
    }
    byte[] bytes = image.page(visit.page());
    Optional<Page> page =
        Page.of(visit.page(), bytes, image.layout())
            .filter(it -> it.kind().isOfTable() == tree.isOfTable());
    if (page.isPresent() && !page.get().kind().isLeaf()) {
      interior(tree, visit, page.get());
    } else if (page.isEmpty() && isEmpty(visit.page(), bytes)) {
      tree.holes().add(visit.hole(Hole.Why.ZEROS));
    } else {
      leaf(tree, visit, bytes, page.isPresent());
    }
  }

  private static boolean isEmpty(int number, byte[] bytes) {
    return Payload.isZero(number == 1 ? Arrays.copyOfRange(bytes, 100, bytes.length) : bytes);
  }

  private void leaf(Tree tree, Visit visit, byte[] bytes, boolean namesItself) {
    PageKind kind = tree.isOfTable() ? PageKind.TABLE_LEAF : PageKind.INDEX_LEAF;
    Optional<List<FoundCell>> whole = LeafCells.ifWhole(bytes, visit.page(), kind, image.layout());
    List<FoundCell> cells =
        whole.orElseGet(
            () -> LeafCells.of(bytes, visit.page(), kind, image.layout(), tree::canHold));
    Page page = Page.as(kind, visit.page(), bytes, image.layout());
    boolean emptyRoot = namesItself && page.declaredCellCount() == 0 && visit.parent() == 0;
    if (cells.isEmpty() && !emptyRoot) {
      boolean blank = namesItself && page.declaredCellCount() == 0;
      tree.holes().add(visit.hole(blank ? Hole.Why.FOREIGN : Hole.Why.UNREADABLE));
      return;
    }
    boolean weak = !namesItself && cells.size() < 2 && visit.low() == Long.MIN_VALUE;
    if (weak || !isWithin(tree, visit, cells) || !looksRight(tree, cells)) {
      tree.holes().add(visit.hole(weak ? Hole.Why.UNREADABLE : Hole.Why.FOREIGN));
      return;
    }
    if (mustWait(tree, cells)) {
      waiting.add(visit);
      return;
    }
    widths(cells).forEach(tree::sampleWidth);
    claim(tree, visit.page());
    if (whole.isEmpty()) {
      tree.damagedPages().add(visit.page());
    }
    long first = cells.isEmpty() ? 0 : cells.getFirst().cell().rowid();
    long last = cells.isEmpty() ? 0 : cells.getLast().cell().rowid();
    tree.addLeaf(visit.page(), cells.size(), first, last);
    for (FoundCell cell : cells) {
      if (cell.how() != FoundCell.How.DOUBTFUL) {
        claimChain(tree, cell.page(), cell.cell());
      }
    }
  }

  private static boolean isWithin(Tree tree, Visit visit, List<FoundCell> cells) {
    long within =
        cells.stream()
            .filter(c -> c.cell().rowid() > visit.low() && c.cell().rowid() <= visit.high())
            .count();
    return !tree.isOfTable()
        || (visit.low() == Long.MIN_VALUE && visit.high() == Long.MAX_VALUE)
        || within * 2 >= cells.size();
  }

  /// Whether at least one of some rows can be a row of this tree. Rows that can't are counted: a
  /// table in which they are common, and that no other table can hold either, was made by other
  /// rules than its text says.
  private boolean looksRight(Tree tree, List<FoundCell> cells) {
    List<List<Value>> records = samples(cells);
    records.forEach(tree::sample);
    return records.isEmpty()
        || records.stream().anyMatch(tree::canHold)
        || (!tree.keepsItsRules() && !fitElsewhere(tree, records));
  }

  private boolean fitElsewhere(Tree tree, List<List<Value>> records) {
    return shapes.stream()
        .filter(shape -> shape.isRowid() == tree.isOfTable())
        .anyMatch(shape -> records.stream().allMatch(shape::canHold));
  }

  private List<List<Value>> samples(List<FoundCell> cells) {
    int step = Math.max(1, (cells.size() - 1) / (SAMPLES - 1));
    List<List<Value>> records = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += step) {
      Cell cell = cells.get(i).cell();
      if (cell.overflows() || cells.get(i).how() == FoundCell.How.DOUBTFUL) {
        continue;
      }
      byte[] local =
          Arrays.copyOfRange(
              cells.get(i).page(), cell.payloadAt(), cell.payloadAt() + cell.localBytes());
      Fields fields = Fields.of(local, cell.payloadLength(), image.layout().encoding());
      if (fields.state() == Fields.State.WHOLE) {
        records.add(fields.values());
      }
    }
    return records;
  }

  /// Whether rows that lack columns here are whole rows of another table: they may be older than a
  /// column, or a pointer with a flipped bit has led into that table. What the other rows of the
  /// tree are like will tell.
  private boolean mustWait(Tree tree, List<FoundCell> cells) {
    if (patience == Patience.NONE || tree.table().isEmpty()) {
      return false;
    }
    List<Integer> widths = widths(cells);
    int full = tree.table().get().recordOrder().size();
    if (widths.isEmpty() || widths.stream().anyMatch(width -> width >= full)) {
      return false;
    }
    List<List<Value>> records = samples(cells);
    return shapes.stream()
        .filter(shape -> shape.isRowid() == tree.isOfTable())
        .filter(shape -> widths.stream().allMatch(width -> width == shape.recordOrder().size()))
        .anyMatch(shape -> records.stream().allMatch(shape::canHold));
  }

  private static List<Integer> widths(List<FoundCell> cells) {
    return cells.stream()
        .filter(cell -> cell.how() != FoundCell.How.DOUBTFUL)
        .map(
            found -> {
              Cell cell = found.cell();
              return Fields.width(found.page(), cell.payloadAt(), cell.localBytes());
            })
        .filter(width -> width > 0)
        .toList();
  }

  /// The cells of the first leaf below an interior page, which tells whose branch it is: a pointer
  /// with a flipped bit can lead to a whole branch of another tree. None where it can't be read.
  private List<FoundCell> firstLeaf(Tree tree, Page page) {
    Optional<Page> below = Optional.of(page);
    for (int depth = 0; depth < DEEPEST && below.isPresent(); depth++) {
      if (below.get().kind().isLeaf()) {
        Page leaf = below.get();
        return LeafCells.ifWhole(leaf.bytes(), leaf.number(), leaf.kind(), image.layout())
            .orElse(List.of());
      }
      below =
          below
              .get()
              .cell(0)
              .map(Cell::leftChild)
              .filter(image::has)
              .flatMap(child -> Page.of(child, image.page(child), image.layout()))
              .filter(child -> child.kind().isOfTable() == tree.isOfTable());
    }
    return List.of();
  }

  private boolean isOfAnother(Tree tree, List<FoundCell> cells) {
    List<List<Value>> records = samples(cells);
    return !records.isEmpty()
        && records.stream().noneMatch(tree::canHold)
        && fitElsewhere(tree, records);
  }

  private void claim(Tree tree, int page) {
    if (roles.of(page) == PageRoles.Role.OVERFLOW) {
      roles.contest(page);
    }
    roles.claim(page, PageRoles.Role.BTREE, tree.id());
  }

  /// Claims the overflow pages of a cell, if the chain holds.
  private void claimChain(Tree tree, byte[] page, Cell cell) {
    if (!cell.overflows()) {
      return;
    }
    Payload payload = Payload.of(image, page, cell, next -> roles.of(next) != PageRoles.Role.BTREE);
    if (payload.state() == Payload.State.WHOLE) {
      claimPages(payload.pages(), cell.overflowPage());
    } else {
      tree.problem();
    }
  }

  /// Claims a chain that holds. Where two of them meet, the one that came from the page just before
  /// keeps what follows: chance rarely leads from a page to the next one.
  private void claimPages(int[] pages, int first) {
    Meeting meeting = Meeting.NONE;
    for (int i = 0; i < pages.length; i++) {
      int next = pages[i];
      boolean taken = roles.of(next) == PageRoles.Role.OVERFLOW && roles.owner(next) != first;
      if (!taken) {
        meeting = Meeting.NONE;
      } else if (meeting == Meeting.NONE) {
        boolean theirs = roles.owner(next - 1) == roles.owner(next);
        boolean ours = i > 0 && pages[i - 1] == next - 1;
        meeting = ours ? Meeting.WON : theirs ? Meeting.LOST : Meeting.OPEN;
      }
      switch (meeting) {
        case NONE, WON -> roles.claim(next, PageRoles.Role.OVERFLOW, first);
        case OPEN -> roles.contest(next);
        case LOST -> {
          // They keep it.
        }
      }
    }
  }

  /// How it went where two chains met.
  private enum Meeting {
    NONE,
    WON,
    LOST,
    OPEN
  }

  private void interior(Tree tree, Visit visit, Page page) {
    List<Optional<Cell>> cells = new ArrayList<>();
    int outside = 0;
    // A page that is whole may well point behind the end of a file that was cut off.
    boolean whole = page.isWellFormed();
    for (int i = 0; i < page.cellCount(); i++) {
      Optional<Cell> cell =
          page.cell(i).filter(c -> !page.kind().equals(PageKind.INDEX_INTERIOR) || agrees(page, c));
      cells.add(cell);
      boolean possible =
          cell.isPresent()
              && (whole ? cell.get().leftChild() > 1 : image.has(cell.get().leftChild()))
              && (!tree.isOfTable()
                  || (cell.get().rowid() > visit.low() && cell.get().rowid() <= visit.high()));
      outside += possible ? 0 : 1;
    }
    boolean plausible =
        page.declaredCellCount() == cells.size()
            && (cells.isEmpty()
                ? visit.parent() == 0 || image.has(page.rightChild())
                : outside * 2 <= cells.size());
    if (!plausible) {
      tree.holes().add(visit.hole(Hole.Why.UNREADABLE));
      return;
    }
    if (tree.table().isPresent() && visit.parent() != 0) {
      List<FoundCell> first = firstLeaf(tree, page);
      if (isOfAnother(tree, first)) {
        tree.holes().add(visit.hole(Hole.Why.FOREIGN));
        return;
      }
      if (mustWait(tree, first)) {
        waiting.add(visit);
        return;
      }
    }
    claim(tree, visit.page());
    if (!tree.isOfTable()) {
      tree.addInterior(visit.page(), cells.stream().flatMap(Optional::stream).count());
      cells.stream().flatMap(Optional::stream).forEach(c -> claimChain(tree, page.bytes(), c));
    }
    boolean damaged = cells.stream().anyMatch(Optional::isEmpty);
    if (damaged) {
      tree.damagedPages().add(visit.page());
    }
    children(tree, visit, cells, page.rightChild());
  }

  private static boolean agrees(Page page, Cell cell) {
    return LeafCells.agrees(page.bytes(), cell)
        && Octets.varint(page.bytes(), cell.payloadAt()) > 1;
  }

  private void children(Tree tree, Visit visit, List<Optional<Cell>> cells, int rightChild) {
    List<Visit> next = new ArrayList<>();
    long low = visit.low();
    for (Optional<Cell> cell : cells) {
      long high = visit.high();
      int child = 0;
      if (cell.isPresent()) {
        child = cell.get().leftChild();
        boolean grows = cell.get().rowid() > low && cell.get().rowid() <= visit.high();
        high = tree.isOfTable() && grows ? cell.get().rowid() : visit.high();
      }
      next.add(new Visit(child, visit.page(), low, high, visit.depth() + 1));
      low = tree.isOfTable() && high != visit.high() ? high : low;
    }
    next.add(new Visit(rightChild, visit.page(), low, visit.high(), visit.depth() + 1));
    next.reversed().forEach(visits::push);
  }
}
