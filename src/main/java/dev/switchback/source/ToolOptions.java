package dev.switchback.source;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How somebody set up, for one database, the tool whose migrations these are: by the names that
/// the tool's own configuration has for it, `contexts` or `placeholders.owner`. What isn't here is
/// as the project's files say.
public record ToolOptions(Map<String, String> values) {
  public static final ToolOptions NONE = new ToolOptions(Map.of());

  /// What is understood, besides names that begin with `placeholders.` or `env.`.
  private static final Set<String> KNOWN =
      Set.of(
          "contexts",
          "labelFilter",
          "group",
          "ignoreMigrationPatterns",
          "mixed",
          "outOfOrder",
          "target",
          "validateOnMigrate");

  private static final String PLACEHOLDERS = "placeholders.";
  private static final String ENVIRONMENT = "env.";

  public ToolOptions {
    values = Map.copyOf(values);
  }

  /// Whether an option has this name.
  public static boolean isKnown(String name) {
    return KNOWN.contains(name)
        || (name.startsWith(PLACEHOLDERS) && name.length() > PLACEHOLDERS.length())
        || (name.startsWith(ENVIRONMENT) && name.length() > ENVIRONMENT.length());
  }

  /// All names, for a sentence.
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(KNOWN);
    names.add(PLACEHOLDERS + "NAME");
    names.add(ENVIRONMENT + "NAME");
    return names;
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// `values` with these in place of those of the same name, whatever its case.
  Map<String, String> over(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(others);
    values.forEach(
        (name, value) -> {
          all.keySet()
              .removeIf(it -> it.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
          all.put(name, value);
        });
    return all;
  }
}
