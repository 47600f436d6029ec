package dev.switchback.migration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What identifies a migration, and where it stands in the order.
///
/// - A number, or several parted by dots, compared as numbers: `001` equals `1`, `2` comes before
///   `10`, and `0.2` before `0.10`. The text is kept as it was written, but plays no part in
///   equality or order.
/// - For tools that order otherwise (by name, by a graph, by a changelog): a text, and the place
///   that the tool's own order gives it. Such a version comes after every number.
public final class Version implements Comparable<Version> {
  /// The place of a text whose order isn't known yet.
  private static final int NOWHERE = -1;

  /// The place of all texts that are ordered as texts.
  private static final int BY_TEXT = -2;

  private final String text;
  private final List<BigInteger> parts;
  private final int place;

  private Version(String text, List<BigInteger> parts, int place) {
    this.text = text;
    this.parts = parts;
    this.place = place;
  }

  /// A text that stands at `place` in its tool's order. It equals another only when both have the
  /// same text and the same place.
  public static Version placed(int place, String text) {
    return new Version(text, List.of(), place);
  }

  /// A text that stands where its letters put it: for tools that compare versions as texts.
  public static Version textual(String text) {
    return new Version(text, List.of(), BY_TEXT);
  }

  /// What somebody typed or a history tells, before the order is known: a number where it is one,
  /// else a text without a place.
  public static Version named(String text) {
    return parse(text).orElseGet(() -> placed(NOWHERE, text));
  }

  /// @throws IllegalArgumentException when `text` isn't digits, optionally in groups parted by dots
  public static Version of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("Not a version: \"" + text + "\""));
  }

  public static Optional<Version> parse(String text) {
    List<BigInteger> parts = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty()
          || part.length() > 200
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      parts.add(new BigInteger(part));
    }
    while (parts.size() > 1 && parts.getLast().signum() == 0) {
      parts.removeLast();
    }
    return Optional.of(new Version(text, List.copyOf(parts), NOWHERE));
  }

  /// As it was written.
  public String text() {
    return text;
  }

  /// Whether it is a number, and not the key of a tool that has none.
  public boolean isNumber() {
    return !parts.isEmpty();
  }

  /// Whether it finds its place among others like it by itself: a number, or a text that is ordered
  /// as a text.
  public boolean isOrdered() {
    return isNumber() || place == BY_TEXT;
  }

  /// The first number.
  ///
  /// @throws java.util.NoSuchElementException when it is none
  public BigInteger number() {
    return parts.getFirst();
  }

  @Override
  public int compareTo(Version other) {
    if (!isNumber() && !other.isNumber()) {
      return place == other.place
          ? text.compareTo(other.text)
          : Integer.compare(place, other.place);
    }
    if (isNumber() != other.isNumber()) {
      return isNumber() ? -1 : 1;
    }
    int common = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < common; i++) {
      int order = parts.get(i).compareTo(other.parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return isNumber() ? parts.hashCode() : text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
