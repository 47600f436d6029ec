package dev.switchback.health;

import dev.switchback.schema.Names;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.SqliteError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks the rows of every table which of them break its rules. Each table is read once for the
/// rules of single rows, past its indexes, and once more for each UNIQUE.
final class RulesCheck {
  private static final int EXAMPLES = 5;
  private static final Map<String, String> STRICT_TYPES =
      Map.of(
          "INT", "integer", "INTEGER", "integer", "REAL", "real", "TEXT", "text", "BLOB", "blob");

  private final Session session;
  private final List<Finding> found = new ArrayList<>();
  private final List<String> notChecked = new ArrayList<>();

  /// @param breaks a condition that holds for the rows that break it
  /// @param name the column or the CHECK, as it is written
  private record Rule(Finding.Kind kind, String name, String breaks) {}

  private record Table(String name, boolean hasRowids, boolean isStrict, String sql) {
    String quoted() {
      return Names.quoted(name);
    }
  }

  RulesCheck(Session session) {
    this.session = session;
  }

  Findings carryOut() {
    List<Table> tables =
        session.query(
            """
            SELECT l.name, l.wr = 0, l.strict, s.sql FROM pragma_table_list AS l
            JOIN sqlite_schema AS s ON s.type = 'table' AND s.name = l.name
            WHERE l.schema = 'main' AND l.type IN ('table', 'shadow') AND s.rootpage > 0
              AND s.sql IS NOT NULL AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY l.name
            """,
            row -> new Table(row.text(1), row.number(2) == 1, row.number(3) == 1, row.text(4)));
    for (Table table : tables) {
      try {
        single(table);
        unique(table);
      } catch (SqliteError e) {
        if (e.result().primaryCode() != 1) {
          throw e;
        }
        found.add(StructureCheck.notCheckable(table.name(), e.result().message()));
      }
    }
    return new Findings(found, false, notChecked);
  }

  private void single(Table table) {
    List<Rule> rules = rules(table);
    if (rules.isEmpty()) {
      return;
    }
    StringBuilder sql = new StringBuilder("SELECT ");
    for (Rule rule : rules) {
      sql.append("total(").append(rule.breaks()).append("\n), ");
    }
    sql.append("1 FROM ").append(table.quoted()).append(" NOT INDEXED");
    List<Long> counts = new ArrayList<>();
    session.forEach(
        sql.toString(),
        row -> {
          for (int i = 0; i < rules.size(); i++) {
            counts.add(row.number(i + 1));
          }
        });
    for (int i = 0; i < rules.size(); i++) {
      if (counts.get(i) > 0) {
        add(table, rules.get(i), counts.get(i), Optional.empty());
      }
    }
  }

  /// `IS NULL` wouldn't do: SQLite takes a column that may not be NULL for one that never is.
  private List<Rule> rules(Table table) {
    List<Rule> rules = new ArrayList<>();
    session.query(
        """
        SELECT name, upper(type), "notnull", pk FROM pragma_table_xinfo(?)
        WHERE hidden IN (0, 3) ORDER BY cid
        """,
        row -> {
          String column = Names.quoted(row.text(1));
          boolean isRowid = table.hasRowids() && row.number(4) > 0 && row.text(2).equals("INTEGER");
          boolean keyOfAll = !table.hasRowids() && row.number(4) > 0;
          if ((row.number(3) == 1 || keyOfAll) && !isRowid) {
            rules.add(
                new Rule(
                    Finding.Kind.NULL_IN_NOT_NULL, row.text(1), "typeof(" + column + ") = 'null'"));
          }
          String type = STRICT_TYPES.get(row.text(2).toUpperCase(Locale.ROOT));
          if (table.isStrict() && type != null) {
            String breaks = "typeof(" + column + ") NOT IN ('" + type + "', 'null')";
            rules.add(new Rule(Finding.Kind.WRONG_TYPE, row.text(1), breaks));
          }
          return 0;
        },
        table.name());
    for (String check : RuleTexts.checks(table.sql())) {
      rules.add(new Rule(Finding.Kind.CHECK_BROKEN, check, "NOT (" + check + "\n)"));
    }
    return rules;
  }

  private void add(Table table, Rule rule, long count, Optional<String> index) {
    List<Long> rows =
        table.hasRowids()
            ? session.query(
                "SELECT rowid FROM %s NOT INDEXED WHERE %s\nLIMIT %d"
                    .formatted(table.quoted(), rule.breaks(), EXAMPLES),
                row -> row.number(1))
            : List.of();
    found.add(
        new Finding(
            rule.kind(),
            Optional.of(table.name()),
            index,
            OptionalLong.empty(),
            Optional.of(rule.name()),
            count,
            rows,
            List.of()));
  }

  private record Unique(String index, boolean isPartial) {}

  private void unique(Table table) {
    List<Unique> indexes =
        session.query(
            "SELECT name, partial FROM pragma_index_list(?) WHERE \"unique\" = 1 ORDER BY seq",
            row -> new Unique(row.text(1), row.number(2) == 1),
            table.name());
    for (Unique index : indexes) {
      List<Term> terms =
          session.query(
              """
              SELECT coalesce(name, ''), coll, cid FROM pragma_index_xinfo(?) WHERE "key" = 1
              ORDER BY seqno
              """,
              row -> new Term(row.text(1), row.text(2), row.number(3) == -2),
              index.index());
      boolean plain = !index.isPartial() && terms.stream().noneMatch(Term::isExpression);
      if (plain) {
        unique(table, terms);
      } else {
        notChecked.add("uniqueIndex:" + index.index());
      }
    }
  }

  private record Term(String column, String collation, boolean isExpression) {
    String quoted() {
      return Names.quoted(column);
    }
  }

  /// Rows with a NULL among the columns are never equal to others
  /// (sqlite.org/lang_createindex.html).
  private void unique(Table table, List<Term> terms) {
    String columns = String.join(", ", terms.stream().map(Term::quoted).toList());
    String groups =
        String.join(
            ", ",
            terms.stream()
                .map(term -> term.quoted() + " COLLATE " + Names.quoted(term.collation()))
                .toList());
    String filled =
        String.join(" AND ", terms.stream().map(term -> term.quoted() + " IS NOT NULL").toList());
    String twice =
        "SELECT count(*) AS n%s FROM %s NOT INDEXED WHERE %s GROUP BY %s HAVING count(*) > 1"
            .formatted(
                table.hasRowids() ? ", min(rowid) AS r" : "", table.quoted(), filled, groups);
    long rows = session.number("SELECT coalesce(sum(n), 0) FROM (" + twice + ")");
    if (rows > 0) {
      List<Long> examples =
          table.hasRowids()
              ? session.query(
                  "SELECT r FROM (" + twice + ") ORDER BY r LIMIT " + EXAMPLES,
                  row -> row.number(1))
              : List.of();
      found.add(
          new Finding(
              Finding.Kind.NOT_UNIQUE,
              Optional.of(table.name()),
              Optional.empty(),
              OptionalLong.empty(),
              Optional.of(columns),
              rows,
              examples,
              List.of()));
    }
  }
}
