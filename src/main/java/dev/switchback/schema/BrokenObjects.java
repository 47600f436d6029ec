package dev.switchback.schema;

import dev.switchback.sql.Token;
import dev.switchback.sql.Tokenizer;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds views and triggers that can't be compiled. SQLite looks at their text only when they are
/// used, so a migration that takes a column away succeeds, and the application fails later.
///
/// Everything is compiled by `EXPLAIN`, which carries nothing out (sqlite.org/lang_explain.html).
public final class BrokenObjects {
  private BrokenObjects() {}

  /// All that are broken now. Changes nothing; works inside a transaction.
  public static List<BrokenObject> of(Session session) {
    List<BrokenObject> broken = new ArrayList<>();
    for (SchemaObject view : objects(session, "view")) {
      problem(session, "SELECT * FROM " + Names.quoted(view.name()))
          .ifPresent(
              message ->
                  broken.add(
                      new BrokenObject(SchemaObject.Type.VIEW, List.of(view.name()), message)));
    }
    firing(session)
        .forEach(
            (statement, triggers) ->
                problem(session, statement)
                    .ifPresent(
                        message ->
                            broken.add(
                                new BrokenObject(SchemaObject.Type.TRIGGER, triggers, message))));
    return broken;
  }

  /// Those of `after` that weren't broken in `before`.
  public static List<BrokenObject> newIn(List<BrokenObject> before, List<BrokenObject> after) {
    return after.stream()
        .filter(
            now ->
                before.stream()
                    .noneMatch(
                        then -> then.type() == now.type() && then.names().equals(now.names())))
        .toList();
  }

  /// The statements that fire the triggers there are, each with their names.
  private static Map<String, List<String>> firing(Session session) {
    Map<String, List<String>> firing = new LinkedHashMap<>();
    for (SchemaObject trigger : objects(session, "trigger")) {
      statement(session, trigger)
          .ifPresent(
              sql -> firing.computeIfAbsent(sql, none -> new ArrayList<>()).add(trigger.name()));
    }
    return firing;
  }

  private static Optional<String> statement(Session session, SchemaObject trigger) {
    String table = Names.quoted(trigger.table());
    return switch (event(trigger.sql())) {
      case "INSERT" -> Optional.of("INSERT INTO " + table + " DEFAULT VALUES");
      case "DELETE" -> Optional.of("DELETE FROM " + table);
      case "UPDATE" ->
          updated(session, trigger)
              .map(Names::quoted)
              .map(column -> "UPDATE " + table + " SET " + column + " = " + column);
      default -> Optional.empty();
    };
  }

  /// The first of the words that say when a trigger fires.
  private static String event(String sql) {
    for (String word : words(sql)) {
      String upper = word.toUpperCase(Locale.ROOT);
      if (upper.equals("INSERT") || upper.equals("UPDATE") || upper.equals("DELETE")) {
        return upper;
      }
    }
    return "";
  }

  /// A column whose change fires the trigger: the first of `UPDATE OF`, or any.
  private static Optional<String> updated(Session session, SchemaObject trigger) {
    List<String> words = words(trigger.sql());
    for (int i = 0; i + 2 < words.size(); i++) {
      if (words.get(i).equalsIgnoreCase("UPDATE")) {
        if (words.get(i + 1).equalsIgnoreCase("OF")) {
          return Optional.of(dev.switchback.sql.Names.unquoted(words.get(i + 2)));
        }
        break;
      }
    }
    return session.first(
        "SELECT name FROM pragma_table_info(?) ORDER BY cid LIMIT 1",
        row -> row.text(1),
        trigger.table());
  }

  private static List<String> words(String sql) {
    return Tokenizer.tokens(sql).stream()
        .filter(Token::isSignificant)
        .map(token -> token.in(sql))
        .toList();
  }

  private static Optional<String> problem(Session session, String sql) {
    try {
      session.query("EXPLAIN " + sql, row -> "");
      return Optional.empty();
    } catch (SqliteError e) {
      return e.result().primaryCode() == 1 && !isForeign(e.result().message())
          ? Optional.of(e.result().message())
          : Optional.empty();
    }
  }

  /// What only the application has is not broken: it isn't here.
  private static boolean isForeign(String message) {
    return message.contains("no such function")
        || message.contains("no such collation")
        || message.contains("no such module")
        || message.contains("unsafe use of");
  }

  private static List<SchemaObject> objects(Session session, String type) {
    return session.query(
        "SELECT name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE type = ? ORDER BY name",
        row ->
            new SchemaObject(
                SchemaObject.Type.valueOf(type.toUpperCase(Locale.ROOT)),
                row.text(1),
                row.text(2),
                row.text(3)),
        type);
  }
}
