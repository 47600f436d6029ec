package dev.switchback.salvage;

import dev.switchback.salvage.page.Cell;
import dev.switchback.salvage.page.Fields;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Octets;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Payload;
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

  TreeWalk(Image image, PageRoles roles, Work work) {
    this.image = image;
    this.roles = roles;
    this.work = work;
  }

  private record Visit(int page, int parent, long low, long high, int depth) {
    Hole hole(Hole.Why why) {
      return new Hole(parent, page, low, high, why);
    }
  }

  /// Walks `tree` from `root` on.
  void walk(Tree tree, int root) {
    visits.push(new Visit(root, 0, Long.MIN_VALUE, Long.MAX_VALUE, 0));
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
  /// table in which they are common was made by other rules than its text says.
  private boolean looksRight(Tree tree, List<FoundCell> cells) {
    int step = Math.max(1, (cells.size() - 1) / (SAMPLES - 1));
    int looked = 0;
    int right = 0;
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
        tree.sample(fields.values());
        looked++;
        right += tree.canHold(fields.values()) ? 1 : 0;
      }
    }
    return looked == 0 || right > 0 || !tree.keepsItsRules();
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
    if (payload.state() != Payload.State.WHOLE) {
      tree.problem();
      return;
    }
    for (int next : payload.pages()) {
      boolean claimed = roles.of(next) == PageRoles.Role.OVERFLOW;
      if (!claimed) {
        roles.claim(next, PageRoles.Role.OVERFLOW, cell.overflowPage());
      } else if (roles.owner(next) != cell.overflowPage()) {
        roles.contest(next);
      }
    }
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
