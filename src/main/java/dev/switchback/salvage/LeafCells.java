package dev.switchback.salvage;

import dev.switchback.salvage.page.Cell;
import dev.switchback.salvage.page.Fields;
import dev.switchback.salvage.page.Layout;
import dev.switchback.salvage.page.Octets;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the cells of a page of content, whatever has become of its header and its pointers.
///
/// A page that is whole is read by its pointers. In one that isn't, a cell counts when its lengths
/// agree with each other: the payload's, the header's, and those of all its values.
final class LeafCells {
  private final byte[] page;
  private final int number;
  private final PageKind kind;
  private final Layout layout;
  private final Predicate<List<Value>> possible;
  private final List<FoundCell> found = new ArrayList<>();
  private int lostPointers;

  private LeafCells(
      byte[] page, int number, PageKind kind, Layout layout, Predicate<List<Value>> possible) {
    this.page = page;
    this.number = number;
    this.kind = kind;
    this.layout = layout;
    this.possible = possible;
  }

  /// The cells of a page, in the order of their keys as far as that is known.
  ///
  /// @param possible whether a record can belong here
  static List<FoundCell> of(
      byte[] page, int number, PageKind kind, Layout layout, Predicate<List<Value>> possible) {
    Optional<List<FoundCell>> whole = ifWhole(page, number, kind, layout);
    return whole.isPresent()
        ? whole.get()
        : new LeafCells(page, number, kind, layout, possible).search();
  }

  /// What stands between the cells of a table's leaf, and no pointer leads to.
  static List<FoundCell> between(byte[] page, int number, Layout layout) {
    LeafCells cells =
        new LeafCells(page, number, PageKind.TABLE_LEAF, layout, record -> record.size() > 1);
    cells.byPointers();
    List<FoundCell> pointed = List.copyOf(cells.found);
    cells.carve();
    return cells.found.stream().filter(each -> !pointed.contains(each)).toList();
  }

  /// The cells of a page at which nothing is wrong; empty when something is.
  static Optional<List<FoundCell>> ifWhole(byte[] bytes, int number, PageKind kind, Layout layout) {
    Page page = Page.as(kind, number, bytes, layout);
    boolean sameKind = Page.of(number, bytes, layout).filter(p -> p.kind() == kind).isPresent();
    if (!sameKind || !page.isWellFormed()) {
      return Optional.empty();
    }
    List<FoundCell> cells = new ArrayList<>(page.cellCount());
    long before = Long.MIN_VALUE;
    for (int i = 0; i < page.cellCount(); i++) {
      Optional<Cell> cell = page.cell(i);
      if (cell.isEmpty() || !agrees(bytes, cell.get())) {
        return Optional.empty();
      }
      boolean ordered = i == 0 || cell.get().rowid() > before;
      if (kind == PageKind.TABLE_LEAF && !ordered) {
        return Optional.empty();
      }
      before = cell.get().rowid();
      boolean zeros = ZeroSectors.touch(bytes, cell.get().offset(), cell.get().end());
      cells.add(
          new FoundCell(cell.get(), bytes, zeros ? FoundCell.How.DOUBTFUL : FoundCell.How.POINTED));
    }
    return Optional.of(cells);
  }

  /// Whether the record's header agrees with the length of the payload, as far as it lies here.
  static boolean agrees(byte[] bytes, Cell cell) {
    long headerLength = Octets.varint(bytes, cell.payloadAt());
    boolean headerGoesOn = headerLength > cell.localBytes() && headerLength <= cell.payloadLength();
    return headerGoesOn
        ? cell.overflows()
        : Fields.agree(bytes, cell.payloadAt(), cell.localBytes(), cell.payloadLength());
  }

  private List<FoundCell> search() {
    List<Integer> suspects = byPointers();
    outOfOrder();
    for (int suspect : suspects) {
      mend(suspect);
    }
    if (found.isEmpty() || lostPointers > 0) {
      carve();
    }
    if (kind == PageKind.TABLE_LEAF) {
      found.sort(Comparator.comparingLong(each -> each.cell().rowid()));
    }
    return found.stream()
        .map(
            each ->
                ZeroSectors.touch(page, each.cell().offset(), each.cell().end())
                    ? each.as(FoundCell.How.DOUBTFUL)
                    : each)
        .toList();
  }

