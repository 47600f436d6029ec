package dev.switchback.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.schema.Names;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.testing.Seeds;
import dev.switchback.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A rebuild keeps everything that nobody wished away, whatever the schema is.
class TableRebuildProperties {
  private static final int SCHEMAS = 400;

  @Test
  void aRebuildThatChangesOneColumnKeepsAllRowsAndObjectsBothWays() {
    Seeds.each(SCHEMAS, TableRebuildProperties::addAndTakeBack);
  }

  @Test
  void aRebuildThatDropsAColumnKeepsTheOthersBothWays() {
    Seeds.each(SCHEMAS, TableRebuildProperties::dropAndTakeBack);
  }

  @Test
  void aRebuildThatRenamesAndReordersIsTakenBackWhole() {
    Seeds.each(SCHEMAS, TableRebuildProperties::renameAndTakeBack);
  }

  private static void addAndTakeBack(Random random) {
    RandomSchema schema = new RandomSchema(random);
    try (Session session = made(schema)) {
      Facts before = Facts.of(session, schema.table, schema.columns);
      Rebuild.Scripts scripts =
          scripts(session, schema, new RebuildChange.AddColumn("added INT DEFAULT 7"));
      assertThat(Facts.of(session, schema.table, schema.columns)).isEqualTo(before);

      run(session, scripts.up());
      assertThat(Facts.of(session, schema.table, schema.columns).withoutTable(schema.table))
          .isEqualTo(before.withoutTable(schema.table));
      run(session, scripts.down());
      assertThat(Facts.of(session, schema.table, schema.columns)).isEqualTo(before);
      run(session, scripts.up());
    }
  }

  private static void dropAndTakeBack(Random random) {
    RandomSchema schema = new RandomSchema(random);
    if (schema.free.isEmpty()) {
      return;
    }
    String gone = schema.free.get(random.nextInt(schema.free.size()));
    List<String> kept = schema.columns.stream().filter(c -> !c.equals(gone)).toList();
    try (Session session = made(schema)) {
      Facts before = Facts.of(session, schema.table, kept);
      Rebuild.Scripts scripts = scripts(session, schema, new RebuildChange.DropColumn(gone));
      assertThat(scripts.notes()).anyMatch(RebuildNote.ValuesLost.class::isInstance);

      run(session, scripts.up());
      assertThat(Facts.of(session, schema.table, kept).withoutTable(schema.table))
          .isEqualTo(before.withoutTable(schema.table));
      run(session, scripts.down());
      assertThat(Facts.of(session, schema.table, kept)).isEqualTo(before);
      run(session, scripts.up());
    }
  }

  private static void renameAndTakeBack(Random random) {
    RandomSchema schema = new RandomSchema(random);
    boolean hasBrokenView =
        schema.statements.stream().anyMatch(s -> s.startsWith("CREATE VIEW broken"));
    // SQLite renames neither a column called rowid nor any beside a broken view.
    if (hasBrokenView || schema.columns.getLast().equals("rowid")) {
      return;
    }
    try (Session session = made(schema)) {
      Facts before = Facts.of(session, schema.table, schema.columns);
      Rebuild.Scripts scripts =
          scripts(
              session,
              schema,
              new RebuildChange.RenameColumn(schema.columns.getLast(), "new name"),
              new RebuildChange.Order(List.of("parent_id", "new name")));

      run(session, scripts.up());
      List<String> renamed = new ArrayList<>(schema.columns);
      renamed.set(renamed.size() - 1, "new name");
      Facts after = Facts.of(session, schema.table, renamed);
      assertThat(after.rows()).isEqualTo(before.rows());
      assertThat(after.rowids()).isEqualTo(before.rowids());
      assertThat(after.sequence()).isEqualTo(before.sequence());
      assertThat(after.objects().keySet()).isEqualTo(before.objects().keySet());
      run(session, scripts.down());
      Facts back = Facts.of(session, schema.table, schema.columns);
      assertThat(back.rows()).isEqualTo(before.rows());
      assertThat(back.rowids()).isEqualTo(before.rowids());
      assertThat(back.columns()).isEqualTo(before.columns());
      assertThat(back.objects().keySet()).isEqualTo(before.objects().keySet());
    }
  }

  private static Rebuild.Scripts scripts(
      Session session, RandomSchema schema, RebuildChange... changes) {
    Rebuild rebuild = TableRebuild.of(session, RebuildRequest.of(schema.table, changes));
    return switch (rebuild) {
      case Rebuild.Scripts scripts -> scripts;
      case Rebuild.Refused(Rebuild.Reason reason) ->
          throw new AssertionError(reason + "\n" + String.join("\n", schema.statements));
    };
  }

