package dev.switchback.sql;

import java.util.List;
import java.util.Random;

/// Random SQL text: nonsense made of everything that is hard to read.
final class SqlTexts {
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "`",
          "[",
          "]",
          "--",
          "/*",
          "*/",
          ";",
          ";",
          "\n",
          "\r\n",
          "\r",
          " ",
          " ",
          "BEGIN",
          "END",
          "CASE",
          "CREATE TRIGGER",
          "create temp trigger",
          "x'",
          "x'0aF'",
          "0x1F",
          "0x",
          ".",
          ".mode csv\n",
          "é",
          "\uD83D\uDE00",
          "\0",
          "select",
          ":a",
          "$b::c(d)",
          "?1",
          "1e5",
          "1_000",
          "1.e",
          "->>",
          "<>",
          "!",
          "(",
          ")",
          ",",
          "\uFEFF",
          "\u000B",
          "WITH",
          "backup",
          "'it''s; -- not a comment'",
          "/* ; */",
          "-- ;\n",
          "EXPLAIN",
          "delete from t",
          "drop table");

  private SqlTexts() {}

  static String nonsense(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(40);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      if (random.nextBoolean()) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT 1",
          "INSERT INTO t VALUES('it''s; fine', x'00ff', \"a;b\", `c;d`, [e;f])",
          "CREATE TRIGGER a AFTER INSERT ON t BEGIN\n  UPDATE t SET a = CASE a WHEN 1 THEN 2 END;\n"
              + "  DELETE FROM u;\r\nEND",
          "create temp trigger if not exists \"end\" before delete on begin when (case 1 when 1"
              + " then 1 end) begin select end from t; end",
          "CREATE VIEW v AS SELECT /* ; */ 1 -- ;\n , 2",
          "UPDATE \"bègin\" SET \uD83D\uDE00 = :a || $b",
          "PRAGMA foreign_keys = off",
          "EXPLAIN QUERY PLAN CREATE TRIGGER b AFTER UPDATE ON t BEGIN SELECT 1; END",
          "WITH a AS (SELECT 1), b(x) AS (SELECT 2) DELETE FROM t");

  private static final List<String> SEPARATORS =
      List.of(
          ";", ";\n", " ; ;\r\n", ";-- the end; of it\n", "\n/* a ; b ' */;\n\n", ";\t-- it's\r\n");

  static String statement(Random random) {
    return STATEMENTS.get(random.nextInt(STATEMENTS.size()));
  }

  static String separator(Random random) {
    return SEPARATORS.get(random.nextInt(SEPARATORS.size()));
  }
}
