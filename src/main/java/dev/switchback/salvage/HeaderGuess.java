package dev.switchback.salvage;

import dev.switchback.salvage.page.ByteSource;
import dev.switchback.salvage.page.Cell;
import dev.switchback.salvage.page.FileHeader;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Layout;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PointerMap;
import dev.switchback.salvage.page.TextEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out how a file has to be read. Each field of the header is believed only as long as the
/// pages agree with it.
final class HeaderGuess {
  private static final int SAMPLES = 400;

  private final ByteSource main;
  private final FileHeader header;
  private final byte[] first;
  private final List<Interpretation.Note> notes = new ArrayList<>();

  private HeaderGuess(ByteSource main) {
    this.main = main;
    this.first = main.bytes(0, FileHeader.LENGTH);
    this.header = FileHeader.of(first);
  }

  static Interpretation of(ByteSource main) {
    return new HeaderGuess(main).guess();
  }

  private Interpretation guess() {
    boolean constants = FileHeader.hasConstants(first);
    if (!header.hasMagic() || !constants) {
      notes.add(Interpretation.Note.HEADER_LOST);
    }
    int pageSize = pageSize();
    Map<Integer, Integer> ends = ends(pageSize);
    int reserved = reserved(pageSize, ends);
    Layout layout = new Layout(pageSize, reserved, TextEncoding.UTF_8);
    TextEncoding encoding = EncodingGuess.of(Image.of(main, layout), header);
    if (header.encoding().filter(it -> it == encoding).isEmpty()) {
      notes.add(Interpretation.Note.ENCODING_WORKED_OUT);
    }
    Layout known = new Layout(pageSize, reserved, encoding);
    long pages = (main.sizeBytes() + pageSize - 1) / pageSize;
    noteTheRest(pages, main.sizeBytes() % pageSize);
    return new Interpretation(
        known,
        autoVacuum(Image.of(main, known), constants),
        constants ? header.userVersion() : 0,
        constants ? header.applicationId() : 0,
        notes);
  }

  private void noteTheRest(long pages, long rest) {
    boolean versions =
        header.writeVersion() >= 1
            && header.writeVersion() <= 2
            && header.readVersion() >= 1
            && header.readVersion() <= 2
            && header.schemaFormat() <= 4;
    if (!versions && header.hasMagic()) {
      notes.add(Interpretation.Note.VERSION_IGNORED);
    }
    boolean counted = header.changeCounter() == header.validFor() && header.pageCount() > 0;
    if ((counted && header.pageCount() > pages) || rest != 0) {
      notes.add(Interpretation.Note.CUT_OFF);
    } else if (counted && header.pageCount() != pages) {
      notes.add(Interpretation.Note.PAGE_COUNT_WRONG);
    }
  }

  /// The size for which most of what would be pages are pages, with cells that reach to the end.
  private int pageSize() {
    int best = 0;
    double most = 0;
    for (int size = 65536; size >= 512; size /= 2) {
      double share = share(size);
      if (share > most * 1.2) {
        most = share;
        best = size;
      }
    }
    if (header.hasPossiblePageSize()) {
      double declared = share(header.pageSizeBytes());
      if (best == 0 || (declared >= most * 0.5 && declared > 0)) {
        return header.pageSizeBytes();
      }
    }
    notes.add(Interpretation.Note.PAGE_SIZE_WORKED_OUT);
    return best == 0 ? 4096 : best;
  }

  private double share(int size) {
    Layout layout = new Layout(size, 0, TextEncoding.UTF_8);
    long pages = main.sizeBytes() / size;
    long step = Math.max(1, pages / SAMPLES);
    int looked = 0;
    int good = 0;
    for (long number = 1; number <= pages; number += step) {
      byte[] bytes = main.bytes((number - 1) * size, size);
      looked++;
      int end = end(bytes, (int) Math.min(number, Integer.MAX_VALUE), layout);
      good += end > size - 256 && end <= size ? 1 : 0;
    }
    return looked == 0 ? 0 : good / (double) looked;
  }

  /// Where the last cell of a page ends; 0 when it is none.
  private static int end(byte[] bytes, int number, Layout layout) {
    Optional<Page> page = Page.of(number, bytes, layout).filter(Page::isWellFormed);
    int end = 0;
    for (int i = 0; i < page.map(Page::cellCount).orElse(0); i++) {
      Optional<Cell> cell = page.orElseThrow().cell(i);
      if (cell.isPresent() && !cell.get().overflows()) {
        end = Math.max(end, cell.get().end());
      }
    }
    return end;
  }

  private Map<Integer, Integer> ends(int pageSize) {
    Layout layout = new Layout(pageSize, 0, TextEncoding.UTF_8);
    Map<Integer, Integer> votes = new HashMap<>();
    long pages = main.sizeBytes() / pageSize;
    long step = Math.max(1, pages / SAMPLES);
    for (long number = 1; number <= pages; number += step) {
      int end = end(main.bytes((number - 1) * pageSize, pageSize), (int) number, layout);
      if (end > pageSize - 256) {
        votes.merge(end, 1, Integer::sum);
      }
    }
    return votes;
  }

  private int reserved(int pageSize, Map<Integer, Integer> ends) {
    int declared = header.reservedBytes();
    int total = ends.values().stream().mapToInt(Integer::intValue).sum();
    int agreeing = ends.getOrDefault(pageSize - declared, 0);
    int beyond =
        ends.entrySet().stream()
            .filter(end -> end.getKey() > pageSize - declared)
            .mapToInt(Map.Entry::getValue)
            .sum();
    int none = ends.getOrDefault(pageSize, 0);
    if (total == 0 || (beyond * 20 <= total && agreeing * 3 >= total) || declared == 0) {
      int commonest =
          ends.entrySet().stream()
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey)
              .orElse(pageSize);
      boolean lost = !header.hasMagic() && declared == 0 && none * 20 < total;
      return lost && ends.getOrDefault(commonest, 0) * 2 > total ? pageSize - commonest : declared;
    }
    notes.add(Interpretation.Note.RESERVED_WORKED_OUT);
    return none * 3 >= total
        ? 0
        : pageSize
            - ends.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(pageSize);
  }

  private Interpretation.AutoVacuum autoVacuum(Image image, boolean constants) {
    boolean declared = header.largestRoot() != 0;
    boolean sound = constants && header.hasMagic();
    boolean plausible = image.pageCount() > 2 && new PointerMap(image).isPlausible();
    boolean looksLikePage =
        Page.of(2, image.page(2), image.layout()).filter(Page::isWellFormed).isPresent();
    // A field that says so is not believed where page 2 holds content: there the map would be.
    boolean on = declared ? plausible || !looksLikePage : plausible && !looksLikePage && !sound;
    return on ? Interpretation.AutoVacuum.ON : Interpretation.AutoVacuum.OFF;
  }
}