  private static Session made(RandomSchema schema) {
    Session session = Sessions.inMemory();
    session.set("foreign_keys", "0");
    for (String statement : schema.statements) {
      try {
        session.execute(statement);
      } catch (RuntimeException e) {
        throw new AssertionError(statement, e);
      }
    }
    return session;
  }

  private static void run(Session session, String sql) {
    Script script = Script.of(sql);
    assertThat(script.problems()).as(sql).isEmpty();
    session.beginImmediate(Duration.ZERO, Work.quiet());
    for (SqlStatement statement : script.statements()) {
      try {
        session.execute(statement.text());
      } catch (RuntimeException e) {
        throw new AssertionError(statement.text() + "\nin\n" + sql, e);
      }
    }
    session.commit(Duration.ZERO, Work.quiet());
    assertThat(session.text("PRAGMA integrity_check")).isEqualTo("ok");
  }

  /// What a rebuild could lose.
  private record Facts(
      List<String> rows,
      List<String> rowids,
      TreeMap<String, String> objects,
      List<String> columns,
      List<String> indexes,
      List<String> references,
      List<String> violations,
      long sequence,
      List<String> statistics) {

    static Facts of(Session session, String table, List<String> columns) {
      String quoted = Names.quoted(table);
      String values =
          String.join(
              " || '|' || ", columns.stream().map(c -> "quote(" + Names.quoted(c) + ")").toList());
      TreeMap<String, String> objects = new TreeMap<>();
      session
          .query(
              "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                  + " AND name NOT LIKE 'sqlite_%'",
              row -> List.of(row.text(1), row.text(2)))
          .forEach(o -> objects.put(o.getFirst(), normal(o.getLast(), table)));
      return new Facts(
          texts(session, "SELECT " + values + " FROM " + quoted + " ORDER BY 1"),
          rowids(session, table, values),
          objects,
          texts(
              session,
              "SELECT"
                  + " name||'|'||type||'|'||\"notnull\"||'|'||coalesce(dflt_value,'')||'|'||pk||'|'||hidden"
                  + " FROM pragma_table_xinfo("
                  + literal(table)
                  + ")"),
          texts(
              session,
              "SELECT i.origin||i.partial||i.\"unique\"||'|'||c.seqno||'|'||(c.cid ="
                  + " -2)||'|'||coalesce(c.name,'')||'|'||c.\"desc\"||c.coll FROM"
                  + " pragma_index_list("
                  + literal(table)
                  + ") i, pragma_index_xinfo(i.name) c WHERE c.cid >= -2 AND i.origin = 'c'"
                  + " ORDER BY i.name, c.seqno"),
          texts(
              session,
              "SELECT"
                  + " m.name||'|'||f.\"from\"||'|'||f.\"table\"||'|'||coalesce(f.\"to\",'')||f.on_delete"
                  + " FROM sqlite_schema m, pragma_foreign_key_list(m.name) f WHERE m.type ="
                  + " 'table' ORDER BY 1"),
          texts(
              session,
              "SELECT \"table\"||'|'||parent||'|'||fkid FROM pragma_foreign_key_check ORDER BY 1"),
          sequence(session, table),
          statistics(session, table));
    }

    private static List<String> rowids(Session session, String table, String values) {
      boolean none =
          session.number(
                  "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", table)
              > 0;
      return none
          ? List.of()
          : texts(
              session,
              "SELECT oid || '|' || " + values + " FROM " + Names.quoted(table) + " ORDER BY oid");
    }

    private static long sequence(Session session, String table) {
      boolean any =
          session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'") > 0;
      return any
          ? session.number(
              "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", table)
          : 0;
    }

    private static List<String> statistics(Session session, String table) {
      boolean any =
          session.number("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'") > 0;
      return any
          ? texts(
              session,
              "SELECT coalesce(idx, '') || stat FROM sqlite_stat1 WHERE tbl = "
                  + literal(table)
                  + " ORDER BY 1")
          : List.of();
    }

    /// The definition of the table itself, which the wish was about, left out.
    Facts withoutTable(String table) {
      TreeMap<String, String> others = new TreeMap<>(objects);
      others.remove("table " + table);
      return new Facts(
          rows, rowids, others, List.of(), indexes, references, violations, sequence, statistics);
    }

    /// A rename writes the table's name in quotes, where a person may have left them out. A comment
    /// behind the last word is no part of a statement.
    private static String normal(String sql, String table) {
      return sql.replaceFirst("\\s*-- (some|seen)$", "")
          .replaceFirst(
              "^CREATE TABLE \"?" + java.util.regex.Pattern.quote(table) + "\"?(?=\\s|\\()",
              "CREATE TABLE " + table);
    }

    private static List<String> texts(Session session, String sql) {
      return session.query(sql, row -> row.text(1));
    }

    private static String literal(String text) {
      return "'" + text.replace("'", "''") + "'";
    }
  }
}
