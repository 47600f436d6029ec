package dev.switchback.registry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the file that a connection string means: `sqlite:app.db`, `sqlite:///app.db`,
/// `sqlite+aiosqlite:////srv/app.db`, `jdbc:sqlite:app.db`, `file:./dev.db`.
final class ProjectFilesUrl {
  private static final Pattern SCHEME =
      Pattern.compile(
          "^(?:jdbc:)?(?:(?:sqlite3?|libsql)(?:\\+\\w+)?:(?:file:)?|file:)",
          Pattern.CASE_INSENSITIVE);

  private ProjectFilesUrl() {}

  /// The file, absolute; empty for other databases, for memory, and where a variable hides it.
  ///
  /// @param base what relative paths are relative to
  static Optional<Path> file(String url, Path base) {
    String text = url.strip();
    Matcher scheme = SCHEME.matcher(text);
    if (!scheme.find()) {
      return Optional.empty();
    }
    String rest = text.substring(scheme.end());
    int query = rest.indexOf('?');
    String place = query < 0 ? rest : rest.substring(0, query);
    String options = query < 0 ? "" : rest.substring(query).toLowerCase(Locale.ROOT);
    if (options.contains("mode=memory")) {
      return Optional.empty();
    }
    return slashes(place, base);
  }

  /// A path as it is written, relative to `base`; empty where it is none.
  static Optional<Path> path(String text, Path base) {
    String plain = text.strip();
    if (plain.isEmpty() || isHidden(plain)) {
      return Optional.empty();
    }
    try {
      return Optional.of(base.resolve(plain).toAbsolutePath().normalize());
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /// Behind a host that is never there, three slashes mean a relative file for some tools and an
  /// absolute one for others: the one that exists is meant, else the relative one.
  private static Optional<Path> slashes(String place, Path base) {
    String decoded = decoded(place);
    if (decoded.startsWith("////")) {
      return path(decoded.substring(3), base);
    }
    if (decoded.startsWith("///")) {
      Optional<Path> absolute = path(decoded.substring(2), base);
      Optional<Path> relative = path(decoded.substring(3), base);
      boolean isAbsolute =
          absolute.filter(Files::exists).isPresent() && relative.filter(Files::exists).isEmpty();
      return isAbsolute ? absolute : relative;
    }
    return path(decoded.startsWith("//") ? decoded.substring(2) : decoded, base);
  }

  private static String decoded(String place) {
    try {
      return URLDecoder.decode(place.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return place;
    }
  }

  private static boolean isHidden(String text) {
    return text.contains("${")
        || text.contains("$(")
        || text.contains("%(")
        || text.contains("<%")
        || text.contains(":memory:");
  }
}
