package dev.switchback.salvage.page;

import java.util.ArrayList;
import java.util.List;

/// The values of a record, and whether its parts agree with each other.
///
/// @param values as many as could be read, in the order of the record
public record Fields(List<Value> values, State state) {
  /// More columns than any table can have (sqlite.org/limits.html).
  private static final int MOST_COLUMNS = 32_767;

  private static final Fields NONE = new Fields(List.of(), State.INCONSISTENT);

  public Fields {
    values = List.copyOf(values);
  }

  /// How much of a record there is.
  public enum State {
    /// Header and body agree, and everything is there.
    WHOLE,
    /// The header is sound, but the body ends too early.
    CUT_SHORT,
    /// The lengths contradict each other, so no value can be relied on.
    INCONSISTENT
  }

  /// Reads a record.
  ///
  /// @param payload what there is of it
  /// @param declaredLength how long it says that it is
  public static Fields of(byte[] payload, long declaredLength, TextEncoding encoding) {
    long headerLength = Octets.varint(payload, 0);
    int at = Octets.varintLength(payload, 0);
    if (headerLength < at || headerLength > declaredLength || headerLength > payload.length) {
      return NONE;
    }
    List<Value> values = new ArrayList<>();
    long bodyAt = headerLength;
    boolean whole = true;
    while (at < headerLength) {
      long type = Octets.varint(payload, at);
      at += Octets.varintLength(payload, at);
      if (!SerialType.isKnown(type) || values.size() > MOST_COLUMNS) {
        return NONE;
      }
      long end = bodyAt + SerialType.lengthBytes(type);
      if (end < bodyAt || end > declaredLength) {
        return NONE;
      }
      whole &= end <= payload.length;
      if (whole) {
        values.add(SerialType.value(type, payload, (int) bodyAt, encoding));
      }
      bodyAt = end;
    }
    boolean agrees = at == headerLength && bodyAt == declaredLength;
    return agrees ? new Fields(values, whole ? State.WHOLE : State.CUT_SHORT) : NONE;
  }

  /// How many values the header of a record declares; -1 where the header isn't all there. Reads no
  /// values.
  public static int width(byte[] bytes, int at, int length) {
    long headerLength = Octets.varint(bytes, at);
    int position = Octets.varintLength(bytes, at);
    if (headerLength > length) {
      return -1;
    }
    int width = 0;
    while (position < headerLength) {
      position += Octets.varintLength(bytes, at + position);
      width++;
    }
    return position == headerLength ? width : -1;
  }

  /// Whether the bytes at `at` can be a record of `declaredLength`, as far as its header tells.
  /// Reads no values.
  public static boolean agree(byte[] bytes, int at, int length, long declaredLength) {
    long headerLength = Octets.varint(bytes, at);
    int from = Octets.varintLength(bytes, at);
    if (headerLength <= from || headerLength > declaredLength || headerLength > length) {
      return false;
    }
    long body = headerLength;
    int position = from;
    while (position < headerLength) {
      long type = Octets.varint(bytes, at + position);
      position += Octets.varintLength(bytes, at + position);
      if (!SerialType.isKnown(type)) {
        return false;
      }
      body += SerialType.lengthBytes(type);
      if (body > declaredLength || body < 0) {
        return false;
      }
    }
    return position == headerLength && body == declaredLength;
  }
}
