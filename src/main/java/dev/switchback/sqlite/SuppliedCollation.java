package dev.switchback.sqlite;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// A collation that a session is taught: a name, and one of a few orders.
///
/// @param language the language whose order it is, as `de` or `sv-SE`; empty for all orders but
///     [Order#LOCALE]
public record SuppliedCollation(String name, Order order, String language) {

  /// In which order texts stand.
  public enum Order {
    /// By code points.
    BINARY,
    /// Without regard to the case of A to Z, as SQLite's own NOCASE.
    NOCASE,
    /// By code points, without regard to spaces at the end.
    RTRIM,
    /// Without regard to case, in all scripts.
    UNICODE,
    /// The same, and numbers within a text by their value: `a2` before `a10`.
    NATURAL,
    /// As in the dictionaries of a language, without regard to case.
    LOCALE
  }

  /// Reads `unicode`, `natural`, `locale:de` and so on; empty for anything else.
  public static Optional<SuppliedCollation> of(String name, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.startsWith("locale:")) {
      String language = text.strip().substring("locale:".length()).strip();
      boolean isKnown =
          Arrays.stream(Collator.getAvailableLocales())
              .anyMatch(locale -> locale.toLanguageTag().equalsIgnoreCase(language));
      return isKnown
          ? Optional.of(new SuppliedCollation(name, Order.LOCALE, language))
          : Optional.empty();
    }
    for (Order order : Order.values()) {
      if (order != Order.LOCALE && order.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(new SuppliedCollation(name, order, ""));
      }
    }
    return Optional.empty();
  }

  /// As [#of] reads it.
  public String text() {
    String word = order.name().toLowerCase(Locale.ROOT);
    return language.isEmpty() ? word : word + ":" + language;
  }

  /// The order itself, new: a comparator of a language isn't for several threads.
  Comparator<String> comparator() {
    return switch (order) {
      case BINARY -> TextOrder.BINARY;
      case NOCASE -> TextOrder.NOCASE;
      case RTRIM -> TextOrder.RTRIM;
      case UNICODE -> TextOrder.UNICODE;
      case NATURAL -> TextOrder.NATURAL;
      case LOCALE -> {
        Collator collator = Collator.getInstance(Locale.forLanguageTag(language));
        collator.setStrength(Collator.SECONDARY);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        yield collator::compare;
      }
    };
  }
}
