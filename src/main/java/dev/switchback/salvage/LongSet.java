package dev.switchback.salvage;

/// Numbers, without an object for each. Holds at most as many as it was made for.
final class LongSet {
  private final long[] slots;
  private final int mask;
  private final int most;
  private int size;

  LongSet(int most) {
    int capacity = Integer.highestOneBit(Math.max(16, most) * 2 - 1) * 2;
    this.slots = new long[capacity];
    this.mask = capacity - 1;
    this.most = most;
  }

  /// Zero stands for an empty place, so that number is kept as another one.
  private static long kept(long value) {
    return value == 0 ? 0x9E3779B97F4A7C15L : value;
  }

  private int slot(long value) {
    int at = (int) (value ^ value >>> 32) & mask;
    while (slots[at] != 0 && slots[at] != value) {
      at = at + 1 & mask;
    }
    return at;
  }

  /// @return false when it is full
  boolean add(long value) {
    int at = slot(kept(value));
    if (slots[at] != 0) {
      return true;
    }
    if (size >= most) {
      return false;
    }
    slots[at] = kept(value);
    size++;
    return true;
  }

  boolean contains(long value) {
    return slots[slot(kept(value))] != 0;
  }

  int size() {
    return size;
  }
}
