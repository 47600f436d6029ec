package dev.switchback.salvage;

import dev.switchback.sql.Names;
import dev.switchback.sql.Script;
import dev.switchback.sql.Token;
import dev.switchback.sql.Tokenizer;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Learns from the text of a schema how its records look. The text is given to SQLite in memory,
/// one statement at a time, and only what it says that it is; nothing of the damaged file is
/// touched.
final class SchemaShapes {
  private SchemaShapes() {}

  /// The tables with a b-tree of their own, in the order of the schema.
  static List<TableShape> of(List<SchemaRow> schema) {
    List<TableShape> shapes = new ArrayList<>();
    try (Session session = Sessions.inMemory()) {
      for (SchemaRow row : schema) {
        if (row.isTable() && !row.isVirtual()) {
          tableOf(session, row, schema).ifPresent(shapes::add);
        }
      }
    }
    return shapes;
  }

  private static Optional<TableShape> tableOf(
      Session session, SchemaRow row, List<SchemaRow> schema) {
    String sql = ownText(row);
    TableShape.Made made = TableShape.Made.AS_WRITTEN;
    if (!create(session, sql)) {
      Optional<String> plain = columnsOnly(row);
      if (plain.isEmpty() || !create(session, plain.get())) {
        return Optional.empty();
      }
      sql = plain.get();
      made = TableShape.Made.COLUMNS_ONLY;
    }
    for (SchemaRow index : schema) {
      if (index.type().equals("index")
          && index.table().equalsIgnoreCase(row.name())
          && !index.sql().isEmpty()) {
        create(session, index.sql());
      }
    }
    try {
      return Optional.of(read(session, asNamed(session, row), sql, made, schema));
    } catch (SqliteError | IllegalStateException unreadable) {
      return Optional.empty();
    }
  }

  /// Where the name of a row and the name in its text differ, one of them is damaged; the text is
  /// what makes the table.
  private static SchemaRow asNamed(Session session, SchemaRow row) {
    boolean there =
        session.number(
                "SELECT count(*) FROM pragma_table_list(?) WHERE schema = 'main'",
                nameInMemory(row.name()))
            > 0;
    if (there) {
      return row;
    }
    String made =
        session.text(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
                + " 'sqlite_%' ORDER BY rowid DESC LIMIT 1");
    return new SchemaRow(row.type(), made, made, row.rootPage(), row.sql());
  }

  /// SQLite makes its own tables itself, with these columns (sqlite.org/fileformat2.html, 2.6).
  private static String ownText(SchemaRow row) {
    return row.name().toLowerCase(Locale.ROOT).startsWith("sqlite_")
        ? row.sql().replaceFirst("(?i)sqlite_", "switchback_sqlite_")
        : row.sql();
  }

  private static String nameInMemory(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("sqlite_") ? "switchback_" + name : name;
  }

  /// Only a single statement that creates something is ever run.
  static boolean create(Session session, String sql) {
    if (!isOneCreation(sql)) {
      return false;
    }
    try {
      session.execute(sql);
      return true;
    } catch (SqliteError notUnderstood) {
      return false;
    }
  }

  /// Whether `sql` is one statement, and one that creates a table, an index, a view or a trigger.
  static boolean isOneCreation(String sql) {
    if (sql.indexOf('\0') >= 0) {
      return false;
    }
    return Script.of(sql).statements().size() == 1
        && sql.stripLeading().regionMatches(true, 0, "CREATE", 0, 6);
  }

  /// Whether `sql` is the text of a virtual table that SQLite can read, whether or not it has its
  /// module.
  static boolean isVirtualTable(String sql) {
    try (Session session = Sessions.inMemory()) {
      if (!isOneCreation(sql)) {
        return false;
      }
      session.execute(sql);
      return true;
    } catch (SqliteError refused) {
      return refused.result().message().contains("no such module");
    }
  }

  /// What the text of a virtual table calls it; empty when it is no such text.
  static Optional<String> virtualName(String sql) {
    List<String> words =
        Tokenizer.tokens(sql).stream()
            .filter(Token::isSignificant)
            .limit(7)
            .map(token -> token.in(sql))
            .toList();
    int at = words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList().indexOf("TABLE");
    int name = at >= 0 && at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("IF") ? 4 : 1;
    return at == 2 && at + name < words.size()
        ? Optional.of(Names.unquoted(words.get(at + name)))
        : Optional.empty();
  }

