package dev.switchback.backup;

import dev.switchback.sql.Token;
import dev.switchback.sql.Tokenizer;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What a session sees of the tables of one of its two files.
///
/// @param schema `main` for today's file, or the name that the backup is attached by
record TableFacts(Session session, String schema) {
  /// The name that a backup is attached by.
  static final String BACKUP = "restored";

  /// @param isNeeded whether a row must be given a value for it
  /// @param key its place in the primary key, counted from 1; 0 for none
  record Column(String name, boolean isNeeded, long key) {
    boolean isNamed(Column other) {
      return name.equalsIgnoreCase(other.name);
    }
  }

  /// A foreign key.
  ///
  /// @param to the parent's columns, in the order of `from`; empty names mean its primary key
  record Reference(String table, String parent, List<String> from, List<String> to) {}

  record Named(String name, String sql) {}

  /// The table's name as the file writes it.
  Optional<String> name(String table) {
    return session.first(
        "SELECT name FROM "
            + schema
            + ".sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE",
        row -> row.text(1),
        table);
  }

  boolean has(String table) {
    return name(table).isPresent();
  }

  boolean isVirtual(String table) {
    return session.number(
            "SELECT count(*) FROM pragma_table_list(?) WHERE schema = ? AND type IN ('virtual',"
                + " 'shadow')",
            table,
            schema)
        > 0;
  }

  /// Those that rows are written with: generated ones follow from them.
  List<Column> columns(String table) {
    return session.query(
        """
        SELECT name, "notnull" <> 0 AND dflt_value IS NULL AND pk = 0, pk
        FROM pragma_table_xinfo(?, ?) WHERE hidden = 0
        """,
        row -> new Column(row.text(1), row.number(2) != 0, row.number(3)),
        table,
        schema);
  }

  String sql(String table) {
    return session.text(
        "SELECT sql FROM "
            + schema
            + ".sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE",
        table);
  }

  List<Named> triggers(String table) {
    return objects("trigger", table);
  }

  /// Without those that a constraint makes.
  List<Named> indexes(String table) {
    return objects("index", table);
  }

  private List<Named> objects(String type, String table) {
    return session.query(
        "SELECT name, sql FROM "
            + schema
            + ".sqlite_schema WHERE type = ? AND tbl_name = ? COLLATE NOCASE AND sql IS NOT NULL"
            + " ORDER BY rowid",
        row -> new Named(row.text(1), row.text(2)),
        type,
        table);
  }

  /// Views whose text names the table.
  List<String> viewsOf(String table) {
    return session
        .query(
            "SELECT name, sql FROM " + schema + ".sqlite_schema WHERE type = 'view' ORDER BY name",
            row -> new Named(row.text(1), row.text(2)))
        .stream()
        .filter(view -> names(view.sql(), table))
        .map(Named::name)
        .toList();
  }

  private static boolean names(String sql, String table) {
    return Tokenizer.tokens(sql).stream()
        .filter(Token::isSignificant)
        .anyMatch(
            token -> dev.switchback.sql.Names.unquoted(token.in(sql)).equalsIgnoreCase(table));
  }

  /// The foreign keys that a table declares.
  List<Reference> references(String table) {
    return session
        .query(
            "SELECT DISTINCT id FROM pragma_foreign_key_list(?, ?) ORDER BY id DESC",
            row -> row.number(1),
            table,
            schema)
        .stream()
        .map(id -> reference(table, id))
        .toList();
  }

  private Reference reference(String table, long id) {
    record Link(String parent, String from, Optional<String> to) {}
    List<Link> links =
        session.query(
            """
            SELECT "table", "from", "to" FROM pragma_foreign_key_list(?, ?) WHERE id = ? ORDER BY seq
            """,
            row -> new Link(row.text(1), row.text(2), row.textOrNone(3)),
            table,
            schema,
            id);
    return new Reference(
        table,
        links.getFirst().parent(),
        links.stream().map(Link::from).toList(),
        links.stream().flatMap(link -> link.to().stream()).toList());
  }

  /// All tables that keep rows of their own.
  List<String> tables() {
    return session.query(
        "SELECT name FROM "
            + schema
            + ".sqlite_schema WHERE type = 'table' AND rootpage > 0"
            + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
        row -> row.text(1));
  }

  /// Whether it never gives a number twice.
  boolean countsUp(String table) {
    String sql = sql(table);
    return Tokenizer.tokens(sql).stream()
        .filter(Token::isSignificant)
        .anyMatch(token -> token.in(sql).equalsIgnoreCase("AUTOINCREMENT"));
  }

  /// Where AUTOINCREMENT stands; empty for a table without.
  OptionalLong sequence(String table) {
    if (!has("sqlite_sequence")) {
      return OptionalLong.empty();
    }
    return session
        .first(
            "SELECT seq FROM " + schema + ".sqlite_sequence WHERE name = ? COLLATE NOCASE",
            row -> row.numberOrNone(1),
            table)
        .orElse(OptionalLong.empty());
  }

  /// The name by which its hidden row number can be written; empty where it has none, where the
  /// primary key is it, or where its columns take every name for it.
  Optional<String> hiddenRowid(String table) {
    boolean isWithout =
        session.number(
                "SELECT count(*) FROM pragma_table_list(?) WHERE schema = ? AND wr <> 0",
                table,
                schema)
            > 0;
    List<String> taken =
        session.query(
            "SELECT lower(name) FROM pragma_table_xinfo(?, ?)", row -> row.text(1), table, schema);
    boolean isKey =
        session.number(
                """
                SELECT count(*) = 1 AND max(upper(type)) = 'INTEGER' FROM pragma_table_xinfo(?, ?)
                WHERE pk > 0
                """,
                table,
                schema)
            == 1;
    return isWithout || isKey
        ? Optional.empty()
        : List.of("rowid", "_rowid_", "oid").stream()
            .filter(name -> !taken.contains(name.toLowerCase(Locale.ROOT)))
            .findFirst();
  }
}
