package dev.switchback.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes a schema around one table that has everything a rebuild could lose.
final class RandomSchema {
  private static final List<String> NAMES =
      List.of(
          "t", "order", "two words", "quo\"te", "it's", "Über", "select", "a-b", "Mixed", "[br]");
  private static final List<String> COLUMN_NAMES =
      List.of(
          "name", "group", "a b", "x\"y", "Straße", "rowid", "price", "at", "d.o.t", "new",
          "semi;c");
  private static final List<String> TYPES = List.of("TEXT", "INTEGER", "REAL", "BLOB", "ANY");

  final List<String> statements = new ArrayList<>();
  final List<String> columns = new ArrayList<>();
  final String table;

  /// Columns that nothing else names, so that they can be dropped.
  final List<String> free = new ArrayList<>();

  private final Random random;
  private final boolean strict;
  private final boolean withoutRowid;
  private final boolean autoincrement;
  private final List<String> plain = new ArrayList<>();

  RandomSchema(Random random) {
    this.random = random;
    this.table = pick(NAMES);
    this.strict = random.nextInt(3) == 0;
    this.withoutRowid = random.nextInt(4) == 0;
    this.autoincrement = !withoutRowid && random.nextInt(3) == 0;
    neighbours();
    table();
    rows();
    indexes();
    triggersAndViews();
  }

  static String q(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private void neighbours() {
    statements.add("CREATE TABLE parent (id INTEGER PRIMARY KEY, note TEXT)");
    statements.add("INSERT INTO parent VALUES (1, 'one'), (2, 'two'), (3, 'three')");
    statements.add("CREATE TABLE log (what TEXT)");
  }

  private void table() {
    List<String> items = new ArrayList<>();
    String key = chance(3) ? "key" : "id";
    columns.add(key);
    boolean hasKey = withoutRowid || autoincrement || !chance(3);
    String primary =
        autoincrement
            ? "INTEGER PRIMARY KEY AUTOINCREMENT"
            : hasKey ? pick(List.of("INTEGER", strict ? "INT" : "BIGINT")) + " PRIMARY KEY" : "INT";
    items.add(q(key) + " " + primary);
    int count = 2 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      String name = pick(COLUMN_NAMES);
      if (columns.contains(name)) {
        continue;
      }
      columns.add(name);
      items.add(
          q(name)
              + " "
              + columnType()
              + pick(List.of("", "", strict ? " DEFAULT NULL" : " DEFAULT 'd'", " -- why\n")));
      plain.add(name);
    }
    String first = plain.getFirst();
    if (chance(3)) {
      items.add(
          "calc "
              + (strict ? "ANY " : "")
              + "AS ("
              + q(first)
              + " || '!') "
              + pick(List.of("VIRTUAL", "STORED")));
    }
    items.add("parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE");
    if (chance(2)) {
      items.add("CHECK (" + (chance(2) ? q(table) + "." : "") + q(first) + " IS NOT 'never')");
    }
    if (hasKey && chance(2)) {
      items.add("self INTEGER REFERENCES " + q(table) + " (" + q(key) + ")");
      String self = items.removeLast();
      items.add(1, self);
    }
    items.sort((a, b) -> Boolean.compare(a.startsWith("CHECK"), b.startsWith("CHECK")));
    List<String> options = new ArrayList<>();
    if (strict) {
      options.add("STRICT");
    }
    if (withoutRowid) {
      options.add("WITHOUT ROWID");
    }
    statements.add(
        "CREATE TABLE "
            + q(table)
            + (chance(2) ? "(" : " (\n  ")
            + String.join(",\n  ", items)
            + "\n) "
            + String.join(", ", options));
    if (hasKey) {
      statements.add(
          "CREATE TABLE child (id INTEGER PRIMARY KEY, up REFERENCES "
              + q(table)
              + " ("
              + q(key)
              + ") ON DELETE CASCADE)");
    }
    plain.stream().skip(2).forEach(free::add);
  }

  private String columnType() {
    String type =
        strict
            ? pick(TYPES)
            : pick(
                List.of("", "VARCHAR(20)", "DECIMAL(9,2)", "TEXT", "INT", "REAL", "BLOB", "DATE"));
    return type + pick(List.of("", "", " COLLATE NOCASE", " COLLATE RTRIM"));
  }

  private void rows() {
    String named = String.join(", ", plain.stream().map(RandomSchema::q).toList());
    int rows = random.nextInt(12);
    for (int i = 1; i <= rows; i++) {
      List<String> values = new ArrayList<>();
      plain.forEach(column -> values.add(value()));
      statements.add(
          "INSERT OR IGNORE INTO "
              + q(table)
              + " ("
              + q(columns.getFirst())
              + ", parent_id, "
              + named
              + ") VALUES ("
              + i * (1 + random.nextInt(3))
              + ", "
              + (1 + random.nextInt(3))
              + ", "
              + String.join(", ", values)
              + ")");
    }
    if (chance(2)) {
      statements.add("DELETE FROM " + q(table) + " WHERE " + q(columns.getFirst()) + " > 5");
    }
    if (statements.stream().anyMatch(s -> s.startsWith("CREATE TABLE child"))) {
      statements.add(
          "INSERT INTO child (up) SELECT " + q(columns.getFirst()) + " FROM " + q(table));
    }
  }

  private String value() {
    return strict
        ? "NULL"
        : pick(
            List.of(
                "NULL",
                "'text'",
                "12",
                "1.5",
                "x'00ff'",
                "'12'",
                "'O''Brien'",
                "9007199254740993"));
  }

  private void indexes() {
    String a = q(plain.getFirst());
    if (chance(2)) {
      statements.add(
          "CREATE INDEX "
              + q("i " + table)
              + " ON "
              + q(table)
              + " ("
              + a
              + " COLLATE NOCASE DESC)");
    }
    if (chance(2)) {
      statements.add(
          "CREATE INDEX i_partial ON "
              + q(table)
              + "("
              + a
              + ") WHERE "
              + a
              + " IS NOT NULL -- some");
    }
    if (chance(2)) {
      statements.add(
          "CREATE INDEX i_expression ON " + q(table) + " (length(" + a + "), parent_id)");
    }
    if (chance(4)) {
      statements.add("ANALYZE");
    }
  }

  private void triggersAndViews() {
    String a = q(plain.getFirst());
    if (chance(2)) {
      statements.add(
          "CREATE TRIGGER on_insert AFTER INSERT ON "
              + q(table)
              + " BEGIN INSERT INTO log VALUES (CASE WHEN new."
              + a
              + " IS NULL THEN 'n' ELSE 'v' END); END");
    }
    if (chance(2)) {
      statements.add(
          "CREATE TRIGGER elsewhere AFTER INSERT ON log WHEN new.what = 'x' BEGIN DELETE FROM "
              + q(table)
              + "; END");
    }
    if (chance(2)) {
      statements.add("CREATE VIEW v AS SELECT " + a + " AS one FROM " + q(table) + " -- seen");
      if (chance(2)) {
        statements.add("CREATE VIEW w AS SELECT one FROM v");
        statements.add(
            "CREATE TRIGGER instead INSTEAD OF INSERT ON w BEGIN INSERT INTO log VALUES (new.one);"
                + " END");
      }
    }
    if (chance(6)) {
      statements.add("CREATE VIEW broken AS SELECT gone FROM nowhere");
    }
  }
}
