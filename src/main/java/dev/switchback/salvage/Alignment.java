package dev.switchback.salvage;

import dev.switchback.salvage.page.ByteSource;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Layout;
import dev.switchback.salvage.page.Octets;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import java.util.ArrayList;
import java.util.List;

/// Finds pages that no longer lie at multiples of the page size, because bytes were put into the
/// file or lost from it.
final class Alignment {
  private static final int PATIENCE = 6;
  private static final int LOOK_AHEAD = 48;
  private static final int ENOUGH = 4;

  private final ByteSource main;
  private final Layout layout;
  private final List<Image.Shift> shifts = new ArrayList<>();

  private Alignment(ByteSource main, Layout layout) {
    this.main = main;
    this.layout = layout;
  }

  /// The pages of `main` where they really are; empty when none is shifted.
  static List<Image.Shift> find(ByteSource main, Layout layout) {
    Alignment alignment = new Alignment(main, layout);
    if (main.sizeBytes() % layout.pageSizeBytes() != 0) {
      alignment.search();
    }
    return alignment.shifts;
  }

  private void search() {
    int size = layout.pageSizeBytes();
    long shift = 0;
    int missed = 0;
    int page = 2;
    int tried = 0;
    for (; (page - 1L) * size + shift < main.sizeBytes(); page++) {
      if (isPage((page - 1L) * size + shift)) {
        missed = 0;
        continue;
      }
      missed++;
      if (missed >= PATIENCE && page > tried) {
        int first = page - missed + 1;
        long better = betterShift(first, shift);
        if (better != shift) {
          shift = better;
          shifts.add(new Image.Shift(first, shift));
          page = first - 1;
        } else {
          tried = page + LOOK_AHEAD;
        }
        missed = 0;
      }
    }
  }

  /// The shift, nearest to `now`, with which most of the next pages are pages.
  private long betterShift(int first, long now) {
    int size = layout.pageSizeBytes();
    int most = Math.max(ENOUGH, count(first, now) * 2);
    long best = now;
    for (int distance = 1; distance <= size / 2; distance++) {
      for (long candidate : new long[] {now + distance, now - distance}) {
        int count = count(first, candidate);
        if (count > most) {
          most = count;
          best = candidate;
        }
      }
    }
    return best;
  }

  private int count(int first, long shift) {
    int count = 0;
    for (int i = 0; i < LOOK_AHEAD; i++) {
      count += isPage((first + i - 1L) * layout.pageSizeBytes() + shift) ? 1 : 0;
    }
    return count;
  }

  private boolean isPage(long offset) {
    if (offset < 0 || offset >= main.sizeBytes()) {
      return false;
    }
    byte[] head = main.bytes(offset, 8);
    if (PageKind.ofCode(Octets.u8(head, 0)).isEmpty() || Octets.u16(head, 3) == 0) {
      return false;
    }
    byte[] bytes = main.bytes(offset, layout.pageSizeBytes());
    return Page.of(2, bytes, layout).filter(Page::isWellFormed).isPresent();
  }
}
