package dev.switchback.source;

import java.text.Normalizer;
import java.util.Locale;

/// Makes the part of a file name that says what a migration does.
final class Slug {
  private static final int MOST_CHARACTERS = 80;

  private Slug() {}

  /// Lower case, letters and digits of any language, without accents; everything else becomes one
  /// `separator`.
  static String of(String description, String separator) {
    String plain =
        Normalizer.normalize(description, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
    String composed = Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String words = composed.replaceAll("['’]", "").replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    String slug = words.replace(" ", separator);
    if (slug.codePointCount(0, slug.length()) > MOST_CHARACTERS) {
      slug = slug.substring(0, slug.offsetByCodePoints(0, MOST_CHARACTERS));
      int lastWord = slug.lastIndexOf(separator);
      slug = lastWord > 0 ? slug.substring(0, lastWord) : slug;
    }
    return slug.isEmpty() ? "migration" : slug;
  }
}
