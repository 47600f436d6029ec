package dev.switchback.source;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The lists in a package's `__init__.py` that say which migrations belong to which database:
/// `LOCKS_MIGRATIONS = [...]` for `locks.db`. `ALL_MIGRATIONS` says nothing.
final class PythonModuleLists {
  private static final Pattern LIST =
      Pattern.compile("(?m)^(\\w+)_MIGRATIONS\\b[^=\\n]*=\\s*\\[([^\\]]*)\\]");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^from\\s+([\\w.]+)\\s+import\\s+(\\([^)]*\\)|[^\\n]+)");
  private static final Pattern WORD = Pattern.compile("\\w+");

  /// The words in each list, by its name in lower case.
  private final Map<String, Set<String>> lists;

  /// The module that each imported name comes from.
  private final Map<String, String> modules;

  private PythonModuleLists(Map<String, Set<String>> lists, Map<String, String> modules) {
    this.lists = lists;
    this.modules = modules;
  }

  static PythonModuleLists in(String init) {
    Map<String, Set<String>> lists = new LinkedHashMap<>();
    for (MatchResult list : LIST.matcher(init).results().toList()) {
      String name = list.group(1).toLowerCase(Locale.ROOT);
      if (!name.equals("all")) {
        lists.put(name, words(list.group(2)));
      }
    }
    Map<String, String> modules = new HashMap<>();
    for (MatchResult line : IMPORT.matcher(init).results().toList()) {
      String module = line.group(1).substring(line.group(1).lastIndexOf('.') + 1);
      words(line.group(2)).forEach(name -> modules.put(name, module));
    }
    return new PythonModuleLists(lists, modules);
  }

  boolean isEmpty() {
    return lists.isEmpty();
  }

  /// The list for a database file: the one that is called like it, or whose name begins or ends
  /// the file's; the longest when there are several.
  Optional<String> listOf(Path database) {
    String name = String.valueOf(database.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = plain(dot > 0 ? name.substring(0, dot) : name);
    return lists.keySet().stream()
        .filter(list -> stem.startsWith(plain(list)) || stem.endsWith(plain(list)))
        .max(java.util.Comparator.comparingInt(String::length));
  }

  /// The lists that a module stands in.
  List<String> listsWith(HomeMadeModule module) {
    return lists.keySet().stream().filter(list -> isIn(module, list)).toList();
  }

  private boolean isIn(HomeMadeModule module, String list) {
    Set<String> words = lists.getOrDefault(list, Set.of());
    return words.stream()
        .anyMatch(
            word ->
                word.equals(module.stem())
                    || module.stem().equals(modules.get(word))
                    || (!modules.containsKey(word) && module.classes().contains(word)));
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    String code = text.replaceAll("#[^\\n]*", "");
    WORD.matcher(code).results().forEach((MatchResult match) -> words.add(match.group()));
    return words;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
