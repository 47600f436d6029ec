package dev.switchback.migration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A migration's version: one or more numbers, compared as numbers.
///
/// `001` equals `1`, `2` comes before `10`, and `0.2` before `0.10`. The text is kept as it was
/// written, but plays no part in equality or order.
public final class Version implements Comparable<Version> {
  private final String text;
  private final List<BigInteger> parts;

  private Version(String text, List<BigInteger> parts) {
    this.text = text;
    this.parts = parts;
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
    return Optional.of(new Version(text, List.copyOf(parts)));
  }

  /// As it was written.
  public String text() {
    return text;
  }

  /// The first number.
  public BigInteger number() {
    return parts.getFirst();
  }

  @Override
  public int compareTo(Version other) {
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
    return other instanceof Version version && parts.equals(version.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