  /// The table with its columns and their types, where the rest of its text isn't understood here:
  /// a collation or a function that only the application has.
  static Optional<String> columnsOnly(SchemaRow row) {
    List<String> columns = new ArrayList<>();
    for (List<Token> item : items(row.sql())) {
      String name = item.getFirst().in(row.sql());
      Set<String> constraints = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
      if (!constraints.contains(name.toUpperCase(Locale.ROOT))) {
        columns.add(Names.quoted(Names.unquoted(name)) + declaredType(item, row.sql()));
      }
    }
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "CREATE TABLE " + Names.quoted(row.name()) + "(" + String.join(", ", columns) + ")");
  }

  private static String declaredType(List<Token> item, String sql) {
    Set<String> ends =
        Set.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS");
    StringBuilder type = new StringBuilder();
    for (Token token : item.subList(1, item.size())) {
      String word = token.in(sql);
      if (ends.contains(word.toUpperCase(Locale.ROOT))) {
        break;
      }
      type.append(' ').append(word);
    }
    String all = sql.substring(item.getFirst().start(), item.getLast().end());
    boolean isRowid =
        type.toString().strip().equalsIgnoreCase("INTEGER")
            && all.toUpperCase(Locale.ROOT).contains("PRIMARY KEY");
    return type + (isRowid ? " PRIMARY KEY" : "");
  }

  private static List<List<Token>> items(String sql) {
    List<List<Token>> items = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    int depth = 0;
    for (Token token : Tokenizer.tokens(sql).stream().filter(Token::isSignificant).toList()) {
      String word = token.in(sql);
      int before = depth;
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      boolean ends = (depth == 0 && before == 1) || (depth == 1 && word.equals(","));
      if (ends) {
        if (!current.isEmpty()) {
          items.add(current);
        }
        current = new ArrayList<>();
        if (depth == 0) {
          return items;
        }
      } else if (before >= 1) {
        current.add(token);
      }
    }
    return items;
  }

  private static TableShape read(
      Session session, SchemaRow row, String sql, TableShape.Made made, List<SchemaRow> schema) {
    String name = nameInMemory(row.name());
    boolean withoutRowid =
        session.number("SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'", name) == 1;
    boolean strict =
        session.number("SELECT strict FROM pragma_table_list(?) WHERE schema = 'main'", name) == 1;
    Set<Integer> unique =
        new HashSet<>(
            session.query(
                "SELECT x.cid FROM pragma_index_list(?) l, pragma_index_info(l.name) x WHERE"
                    + " l.origin <> 'c'",
                r -> (int) r.number(1),
                name));
    boolean hasKeyIndex =
        session.number("SELECT count(*) FROM pragma_index_list(?) WHERE origin = 'pk'", name) > 0;
    List<ColumnShape> columns = new ArrayList<>();
    TreeMap<Long, Integer> key = new TreeMap<>();
    session.query(
        "SELECT name, type, \"notnull\", dflt_value IS NOT NULL, pk, hidden FROM"
            + " pragma_table_xinfo(?)",
        r -> {
          long pk = r.number(5);
          if (pk > 0) {
            key.put(pk, columns.size());
          }
          String type = r.textOrNone(2).orElse("");
          return columns.add(
              new ColumnShape(
                  r.text(1),
                  type,
                  strict ? Affinity.ofStrictType(type) : Affinity.ofType(type),
                  r.number(3) != 0 || (withoutRowid && pk > 0),
                  r.number(4) != 0,
                  pk > 0 || unique.contains(columns.size()),
                  stored(r.number(6))));
        },
        name);
    int rowidColumn =
        !withoutRowid && key.size() == 1 && !hasKeyIndex ? key.firstEntry().getValue() : -1;
    return new TableShape(
        row.name(),
        made == TableShape.Made.AS_WRITTEN ? row.sql() : sql,
        row.rootPage(),
        withoutRowid ? TableShape.Kind.WITHOUT_ROWID : TableShape.Kind.ROWID,
        columns,
        rowidColumn,
        recordOrder(columns, withoutRowid ? List.copyOf(key.values()) : List.of()),
        indexes(session, row.name(), name, schema),
        made);
  }

  private static ColumnShape.Stored stored(long hidden) {
    return hidden == 2
        ? ColumnShape.Stored.NOT_STORED
        : hidden == 3 ? ColumnShape.Stored.COMPUTED_AND_STORED : ColumnShape.Stored.WRITTEN;
  }

  /// Without a rowid the key comes first (sqlite.org/fileformat2.html, section 2.4).
  private static List<Integer> recordOrder(List<ColumnShape> columns, List<Integer> key) {
    List<Integer> order = new ArrayList<>();
    for (int column : key) {
      if (!order.contains(column)) {
        order.add(column);
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!order.contains(i) && columns.get(i).stored() != ColumnShape.Stored.NOT_STORED) {
        order.add(i);
      }
    }
    return order;
  }

  private static List<IndexShape> indexes(
      Session session, String table, String inMemory, List<SchemaRow> schema) {
    List<IndexShape> indexes = new ArrayList<>();
    record Found(String name, boolean partial) {}
    for (Found found :
        session.query(
            "SELECT name, partial FROM pragma_index_list(?)",
            r -> new Found(r.text(1), r.number(2) != 0),
            inMemory)) {
      List<Integer> columns =
          session.query(
              "SELECT cid FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno",
              r -> (int) r.number(1),
              found.name());
      schema.stream()
          .filter(row -> row.type().equals("index") && row.name().equalsIgnoreCase(found.name()))
          .findFirst()
          .ifPresent(
              row ->
                  indexes.add(
                      new IndexShape(row.name(), table, row.rootPage(), columns, found.partial())));
    }
    return indexes;
  }
}
