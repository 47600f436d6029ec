package dev.switchback.salvage;

import dev.switchback.salvage.page.Cell;
import dev.switchback.salvage.page.Fields;
import dev.switchback.salvage.page.Layout;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Value;
import dev.switchback.sqlite.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One page of a damaged file, as bytes, with what they are taken for. What lies in a log over it
/// is not in it.
///
/// @param kind empty for a page that is none of a b-tree
/// @param parts in the order of their bytes; what nothing stands in is left out
public record PageView(
    int number, int pages, Optional<PageKind> kind, Bytes bytes, List<PageView.Part> parts) {
  public PageView {
    parts = List.copyOf(parts);
  }

  /// Bytes that belong together.
  ///
  /// @param to the first byte behind them
  /// @param said what they say: the values of a row, the number of a page
  public record Part(What what, int from, int to, String said) {}

  /// What bytes are taken for.
  public enum What {
    FILE_HEADER,
    PAGE_HEADER,
    POINTERS,
    CELL,
    /// A pointer leads here, but it can't be a cell.
    DAMAGED_CELL
  }

  /// Reads page `number`, counted from 1, of a private copy.
  public static PageView of(Path privateCopy, int number, Layout layout) {
    try (PrivateBytes bytes = PrivateBytes.of(privateCopy)) {
      int size = layout.pageSizeBytes();
      int pages = (int) Math.min(Integer.MAX_VALUE, (bytes.sizeBytes() + size - 1) / size);
      return of(number, pages, bytes.bytes((number - 1L) * size, size), layout);
    }
  }

  static PageView of(int number, int pages, byte[] bytes, Layout layout) {
    Optional<Page> page = Page.of(number, bytes, layout);
    List<Part> parts = new ArrayList<>();
    if (number == 1) {
      parts.add(new Part(What.FILE_HEADER, 0, 100, ""));
    }
    page.ifPresent(it -> parts(it, parts));
    parts.sort(Comparator.comparingInt(Part::from));
    return new PageView(number, pages, page.map(Page::kind), Bytes.of(bytes), parts);
  }

  private static void parts(Page page, List<Part> parts) {
    int header = page.pointersAt() - page.kind().headerBytes();
    parts.add(new Part(What.PAGE_HEADER, header, page.pointersAt(), page.declaredCellCount() + ""));
    int end = page.pointersAt() + 2 * page.cellCount();
    parts.add(new Part(What.POINTERS, page.pointersAt(), end, ""));
    for (int i = 0; i < page.cellCount(); i++) {
      int at = page.pointer(i);
      Optional<Cell> cell = page.cell(i);
      if (cell.isPresent()) {
        parts.add(new Part(What.CELL, at, cell.get().end(), said(page, cell.get())));
      } else if (at < page.layout().pageSizeBytes()) {
        parts.add(new Part(What.DAMAGED_CELL, at, at + 1, Integer.toString(at)));
      }
    }
  }

  private static String said(Page page, Cell cell) {
    StringBuilder said = new StringBuilder();
    if (page.kind().isOfTable()) {
      said.append("rowid ").append(cell.rowid());
    }
    if (cell.leftChild() != 0) {
      said.append(said.isEmpty() ? "" : ", ").append("page ").append(cell.leftChild());
    }
    if (cell.payloadLength() > 0) {
      byte[] local =
          Arrays.copyOfRange(page.bytes(), cell.payloadAt(), cell.payloadAt() + cell.localBytes());
      Fields fields = Fields.of(local, cell.payloadLength(), page.layout().encoding());
      said.append(said.isEmpty() ? "" : ": ");
      said.append(
          fields.values().stream().map(PageView::shortened).collect(Collectors.joining(", ")));
      said.append(fields.state() == Fields.State.WHOLE ? "" : " …");
    }
    return said.toString();
  }

  private static String shortened(Value value) {
    String text =
        switch (value) {
          case Value.Null() -> "NULL";
          case Value.Whole(long number) -> Long.toString(number);
          case Value.Real(double number) -> Double.toString(number);
          case Value.Text text2 -> text2.toString();
          case Value.Blob blob -> blob.toString();
        };
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
