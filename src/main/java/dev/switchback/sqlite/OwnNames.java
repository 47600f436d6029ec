package dev.switchback.sqlite;

import dev.switchback.sql.Calls;
import java.util.Locale;
import java.util.Set;

/// What every program with SQLite has, without anybody registering it.
public final class OwnNames {
  /// What the library brings along that Switchback uses, and a program with plain SQLite lacks
  /// (sqlite-jdbc 3.54.1.0, JDBC_EXTENSIONS).
  private static final Set<String> ONLY_HERE =
      Set.of(
          "charindex",
          "cot",
          "coth",
          "difference",
          "leftstr",
          "lower_quartile",
          "mode",
          "padc",
          "padl",
          "padr",
          "proper",
          "replicate",
          "reverse",
          "rightstr",
          "square",
          "stdev",
          "strfilter",
          "upper_quartile",
          "variance");

  private static final Set<String> MADE_WHEN_USED =
      Set.of("json_each", "json_tree", "jsonb_each", "jsonb_tree");

  private final Set<String> functions;
  private final Set<String> collations;
  private final Set<String> modules;

  private OwnNames(Set<String> functions, Set<String> collations, Set<String> modules) {
    this.functions = functions;
    this.collations = collations;
    this.modules = modules;
  }

  /// Asks SQLite. Touches no file.
  public static OwnNames read() {
    try (Session session = Sessions.inMemory()) {
      return new OwnNames(
          names(session, "SELECT DISTINCT lower(name) FROM pragma_function_list"),
          names(session, "SELECT DISTINCT lower(name) FROM pragma_collation_list"),
          names(session, "SELECT DISTINCT lower(name) FROM pragma_module_list"));
    }
  }

  private static Set<String> names(Session session, String sql) {
    return Set.copyOf(session.query(sql, row -> row.text(1)));
  }

  /// Whether a statement that names it finds it here; case doesn't count.
  public boolean has(Calls.Kind kind, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case FUNCTION -> functions.contains(lower) || isModule(lower);
      case COLLATION -> collations.contains(lower);
      case MODULE -> isModule(lower);
    };
  }

  /// These tables are made when they are used first (sqlite.org/pragma.html#pragfunc; measured).
  private boolean isModule(String lower) {
    return modules.contains(lower) || lower.startsWith("pragma_") || MADE_WHEN_USED.contains(lower);
  }

  /// Whether every program with SQLite has it, so that files may rely on it.
  public boolean isEverywhere(Calls.Kind kind, String name) {
    return has(kind, name) && !isOnlyHere(kind, name);
  }

  /// Whether it is here, and lacks in programs with plain SQLite.
  public boolean isOnlyHere(Calls.Kind kind, String name) {
    return kind == Calls.Kind.FUNCTION && ONLY_HERE.contains(name.toLowerCase(Locale.ROOT));
  }
}
