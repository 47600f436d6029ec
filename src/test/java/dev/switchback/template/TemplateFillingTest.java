package dev.switchback.template;

import static dev.switchback.template.TemplateField.COLUMN;
import static dev.switchback.template.TemplateField.COLUMNS;
import static dev.switchback.template.TemplateField.DROP;
import static dev.switchback.template.TemplateField.KEY;
import static dev.switchback.template.TemplateField.NAME;
import static dev.switchback.template.TemplateField.ON;
import static dev.switchback.template.TemplateField.SET;
import static dev.switchback.template.TemplateField.SIZE;
import static dev.switchback.template.TemplateField.TABLE;
import static dev.switchback.template.TemplateField.UNDO_SET;
import static dev.switchback.template.TemplateField.UNIQUE;
import static dev.switchback.template.TemplateField.WHERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Target;
import dev.switchback.run.RunReport;
import dev.switchback.sql.Script;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.template.Filled.Problem;
import dev.switchback.template.Filled.Problem.What;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateFillingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Template.class)
  void everyTemplateRunsUpDownAndUpOnTablesWithOddNames(Template template) {
    try (Session session = session()) {
      Filled.Texts texts = (Filled.Texts) TemplateFilling.of(template, sample(template), session);

      assertThat(texts.objection()).isEmpty();
      List<String> before = schema(session);
      run(session, texts.up());
      run(session, texts.down());
      assertThat(schema(session)).isEqualTo(before);
      run(session, texts.up());
      assertThat(session.text("PRAGMA integrity_check")).isEqualTo("ok");
    }
  }

  private static TemplateValues sample(Template template) {
    TemplateValues odd = TemplateValues.NONE.with(TABLE, "two \"words");
    return switch (template) {
      case EMPTY -> TemplateValues.NONE;
      case ADD_TABLE ->
          TemplateValues.NONE
              .with(TABLE, "group")
              .with(COLUMNS, "id INTEGER PRIMARY KEY,", "name TEXT NOT NULL, CHECK (name <> '')");
      case ADD_COLUMN -> odd.with(COLUMN, "\"a b\" TEXT NOT NULL DEFAULT ''");
      case ADD_INDEX ->
          odd.with(ON, "lower(name)", "id DESC").with(UNIQUE, "yes").with(WHERE, "name <> ''");
      case KEEP_UPDATED_AT -> odd;
      case REBUILD_TABLE -> odd.with(DROP, "name");
      case CHANGE_IN_BATCHES ->
          odd.with(SET, "name = upper(name)")
              .with(WHERE, "name <> upper(name)")
              .with(UNDO_SET, "name = lower(name)");
    };
  }

  @Test
  void aColumnIsAddedOnlyWhereItIsMissing() {
    Filled.Texts texts =
        texts(Template.ADD_COLUMN, TemplateValues.NONE.with(TABLE, "t").with(COLUMN, "c TEXT"));

    assertThat(texts.up())
        .isEqualTo(
            "-- switchback: only if not column t.c exists\n\nALTER TABLE t ADD COLUMN c TEXT;\n");
    assertThat(texts.down()).isEqualTo("ALTER TABLE t DROP COLUMN c;\n");
  }

  @Test
  void batchesAreRepeatedUntilNothingChanges() {
    Filled.Texts texts =
        texts(
            Template.CHANGE_IN_BATCHES,
            TemplateValues.NONE
                .with(TABLE, "t")
                .with(SET, "a = trim(a)")
                .with(WHERE, "a <> trim(a)")
                .with(SIZE, "50"));

    assertThat(texts.up())
        .contains(
            """
            -- switchback: repeat until no rows change
            UPDATE t SET a = trim(a)
            WHERE rowid IN (SELECT rowid FROM t WHERE a <> trim(a) LIMIT 50);
            """);
    assertThat(Script.of(texts.down()).statements()).isEmpty();
  }

  @Test
  void theTimeOfTheLastChangeIsKept() {
    try (Session session = session()) {
      session.execute("PRAGMA recursive_triggers = ON");
      Filled.Texts texts =
          (Filled.Texts)
              TemplateFilling.of(
                  Template.KEEP_UPDATED_AT,
                  TemplateValues.NONE.with(TABLE, "two \"words").with(KEY, "id"),
                  session);
      run(session, texts.up());
      session.execute("UPDATE \"two \"\"words\" SET name = 'x'");
      session.execute("UPDATE \"two \"\"words\" SET name = 'y'");
      assertThat(session.text("SELECT updated_at FROM \"two \"\"words\""))
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
      session.execute("UPDATE \"two \"\"words\" SET updated_at = 'mine'");
      assertThat(session.text("SELECT updated_at FROM \"two \"\"words\"")).isEqualTo("mine");
    }
  }

  @Test
  void whatIsMissingOrCantBeRightIsSaid() {
    assertThat(problems(Template.ADD_COLUMN, TemplateValues.NONE.with(COLUMN, "c TEXT UNIQUE")))
        .containsExactly(
            new Problem(TABLE, What.MISSING, ""),
            new Problem(COLUMN, What.NOT_ADDABLE, "c TEXT UNIQUE"));
    assertThat(
            problems(
                Template.ADD_INDEX,
                TemplateValues.NONE
                    .with(TABLE, "\"t\"")
                    .with(ON, "a; DROP TABLE t")
                    .with(UNIQUE, "perhaps")
                    .with(WHERE, "a > 0 -- all")
                    .with(SIZE, "1")))
        .containsExactly(
            new Problem(TABLE, What.NOT_A_NAME, "\"t\""),
            new Problem(ON, What.NOT_AN_EXPRESSION, "a; DROP TABLE t"),
            new Problem(UNIQUE, What.NOT_A_CHOICE, "perhaps"),
            new Problem(WHERE, What.NOT_AN_EXPRESSION, "a > 0 -- all"),
            new Problem(SIZE, What.NOT_HERE, "1"));
    assertThat(
            problems(
                Template.ADD_TABLE, TemplateValues.NONE.with(TABLE, "t").with(COLUMNS, "a TEXT)")))
        .containsExactly(new Problem(COLUMNS, What.NOT_DEFINITIONS, "a TEXT)"));
  }

  @Test
  void whatDoesntFitTheDatabaseIsAnObjectionAndNoRefusal() {
    try (Session session = session()) {
      Filled.Texts texts =
          (Filled.Texts)
              TemplateFilling.of(
                  Template.ADD_INDEX,
                  TemplateValues.NONE.with(TABLE, "later").with(ON, "a").with(NAME, "i"),
                  session);

      assertThat(texts.objection()).contains("no such table: main.later");
    }
  }

  @Test
  void aRebuildNeedsADatabase() {
    assertThat(
            TemplateFilling.of(
                Template.REBUILD_TABLE, TemplateValues.NONE.with(TABLE, "t").with(DROP, "a")))
        .isEqualTo(new Filled.NeedsDatabase());
  }

  @Test
  void theEngineSkipsTheColumnThatIsThereAndRepeatsTheBatches() {
    try (Shop shop = Shop.in(folder)) {
      Sql.run(shop.file(), "CREATE TABLE t (c TEXT)");
      Sql.run(shop.file(), "INSERT INTO t VALUES (' a'), (' b'), (' c')");
      Filled.Texts column =
          texts(Template.ADD_COLUMN, TemplateValues.NONE.with(TABLE, "t").with(COLUMN, "c TEXT"));
      Filled.Texts batches =
          texts(
              Template.CHANGE_IN_BATCHES,
              TemplateValues.NONE
                  .with(TABLE, "t")
                  .with(SET, "c = trim(c)")
                  .with(WHERE, "c <> trim(c)")
                  .with(SIZE, "2"));
      shop.migration("001_column", column.up(), column.down());
      shop.migration("002_batches", batches.up(), "DELETE FROM t;");
      assertThat(shop.administration().source(shop.migrations()).migrations().problems()).isEmpty();

      assertThat(shop.carryOut(shop.plan(new Target.RunAll())).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT c FROM t")).containsExactly("a", "b", "c");
    }
  }

  private static Filled.Texts texts(Template template, TemplateValues values) {
    return (Filled.Texts) TemplateFilling.of(template, values);
  }

  private static List<Problem> problems(Template template, TemplateValues values) {
    return ((Filled.Wrong) TemplateFilling.of(template, values)).problems();
  }

  private static List<String> schema(Session session) {
    return session.query("SELECT type || name FROM sqlite_schema ORDER BY 1", row -> row.text(1));
  }

  private static void run(Session session, String sql) {
    Script script = Script.of(sql);
    assertThat(script.problems()).isEmpty();
    script.statements().forEach(statement -> session.execute(statement.text()));
  }

  private static Session session() {
    Session session = Sessions.inMemory();
    session.execute(
        "CREATE TABLE \"two \"\"words\" (id INTEGER PRIMARY KEY, name TEXT, updated_at TEXT)");
    session.execute("INSERT INTO \"two \"\"words\" (name) VALUES ('a')");
    return session;
  }
}
