package dev.switchback.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which changesets are wanted, as `liquibase.properties` or a setting of the database says.
/// Without a word about it: all.
///
/// @param contexts the contexts that are given; empty for any
/// @param labelFilter an expression over labels; empty for any
record LiquibaseFilter(Set<String> contexts, String labelFilter) {
  private static final Pattern LINE = Pattern.compile("\\s*([\\w.\\-]+)\\s*[=:]\\s*(.*?)\\s*");

  LiquibaseFilter {
    contexts = Set.copyOf(contexts);
  }

  static LiquibaseFilter of(String properties, ToolOptions options) {
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    properties
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> values.put(line.group(1).replaceFirst("^.*\\.", ""), line.group(2)));
    String contexts =
        options
            .get("contexts")
            .orElse(values.getOrDefault("contexts", values.getOrDefault("context-filter", "")));
    String labels =
        options
            .get("labelFilter")
            .orElse(values.getOrDefault("labelFilter", values.getOrDefault("label-filter", "")));
    return new LiquibaseFilter(words(contexts), labels);
  }

  boolean wants(Changeset changeset) {
    boolean hasContext =
        contexts.isEmpty()
            || changeset.contexts().filter(asked -> !holds(asked, contexts)).isEmpty();
    boolean hasLabel =
        labelFilter.isBlank()
            || changeset
                .attribute("labels")
                .filter(labels -> !holds(labelFilter, words(labels)))
                .isEmpty();
    return hasContext && hasLabel;
  }

  private static Set<String> words(String list) {
    return Stream.of(list.split(","))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /// Whether an expression of `and`, `or`, `not`, `!`, commas and parentheses holds for `given`.
  static boolean holds(String expression, Set<String> given) {
    String spaced =
        expression
            .toLowerCase(Locale.ROOT)
            .replace(",", " or ")
            .replace("!", " not ")
            .replace("(", " ( ")
            .replace(")", " ) ");
    return new Reader(List.of(spaced.strip().split("\\s+")), given).either();
  }

  /// Goes through the words of one expression.
  private static final class Reader {
    private final List<String> words;
    private final Set<String> given;
    private int at;

    Reader(List<String> words, Set<String> given) {
      this.words = words;
      this.given = given;
    }

    boolean either() {
      boolean holds = both();
      while (take("or")) {
        holds |= both();
      }
      return holds;
    }

    private boolean both() {
      boolean holds = one();
      while (take("and")) {
        holds &= one();
      }
      return holds;
    }

    private boolean one() {
      if (take("not")) {
        return !one();
      }
      if (take("(")) {
        boolean holds = either();
        take(")");
        return holds;
      }
      String word = at < words.size() ? words.get(at) : "";
      at++;
      return given.contains(word);
    }

    private boolean take(String word) {
      boolean isNext = at < words.size() && words.get(at).equals(word);
      at += isNext ? 1 : 0;
      return isNext;
    }
  }
}
