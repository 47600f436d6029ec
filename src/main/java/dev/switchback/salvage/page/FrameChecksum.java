package dev.switchback.salvage.page;

import java.util.ArrayList;
import java.util.List;

/// The running checksum of a log (sqlite.org/fileformat2.html, section 4.2). It is linear, so a
/// single flipped bit can be found from the difference that it makes.
record FrameChecksum(int first, int second) {

  /// In which order the bytes of a word are summed up.
  enum Order {
    BIG_ENDIAN,
    LITTLE_ENDIAN
  }

  FrameChecksum over(byte[] bytes, int from, int length, Order order) {
    int s0 = first;
    int s1 = second;
    for (int at = from; at + 8 <= from + length; at += 8) {
      s0 += word(bytes, at, order) + s1;
      s1 += word(bytes, at + 4, order) + s0;
    }
    return new FrameChecksum(s0, s1);
  }

  private static int word(byte[] bytes, int at, Order order) {
    int value = Octets.i32(bytes, at);
    return order == Order.BIG_ENDIAN ? value : Integer.reverseBytes(value);
  }

  /// Which bits of `bytes` would have to be turned over, each by itself, for the checksum to become
  /// `wanted` instead of this one. High bits of a word count alike at several places; more than two
  /// are not looked for.
  List<Integer> flippedBits(byte[] bytes, FrameChecksum wanted, Order order) {
    List<Integer> bits = new ArrayList<>();
    int d0 = wanted.first - first;
    int d1 = wanted.second - second;
    // How much a change of the first and of the second word of a pair counts at the end.
    int[] of = {1, 1, 0, 1};
    for (int at = bytes.length - 8; at >= 0; at -= 8) {
      for (int half = 0; half < 2; half++) {
        int value = word(bytes, at + 4 * half, order);
        for (int bit = 0; bit < 32; bit++) {
          int change = (value >>> bit & 1) == 0 ? 1 << bit : -(1 << bit);
          if (of[2 * half] * change == d0 && of[2 * half + 1] * change == d1) {
            int octet = order == Order.BIG_ENDIAN ? 3 - bit / 8 : bit / 8;
            bits.add((at + 4 * half + octet) * 8 + bit % 8);
            if (bits.size() == 2) {
              return bits;
            }
          }
        }
      }
      of =
          new int[] {
            of[0] + of[1], of[0] + 2 * of[1], of[2] + of[3], of[2] + 2 * of[3],
          };
    }
    return bits;
  }
}
