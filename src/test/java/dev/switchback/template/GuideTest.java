package dev.switchback.template;

import static dev.switchback.template.TemplateField.CHANGE;
import static dev.switchback.template.TemplateField.COLUMN;
import static dev.switchback.template.TemplateField.COLUMNS;
import static dev.switchback.template.TemplateField.NAME;
import static dev.switchback.template.TemplateField.ON;
import static dev.switchback.template.TemplateField.SET;
import static dev.switchback.template.TemplateField.SIZE;
import static dev.switchback.template.TemplateField.TABLE;
import static dev.switchback.template.TemplateField.VALUE;
import static dev.switchback.template.TemplateField.WHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunReport;
import dev.switchback.source.CodeJar;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.sqlite.SqliteError;
import dev.switchback.template.GuidePage.Block.Code;
import dev.switchback.testing.JavaJar;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What the guide shows is run, and is what the templates write.
class GuideTest {
  static final List<String> TOPICS = Guide.TOPICS;

  private static final Map<String, Filling> FILLINGS =
      Map.of(
          "add-table",
          new Filling(
              Template.ADD_TABLE,
              table("coupons")
                  .with(
                      COLUMNS,
                      "id INTEGER PRIMARY KEY",
                      "code TEXT NOT NULL UNIQUE",
                      "percent INTEGER NOT NULL CHECK (percent BETWEEN 1 AND 100)")),
          "add-column",
          new Filling(
              Template.ADD_COLUMN,
              table("customers").with(COLUMN, "phone TEXT NOT NULL DEFAULT ''")),
          "add-index",
          new Filling(
              Template.ADD_INDEX,
              table("orders")
                  .with(ON, "customer")
                  .with(WHERE, "state = 'open'")
                  .with(NAME, "open_orders_by_customer")),
          "trigger",
          new Filling(Template.KEEP_UPDATED_AT, table("notes")),
          "rebuild",
          new Filling(
              Template.REBUILD_TABLE,
              table("products")
                  .with(CHANGE, "price INTEGER NOT NULL CHECK (price >= 0)")
                  .with(VALUE, "price = coalesce(price, 0)")),
          "batches",
          new Filling(
              Template.CHANGE_IN_BATCHES,
              table("users")
                  .with(SET, "email = lower(email)")
                  .with(WHERE, "email <> lower(email)")
                  .with(SIZE, "500")));

  @TempDir Path folder;

  private record Filling(Template template, TemplateValues values) {}

  private static TemplateValues table(String name) {
    return TemplateValues.NONE.with(TABLE, name);
  }

  @ParameterizedTest
  @FieldSource("TOPICS")
  void theExampleRunsUpDownAndUp(String topic) {
    GuidePage page = Guide.page(topic).orElseThrow();
    if (topic.equals("java")) {
      runJar(page);
      return;
    }
    try (Session session = Sessions.forOwn(folder.resolve("guide.db"))) {
      session.set("foreign_keys", "0");
      run(session, code(page, "sql setup"));
      List<String> before = schema(session);
      refused(session, code(page, "sql refused"));
      run(session, code(page, "sql up"));
      check(session, code(page, "sql check"));
      run(session, code(page, "sql down"));
      if (!code(page, "sql down").startsWith("-- The old values")) {
        assertThat(schema(session)).isEqualTo(before);
      }
      run(session, code(page, "sql up"));
      check(session, code(page, "sql check"));
      assertThat(session.text("PRAGMA integrity_check")).isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @FieldSource("TOPICS")
  void theExampleIsWhatTheTemplateWrites(String topic) {
    GuidePage page = Guide.page(topic).orElseThrow();
    Filling filling = FILLINGS.get(topic);
    if (filling == null) {
      assertThat(topic).isIn("in-place", "java");
      return;
    }
    try (Session session = Sessions.inMemory()) {
      run(session, code(page, "sql setup"));
      Filled.Texts texts =
          (Filled.Texts) TemplateFilling.of(filling.template(), filling.values(), session);

      assertThat(code(page, "sql up")).isEqualTo(texts.up());
      assertThat(code(page, "sql down")).isEqualTo(texts.down());
      assertThat(page.text()).contains("--template " + filling.template().option() + " ");
      filling
          .values()
          .texts()
          .forEach(
              (field, values) ->
                  assertThat(page.text()).contains("--" + field.option() + " ").contains(values));
    }
  }

  @Test
  void everyPageIsListed() throws IOException {
    Path pages = Path.of(System.getProperty("switchback.root", "."), "docs/guide");
    try (Stream<Path> files = Files.list(pages)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(Guide.TOPICS);
    }
    assertThat(Guide.pages()).allSatisfy(page -> assertThat(page.title()).isNotBlank());
  }

  private static String code(GuidePage page, String kind) {
    return page.blocks().stream()
        .filter(block -> block instanceof Code(String found, String _) && found.equals(kind))
        .map(block -> ((Code) block).text())
        .findFirst()
        .orElse("");
  }

  private void runJar(GuidePage page) {
    try (Shop shop = Shop.in(folder).migration("001_people", code(page, "sql setup"))) {
      JavaJar jar = JavaJar.of(code(page, "java"));
      CodeJar found = found(shop, jar);
      assertThat(code(page, "services")).isEqualTo(String.join("\n", found.classes()) + "\n");
      shop.administration()
          .update(
              shop.database()
                  .withSettings(
                      Settings.NONE.withAllowedJar(found.checksum().value(), "names.jar")));
      assertThat(carryOut(shop, new Target.RunAll())).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), code(page, "sql after"))).containsExactly("1");
      assertThat(carryOut(shop, new Target.RollBackLast(1))).isEqualTo(RunReport.Outcome.DONE);
      assertThat(carryOut(shop, new Target.RunAll())).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), code(page, "sql after"))).containsExactly("1");
    }
  }

  private static CodeJar found(Shop shop, JavaJar jar) {
    jar.write(shop.migrations().resolve("names.jar"));
    return shop.administration().jars(shop.database()).getFirst();
  }

  private static RunReport.Outcome carryOut(Shop shop, Target target) {
    Database database = shop.administration().database("shop");
    Plan plan =
        (Plan) shop.administration().plan(database, target, Atomicity.ALL_OR_NOTHING, Set.of());
    return shop.administration()
        .carryOut(database, plan, Duration.ofSeconds(5), Work.quiet())
        .outcome();
  }

  private static void refused(Session session, String sql) {
    for (SqlStatement statement : Script.of(sql).statements()) {
      assertThatThrownBy(() -> session.execute(statement.text())).isInstanceOf(SqliteError.class);
    }
  }

  private static void run(Session session, String sql) {
    Script script = Script.of(sql);
    assertThat(script.problems()).isEmpty();
    session.beginImmediate(Duration.ZERO, Work.quiet());
    script.statements().forEach(statement -> session.execute(statement.text()));
    session.commit(Duration.ZERO, Work.quiet());
  }

  /// Its last statement answers 1.
  private static void check(Session session, String sql) {
    List<SqlStatement> statements = Script.of(sql).statements();
    statements.subList(0, statements.size() - 1).forEach(s -> session.execute(s.text()));
    assertThat(session.number(statements.getLast().text())).isEqualTo(1);
  }

  private static List<String> schema(Session session) {
    return session.query(
        "SELECT type || ' ' || name || ' ' || replace(coalesce(sql, ''), '\"', '') FROM"
            + " sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1",
        row -> row.text(1));
  }
}
