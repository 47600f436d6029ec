package dev.switchback.salvage.page;

import java.util.BitSet;
import java.util.function.IntPredicate;

/// The pages that hold nothing any more (sqlite.org/fileformat2.html, section 1.5).
///
/// @param pages trunks and leaves
/// @param state whether the list could be read to its end
public record FreeList(BitSet pages, State state) {

  /// How far the list could be read.
  public enum State {
    WHOLE,
    BROKEN
  }

  /// Reads it from trunk to trunk.
  ///
  /// @param taken pages that hold content, and so can't be free
  public static FreeList read(Image image, int firstTrunk, long declaredPages, IntPredicate taken) {
    BitSet free = new BitSet();
    int trunk = firstTrunk;
    int most = image.layout().usableBytes() / 4 - 2;
    boolean whole = true;
    while (trunk != 0 && whole) {
      if (!image.has(trunk) || free.get(trunk) || taken.test(trunk)) {
        whole = false;
      } else {
        byte[] content = image.page(trunk);
        long leaves = Octets.u32(content, 4);
        free.set(trunk);
        whole = leaves <= most;
        for (int i = 0; whole && i < leaves; i++) {
          int leaf = Octets.i32(content, 8 + 4 * i);
          if (image.has(leaf) && !free.get(leaf) && !taken.test(leaf)) {
            free.set(leaf);
          } else {
            whole = false;
          }
        }
        trunk = Octets.i32(content, 0);
      }
    }
    boolean counted = whole && free.cardinality() == declaredPages;
    return new FreeList(free, counted ? State.WHOLE : State.BROKEN);
  }
}