  /// Reads what the pointers lead to.
  ///
  /// @return where something stands that contradicts itself
  private List<Integer> byPointers() {
    Page read = Page.as(kind, number, page, layout);
    List<Integer> suspects = new ArrayList<>();
    int first = read.pointersAt();
    int lowest = layout.usableBytes();
    int declared = read.declaredCellCount();
    boolean headerHolds =
        Page.of(number, page, layout).filter(p -> p.kind() == kind).isPresent()
            && declared > 0
            && first + 2 * declared <= layout.usableBytes()
            && read.contentAt() >= first + 2 * declared
            && read.contentAt() <= layout.usableBytes();
    int failures = 0;
    int count = headerHolds ? declared : (layout.usableBytes() - first) / 2;
    for (int i = 0; i < count; i++) {
      int end = first + 2 * i + 2;
      if (!headerHolds && (end > lowest || failures >= 2)) {
        break;
      }
      Optional<Cell> cell = read.pointer(i) < end ? Optional.empty() : read.cell(i);
      boolean taken = cell.isPresent() && overlaps(cell.get());
      if (cell.isPresent() && !taken && agrees(page, cell.get())) {
        found.add(new FoundCell(cell.get(), page, FoundCell.How.POINTED));
        lowest = Math.min(lowest, cell.get().offset());
        failures = 0;
      } else if (headerHolds && read.pointer(i) >= end && !isCovered(read.pointer(i))) {
        suspects.add(read.pointer(i));
      } else {
        failures++;
        lostPointers++;
      }
    }
    return suspects;
  }

  /// Whether a cell that was found stands there. One that is too long only reaches into others.
  private boolean isCovered(int offset) {
    return found.stream()
        .anyMatch(other -> other.cell().offset() <= offset && offset < other.cell().end());
  }

  private boolean overlaps(Cell cell) {
    return found.stream()
        .anyMatch(
            other -> cell.offset() < other.cell().end() && other.cell().offset() < cell.end());
  }

  /// Rowids grow from cell to cell. Of those that don't, the fewest are taken for wrong.
  private void outOfOrder() {
    if (kind != PageKind.TABLE_LEAF || found.isEmpty()) {
      return;
    }
    boolean[] ordered = longestGrowing();
    for (int i = 0; i < found.size(); i++) {
      if (!ordered[i]) {
        long low = i == 0 ? Long.MIN_VALUE : lastOrdered(ordered, i);
        long high = nextOrdered(ordered, i);
        FoundCell cell = found.get(i);
        found.set(
            i,
            mended(cell.cell().offset(), cell.cell().sizeBytes(), low, high)
                .orElse(cell.as(FoundCell.How.DOUBTFUL)));
      }
    }
  }

  private long lastOrdered(boolean[] ordered, int before) {
    for (int i = before - 1; i >= 0; i--) {
      if (ordered[i]) {
        return found.get(i).cell().rowid();
      }
    }
    return Long.MIN_VALUE;
  }

  private long nextOrdered(boolean[] ordered, int after) {
    for (int i = after + 1; i < found.size(); i++) {
      if (ordered[i]) {
        return found.get(i).cell().rowid();
      }
    }
    return Long.MAX_VALUE;
  }

  private boolean[] longestGrowing() {
    int count = found.size();
    int[] length = new int[count];
    int[] from = new int[count];
    int best = 0;
    for (int i = 0; i < count; i++) {
      length[i] = 1;
      from[i] = -1;
      for (int j = 0; j < i; j++) {
        boolean grows = found.get(j).cell().rowid() < found.get(i).cell().rowid();
        if (grows && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          from[i] = j;
        }
      }
      best = length[i] > length[best] ? i : best;
    }
    boolean[] ordered = new boolean[count];
    for (int i = best; i >= 0; i = from[i]) {
      ordered[i] = true;
    }
    return ordered;
  }

  private void mend(int offset) {
    int end = layout.usableBytes();
    for (FoundCell other : found) {
      if (other.cell().offset() > offset) {
        end = Math.min(end, other.cell().offset());
      }
    }
    Optional<FoundCell> mended =
        mended(offset, end - offset, Long.MIN_VALUE, Long.MAX_VALUE)
            .or(
                () ->
                    Cell.at(page, offset, kind, layout)
                        .map(cell -> new FoundCell(cell, page, FoundCell.How.DOUBTFUL)));
    mended.ifPresentOrElse(found::add, () -> lostPointers++);
  }

