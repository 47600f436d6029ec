package dev.switchback.health;

import dev.switchback.schema.Names;
import dev.switchback.schema.RowCounts;
import dev.switchback.sqlite.Row;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks SQLite whether a file is whole, and groups its answers.
final class StructureCheck {
  /// SQLite stops after so many messages unless told otherwise (sqlite.org/pragma.html).
  private static final int LIMIT = 1000;

  private final Session session;
  private final String pragma;
  private final List<Finding> notChecked = new ArrayList<>();

  StructureCheck(Session session, CheckKind kind) {
    this.session = session;
    this.pragma = kind == CheckKind.QUICK ? "quick_check" : "integrity_check";
  }

  Findings carryOut() {
    Answers answers;
    try {
      answers = answers("PRAGMA " + pragma + "(" + LIMIT + ")");
    } catch (SqliteError e) {
      if (e.result().primaryCode() != 1) {
        throw e;
      }
      answers = answersByTable();
    }
    Map<Long, IntegrityMessage.Owner> owners = owners();
    Map<String, String> tables = tablesOfIndexes();
    Map<List<Object>, MessageGroup> groups = new LinkedHashMap<>();
    Optional<String> tree = Optional.empty();
    for (String line : answers.lines) {
      IntegrityMessage read = IntegrityMessage.of(line, owners);
      if (read.isHeadOfTree()) {
        tree = read.table();
        continue;
      }
      IntegrityMessage message = read.inTableOf(tables).ofTree(tree);
      List<Object> key =
          List.of(message.kind(), message.table(), message.index(), message.column());
      groups.computeIfAbsent(key, _ -> new MessageGroup(message)).add(message);
    }
    List<Finding> all = new ArrayList<>(notChecked);
    groups.values().forEach(group -> all.add(group.finding(session)));
    return new Findings(all, answers.cutShort || answers.lines.size() >= LIMIT, List.of());
  }

  private record Answers(List<String> lines, boolean cutShort) {}

  /// The check tells of damaged pages first, and may then stumble over one of them while it
  /// compares rows (measured): what it has told by then counts.
  private Answers answers(String sql) {
    List<String> lines = new ArrayList<>();
    try {
      session.query(sql, row -> lines.addAll(messages(row.text(1))));
      return new Answers(lines, false);
    } catch (SqliteError e) {
      boolean stumbled = e.result().primaryCode() == 11 && !lines.isEmpty();
      if (!stumbled) {
        throw e;
      }
      return new Answers(lines, true);
    }
  }

  private static List<String> messages(String answer) {
    return answer
        .lines()
        .filter(
            line -> !line.startsWith("*** in database") && !line.isBlank() && !line.equals("ok"))
        .toList();
  }

  /// One collation that only the application has makes SQLite refuse the check of the whole file;
  /// table by table it refuses only where it is needed (measured).
  private Answers answersByTable() {
    List<String> lines = new ArrayList<>();
    boolean cutShort = false;
    for (String table : RowCounts.tables(session)) {
      try {
        Answers answers = answers("PRAGMA " + pragma + "(" + Names.quoted(table) + ")");
        lines.addAll(answers.lines);
        cutShort |= answers.cutShort;
      } catch (SqliteError e) {
        if (e.result().primaryCode() != 1) {
          throw e;
        }
        notChecked.add(notCheckable(table, e.result().message()));
      }
    }
    return new Answers(lines, cutShort);
  }

  static Finding notCheckable(String table, String message) {
    return new Finding(
        Finding.Kind.NOT_CHECKABLE,
        Optional.of(table),
        Optional.empty(),
        OptionalLong.empty(),
        1,
        List.of(message));
  }

  private Map<Long, IntegrityMessage.Owner> owners() {
    Map<Long, IntegrityMessage.Owner> owners = new HashMap<>();
    try {
      session.query(
          "SELECT rootpage, type, name, tbl_name FROM sqlite_schema WHERE rootpage > 0",
          row -> owners.put(row.number(1), owner(row)));
    } catch (SqliteError | IllegalStateException schemaUnreadable) {
      // Then the findings carry page numbers only.
    }
    return owners;
  }

  private Map<String, String> tablesOfIndexes() {
    Map<String, String> tables = new HashMap<>();
    try {
      session.query(
          "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'",
          row -> tables.put(row.text(1), row.text(2)));
    } catch (SqliteError | IllegalStateException schemaUnreadable) {
      // Then the findings name the index only.
    }
    return tables;
  }

  private static IntegrityMessage.Owner owner(Row row) {
    return row.text(2).equals("index")
        ? new IntegrityMessage.Owner(row.text(4), Optional.of(row.text(3)))
        : new IntegrityMessage.Owner(row.text(3), Optional.empty());
  }
}
