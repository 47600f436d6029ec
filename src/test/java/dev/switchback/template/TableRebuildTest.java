package dev.switchback.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Target;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.template.Rebuild.Reason;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRebuildTest {
  @TempDir Path folder;

  @Test
  void childrenThatCascadeSurviveARealRunAndItsRollBack() {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(
          shop.file(),
          "CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, fax TEXT)",
          "INSERT INTO customers (name, fax) VALUES ('Ada', '1'), ('Grace', '2'), ('x', '3')",
          "DELETE FROM customers WHERE id = 3",
          "CREATE TABLE orders (id INTEGER PRIMARY KEY,"
              + " customer REFERENCES customers ON DELETE CASCADE)",
          "INSERT INTO orders (customer) VALUES (1), (2), (2)",
          "CREATE VIEW named AS SELECT name FROM customers");
      Rebuild.Scripts scripts =
          scripts(shop.file(), RebuildRequest.of("customers", new RebuildChange.DropColumn("fax")));
      shop.migration("001_no_fax", scripts.up(), scripts.down());

      TryReport tried =
          shop.administration()
              .tryOnCopy(shop.database(), shop.plan(new Target.RunAll()), Work.quiet());
      assertThat(tried.up().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(tried.leftBehind().isEmpty()).isTrue();
      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
      assertThat(Sql.column(shop.file(), "SELECT name FROM named")).containsExactly("Ada", "Grace");
      Sql.run(shop.file(), "INSERT INTO customers (name) VALUES ('new')");
      assertThat(Sql.number(shop.file(), "SELECT max(id) FROM customers")).isEqualTo(4);

      assertThat(shop.carryOut(shop.plan(new Target.RollBackLast(1))).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT coalesce(fax, 'none') FROM customers"))
          .containsOnly("none");
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
    }
  }

  @Test
  void theScriptsSayWhatIsLost() {
    Rebuild.Scripts scripts =
        scripts(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, note TEXT)",
            new RebuildChange.DropColumn("code"));

    assertThat(scripts.notes()).containsExactly(new RebuildNote.ValuesLost("code", "rowid"));
    assertThat(scripts.down()).contains("-- The values of code are gone: rowid takes their place.");
  }

  @Test
  void aViewThatNeedsADroppedColumnIsLeftOutAndComesBack() {
    Rebuild.Scripts scripts =
        scripts(
            "CREATE TABLE t (a, b); CREATE VIEW v AS SELECT b FROM t; CREATE INDEX i ON t (b)",
            new RebuildChange.DropColumn("b"));

    assertThat(scripts.notes())
        .contains(new RebuildNote.LeftOut("view", "v", "no such column: b"))
        .contains(new RebuildNote.LeftOut("index", "i", "column b is dropped"));
    assertThat(scripts.up()).contains("-- Not made again: view v").doesNotContain("CREATE VIEW");
    assertThat(scripts.down()).contains("CREATE VIEW v").contains("CREATE INDEX i");
  }

  @Test
  void aConstraintAboutTheDroppedColumnOnlyGoesWithIt() {
    Rebuild.Scripts scripts =
        scripts(
            "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a, b,"
                + " FOREIGN KEY (b) REFERENCES p (id), CHECK (a > 0))",
            new RebuildChange.DropColumn("b"));

    assertThat(scripts.up()).contains("CREATE TABLE new_t (a,\n CHECK (a > 0))".replace("\n", ""));
  }

  @Test
  void aColumnMayBeCalledLikeATypeAnIndexOrAKeyword() {
    Rebuild.Scripts scripts =
        scripts(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, text TEXT, CHECK (name <> ''));"
                + " CREATE INDEX text ON t (name)",
            new RebuildChange.DropColumn("text"));

    assertThat(scripts.notes()).containsExactly(new RebuildNote.ValuesLost("text", "NULL"));
    assertThat(scripts.up()).contains("CREATE INDEX text ON t (name);");
  }

  @Test
  void anExpressionHasToGiveOneValueForEachRow() {
    for (String expression : List.of("max(b)", "b FROM t WHERE 0", "1, 2", "nowhere")) {
      try (Session session = session("CREATE TABLE t (a, b)")) {
        Rebuild rebuild =
            TableRebuild.of(
                session,
                new RebuildRequest(
                    "t",
                    List.of(new RebuildChange.ChangeColumn("b", "b INTEGER")),
                    Map.of("b", expression)));
        assertThat(((Rebuild.Refused) rebuild).reason())
            .as(expression)
            .isInstanceOf(Reason.RefusedBySqlite.class);
      }
    }
  }

  @Test
  void aValueForAColumnThatIsNotThereIsNotOverlooked() {
    try (Session session = session("CREATE TABLE t (a, b)")) {
      assertThat(
              TableRebuild.of(
                  session,
                  new RebuildRequest(
                      "t", List.of(new RebuildChange.DropColumn("b")), Map.of("bb", "1"))))
          .isEqualTo(new Rebuild.Refused(new Reason.NoSuchColumn("t", "bb")));
    }
  }

  @Test
  void valuesCanBeGivenByAnExpression() {
    try (Session session = session("CREATE TABLE t (a, b TEXT); INSERT INTO t VALUES (1, NULL)")) {
      Rebuild rebuild =
          TableRebuild.of(
              session,
              new RebuildRequest(
                  "t",
                  List.of(new RebuildChange.ChangeColumn("b", "b TEXT NOT NULL")),
                  Map.of("b", "coalesce(b, '')")));

      assertThat(((Rebuild.Scripts) rebuild).up()).contains("SELECT rowid, a, coalesce(b, '')");
      assertThat(((Rebuild.Scripts) rebuild).notes())
          .containsExactly(new RebuildNote.ValuesChanged("b"));
    }
  }

  @Test
  void whatCannotBeDoneIsSaid() {
    String t = "CREATE TABLE t (a, b, CHECK (a < b)); CREATE VIEW v AS SELECT a FROM t";
    assertThat(refused(t, "gone", new RebuildChange.DropColumn("a")))
        .isEqualTo(new Reason.NoSuchTable("gone"));
    assertThat(refused(t, "v", new RebuildChange.DropColumn("a")))
        .isEqualTo(new Reason.NotRebuildable("v"));
    assertThat(refused(t, "t", new RebuildChange.DropColumn("c")))
        .isEqualTo(new Reason.NoSuchColumn("t", "c"));
    assertThat(refused(t, "t", new RebuildChange.DropColumn("b")))
        .isEqualTo(new Reason.ConstraintNames("CHECK (a < b)", "b"));
    assertThat(refused(t, "t", new RebuildChange.AddColumn("c TEXT NOT NULL")))
        .isEqualTo(new Reason.NeedsValue("c"));
    assertThat(refused(t, "t", new RebuildChange.Definition("CREATE TABLE other (a)")))
        .isEqualTo(new Reason.AnotherName("t", "other"));
    assertThat(refused(t, "t", new RebuildChange.AddConstraint("CHECK (nonsense)")))
        .isInstanceOf(Reason.RefusedBySqlite.class);
  }

  @Test
  void aKeyThatOthersReferToCantBeTakenAway() {
    assertThat(
            refused(
                "CREATE TABLE t (code TEXT UNIQUE, b); CREATE TABLE c (x REFERENCES t (code))",
                "t",
                new RebuildChange.ChangeColumn("code", "code TEXT")))
        .isInstanceOf(Reason.RefusedBySqlite.class);
  }

  @Test
  void onlyRenamesNeedNoNewTable() {
    Rebuild.Scripts scripts =
        scripts("CREATE TABLE t (a, b)", new RebuildChange.RenameColumn("a", "order"));

    assertThat(scripts.up()).isEqualTo("ALTER TABLE t RENAME COLUMN a TO \"order\";\n");
    assertThat(scripts.down()).isEqualTo("ALTER TABLE t RENAME COLUMN \"order\" TO a;\n");
  }

  private static Rebuild.Scripts scripts(Path file, RebuildRequest request) {
    try (Session session = Sessions.forOwn(file)) {
      return (Rebuild.Scripts) TableRebuild.of(session, request);
    }
  }

  private static Rebuild.Scripts scripts(String schema, RebuildChange change) {
    try (Session session = session(schema)) {
      return (Rebuild.Scripts) TableRebuild.of(session, RebuildRequest.of("t", change));
    }
  }

  private static Reason refused(String schema, String table, RebuildChange change) {
    try (Session session = session(schema)) {
      return ((Rebuild.Refused) TableRebuild.of(session, RebuildRequest.of(table, change)))
          .reason();
    }
  }

  private static Session session(String schema) {
    Session session = Sessions.inMemory();
    for (String statement : schema.split("; ")) {
      session.execute(statement);
    }
    return session;
  }
}