  /// The cell at `offset` with one bit turned over, when exactly one bit gives a cell that fills
  /// its place, agrees with itself and can belong here.
  private Optional<FoundCell> mended(int offset, int extent, long low, long high) {
    FoundCell only = null;
    int reach = Math.min(Math.min(extent, 64), layout.usableBytes() - offset);
    byte[] trial = page.clone();
    for (int bit = 0; bit < reach * 8; bit++) {
      trial[offset + bit / 8] ^= (byte) (1 << bit % 8);
      Optional<Cell> cell = Cell.at(trial, offset, kind, layout).filter(c -> c.payloadAt() > 0);
      boolean inHead =
          cell.isPresent()
              && offset + bit / 8
                  < cell.get().payloadAt()
                      + Math.max(1, Octets.varint(trial, cell.get().payloadAt()));
      if (inHead && fills(trial, cell.get(), extent) && isBetween(cell.get(), low, high)) {
        if (only != null) {
          return Optional.empty();
        }
        only = new FoundCell(cell.get(), trial.clone(), FoundCell.How.MENDED);
      }
      trial[offset + bit / 8] ^= (byte) (1 << bit % 8);
    }
    return Optional.ofNullable(only);
  }

  private boolean fills(byte[] trial, Cell cell, int extent) {
    int left = extent - cell.sizeBytes();
    return left >= 0 && left <= 3 && agrees(trial, cell) && isPossible(trial, cell);
  }

  private boolean isBetween(Cell cell, long low, long high) {
    if (kind != PageKind.TABLE_LEAF) {
      return true;
    }
    boolean free = found.stream().noneMatch(each -> each.cell().rowid() == cell.rowid());
    return free && cell.rowid() > low && cell.rowid() < high;
  }

  private boolean isPossible(byte[] bytes, Cell cell) {
    if (cell.overflows()) {
      return true;
    }
    byte[] local =
        Arrays.copyOfRange(bytes, cell.payloadAt(), cell.payloadAt() + cell.localBytes());
    Fields fields = Fields.of(local, cell.payloadLength(), layout.encoding());
    boolean readable =
        fields.values().stream()
            .allMatch(v -> !(v instanceof Value.Text text) || text.decoded().isPresent());
    return fields.state() == Fields.State.WHOLE && readable && possible.test(fields.values());
  }

  /// Looks for cells in what no found cell covers: from the end, because there every cell ends
  /// where the next begins.
  private void carve() {
    List<FoundCell> known = new ArrayList<>(found);
    known.sort(Comparator.comparingInt(each -> each.cell().offset()));
    int from = Page.as(kind, number, page, layout).pointersAt();
    List<FoundCell> carved = new ArrayList<>();
    for (FoundCell each : known) {
      carved.addAll(carved(from, each.cell().offset()));
      from = each.cell().end();
    }
    carved.addAll(carved(from, layout.usableBytes()));
    for (FoundCell each : carved) {
      if (isBetween(each.cell(), Long.MIN_VALUE, Long.MAX_VALUE)) {
        found.add(each);
      }
    }
  }

  private List<FoundCell> carved(int from, int to) {
    int length = to - from;
    if (length < 4) {
      return List.of();
    }
    int[] cells = new int[length + 1];
    int[] next = new int[length + 1];
    int best = -1;
    for (int at = length - 4; at >= 0; at--) {
      Optional<Cell> cell = Cell.at(page, from + at, kind, layout);
      if (cell.isEmpty() || cell.get().end() > to || !agrees(page, cell.get())) {
        continue;
      }
      int end = cell.get().end() - from;
      boolean meets = length - end <= 3 || cells[end] > 0;
      if (meets && isPossible(page, cell.get())) {
        cells[at] = cells[Math.min(end, length)] + 1;
        next[at] = end;
        best = best < 0 || cells[at] >= cells[best] ? at : best;
      }
    }
    List<FoundCell> carved = new ArrayList<>();
    for (int at = best; at >= 0 && at < length && cells[at] > 0; at = next[at]) {
      Cell.at(page, from + at, kind, layout)
          .ifPresent(cell -> carved.add(new FoundCell(cell, page, FoundCell.How.CARVED)));
    }
    return carved;
  }
}
