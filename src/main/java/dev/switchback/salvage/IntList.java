package dev.switchback.salvage;

import java.util.Arrays;

/// Page numbers, without an object for each.
final class IntList {
  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  void addAll(IntList other) {
    for (int i = 0; i < other.size; i++) {
      add(other.values[i]);
    }
  }
}
