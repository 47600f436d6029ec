package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.run.UnknownName;
import dev.switchback.schema.SchemaNeed;
import dev.switchback.schema.SchemaObject;
import dev.switchback.sql.Calls;
import dev.switchback.sqlite.SuppliedNames;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Collation;

/// Functions and collations that only the application registers.
class UnknownNamesTest {
  private static final String MOVIES =
      """
      CREATE TABLE movies (id INTEGER PRIMARY KEY, name TEXT, duration TEXT);
      INSERT INTO movies (name, duration) VALUES ('Metropolis', '2:33:00'), ('Nosferatu', '1:34:10');
      """;

  private static final String MINUTES =
      """
      ALTER TABLE movies ADD COLUMN minutes INTEGER;

      -- the application's own function
      UPDATE movies
      SET minutes = durationToTinyInt(duration);
      """;

  @TempDir Path folder;

  @Test
  void whatSqliteLacksIsNamedWithItsLineBeforeAnythingHasRun() {
    try (Shop shop = Shop.in(folder).migration("001_movies", MOVIES)) {
      run(shop, shop.database());
      shop.migration("002_minutes", MINUTES);
      Map<String, String> before = Bytes.in(shop.dataFolder());

      RunReport report = run(shop, shop.database());

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(report.safetyCopy()).as("nothing was even copied").isEmpty();
      assertThat(Bytes.in(shop.dataFolder())).isEqualTo(before);
      assertThat(names(report))
          .singleElement()
          .satisfies(
              name -> {
                assertThat(name.kind()).isEqualTo(Calls.Kind.FUNCTION);
                assertThat(name.name()).isEqualTo("durationToTinyInt");
                assertThat(name.line()).isEqualTo(5);
                assertThat(name.file()).contains(shop.migrations().resolve("002_minutes.up.sql"));
                assertThat(name.supply()).isEqualTo(UnknownName.Supply.NONE);
              });
    }
  }

  @Test
  void aSuppliedFunctionIsThereInTriesAndInRunsOnlyWhenThatIsAllowed() {
    try (Shop shop = Shop.in(folder).migration("001_movies", MOVIES)) {
      run(shop, shop.database());
      shop.migration("002_minutes", MINUTES);
      Settings supplying =
          Settings.NONE.with(
              "function.durationToTinyInt", "substr(?1, 1, 1) * 60 + substr(?1, 3, 2)");
      Database tries = shop.administration().update(shop.database().withSettings(supplying));

      TryReport tried = shop.administration().tryOnCopy(tries, plan(shop, tries), Work.quiet());
      assertThat(tried.up().outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(names(run(shop, tries)))
          .extracting(UnknownName::supply)
          .containsExactly(UnknownName.Supply.IN_TRIES);

      Database runs =
          shop.administration()
              .update(tries.withSettings(supplying.with("functions-in-runs", "on")));
      assertThat(run(shop, runs).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT sum(minutes) FROM movies")).isEqualTo(153 + 94);
    }
  }

  @Test
  void itIsStartedAllTheSameWhenThatIsAllowedByName() {
    try (Shop shop = Shop.in(folder).migration("001_movies", MOVIES)) {
      run(shop, shop.database());
      shop.migration("002_minutes", MINUTES);

      RunReport report = run(shop, shop.database(), Allowance.UNKNOWN_NAMES);

      assertThat(report.failure()).containsInstanceOf(RunFailure.StatementFailed.class);
      assertThat(report.safetyCopy()).isPresent();
    }
  }

  @Test
  void whatOnlyAViewOrAConditionMeetsIsToldAndStopsNothing() {
    try (Shop shop = Shop.in(folder).migration("001_movies", MOVIES)) {
      run(shop, shop.database());
      shop.migration(
          "002_view", "CREATE VIEW minutes AS SELECT durationToTinyInt(duration) FROM movies;");
      shop.migration(
          "003_perhaps",
          "-- switchback: only if table nothing exists\nUPDATE movies SET name = normalize(name);");

      Plan plan = plan(shop, shop.database());
      assertThat(shop.administration().preflight(shop.database(), plan).names())
          .extracting(UnknownName::certainty)
          .containsExactly(UnknownName.Certainty.WHEN_USED, UnknownName.Certainty.PERHAPS);
      assertThat(run(shop, shop.database()).outcome()).isEqualTo(RunReport.Outcome.DONE);
    }
  }

  @Test
  void aSchemaTellsWhatItNeedsOfItsApplication() throws Exception {
    try (Shop shop = Shop.in(folder)) {
      likeAnki(shop.file());

      assertThat(shop.administration().needs(shop.database()))
          .containsExactly(
              new SchemaNeed(
                  Calls.Kind.COLLATION, "unicase", SchemaObject.Type.TABLE, "decks", "decks"),
              new SchemaNeed(
                  Calls.Kind.COLLATION, "unicase", SchemaObject.Type.INDEX, "by_name", "decks"),
              new SchemaNeed(
                  Calls.Kind.FUNCTION, "process_text", SchemaObject.Type.TRIGGER, "kept", "decks"));
    }
  }

  @Test
  void aRunThatWritesSuchATableWorksWithASuppliedCollationThatIsAllowed() throws Exception {
    try (Shop shop = Shop.in(folder)) {
      likeAnki(shop.file());
      shop.migration("001_more", "INSERT INTO decks (name) VALUES ('éclair'), ('ZEBRA');");
      Settings supplying =
          Settings.NONE.with("collation.unicase", "unicode").with("function.process_text", "?1");
      Database tries = shop.administration().update(shop.database().withSettings(supplying));
      assertThat(shop.administration().preflight(tries, plan(shop, tries)).names())
          .extracting(UnknownName::certainty)
          .containsOnly(UnknownName.Certainty.WHERE_IT_WRITES);
      assertThat(
              shop.administration()
                  .tryOnCopy(tries, plan(shop, tries), Work.quiet())
                  .up()
                  .outcome())
          .isEqualTo(RunReport.Outcome.DONE);

      Database runs =
          shop.administration()
              .update(
                  tries.withSettings(
                      supplying.with("collations-in-runs", "on").with("functions-in-runs", "on")));
      assertThat(run(shop, runs).outcome()).isEqualTo(RunReport.Outcome.DONE);

      try (Connection anki = DriverManager.getConnection("jdbc:sqlite:" + shop.file());
          Statement asking = anki.createStatement()) {
        registerUnicase(anki);
        assertThat(asking.executeQuery("PRAGMA integrity_check").getString(1)).isEqualTo("ok");
        assertThat(
                asking
                    .executeQuery(
                        "SELECT group_concat(name, ' ') FROM (SELECT name FROM decks"
                            + " INDEXED BY by_name ORDER BY name COLLATE unicase)")
                    .getString(1))
            .isEqualTo("Default ZEBRA éclair");
      }
    }
  }

  @Test
  void expressionsTakeTheirArgumentsByNumberOrByName() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_called",
          """
          CREATE TABLE said (what);
          INSERT INTO said VALUES (typed(1)), (typed(1.5)), (typed('a')), (typed(x'00ff')),
            (typed(NULL)), (joined('a', 'b')), (answer()), (answer(1, 2, 3));
          """);
      Settings supplying =
          Settings.NONE
              .with("function.typed", "typeof(?1) || ' ' || quote(?1)")
              .with("function.joined", ":second || ', ' || :first")
              .with("function.answer", "42")
              .with("functions-in-runs", "on");
      Database database = shop.administration().update(shop.database().withSettings(supplying));

      assertThat(run(shop, database).outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT what FROM said"))
          .containsExactly(
              "integer 1", "real 1.5", "text 'a'", "blob X'00FF'", "null NULL", "a, b", "42", "42");
    }
  }

  @Test
  void whatGoesWrongInASuppliedFunctionIsTheStatementsError() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration("001_called", "CREATE TABLE said (what);\nINSERT INTO said VALUES (f(1, 2));");
      Settings supplying =
          Settings.NONE.with("function.f", "abs(?1)").with("functions-in-runs", "on");
      Database database = shop.administration().update(shop.database().withSettings(supplying));

      assertThat(failed(run(shop, database)).result().message())
          .isEqualTo("f is supplied for 1 arguments, not for 2");

      shop.migration(
          "001_called",
          "CREATE TABLE said (what);\nINSERT INTO said VALUES (f(-9223372036854775808));");
      assertThat(failed(run(shop, database)).result().message()).isEqualTo("f: integer overflow");
    }
  }

  @Test
  void aFunctionThatAlwaysGivesTheSameMayStandInAnIndex() {
    try (Shop shop = Shop.in(folder)) {
      shop.migration(
          "001_index",
          "CREATE TABLE t (a);\nINSERT INTO t VALUES ('x');\nCREATE INDEX i ON t (plain(a));");
      Settings plain =
          Settings.NONE.with("function.plain", "lower(?1)").with("functions-in-runs", "on");
      Settings random = plain.with("function.plain", "?1 || random()");

      assertThat(failed(run(shop, shop.database().withSettings(random))).result().message())
          .contains("non-deterministic");
      assertThat(run(shop, shop.database().withSettings(plain)).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
    }
  }

  @Test
  void suppliedNamesStayOnTheirSession() {
    Settings supplying = Settings.NONE.with("function.f", "1").with("collation.c", "natural");
    assertThat(supplying.forRuns().names()).isEqualTo(SuppliedNames.NONE);
    assertThat(supplying.forTries().names().hasFunction("F")).isTrue();
    assertThat(supplying.forTries().names().hasCollation("C")).isTrue();
  }

  /// Tables as Anki makes them: names in its own order, and a trigger that calls a function.
  private static void likeAnki(Path file) throws Exception {
    try (Connection anki = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = anki.createStatement()) {
      registerUnicase(anki);
      for (String sql :
          List.of(
              "CREATE TABLE decks (id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE unicase)",
              "CREATE UNIQUE INDEX by_name ON decks (name COLLATE unicase)",
              "INSERT INTO decks (name) VALUES ('Default')",
              "CREATE TRIGGER kept AFTER INSERT ON decks BEGIN"
                  + " UPDATE decks SET name = process_text(new.name) WHERE id = new.id; END")) {
        statement.executeUpdate(sql);
      }
    }
  }

  private static void registerUnicase(Connection anki) throws Exception {
    Collation.create(
        anki,
        "unicase",
        new Collation() {
          @Override
          protected int xCompare(String one, String other) {
            return one.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
          }
        });
  }

  private static List<UnknownName> names(RunReport report) {
    return ((RunFailure.NamesUnknown) report.failure().orElseThrow()).names();
  }

  private static RunFailure.StatementFailed failed(RunReport report) {
    return (RunFailure.StatementFailed) report.failure().orElseThrow();
  }

  private static Plan plan(Shop shop, Database database, Allowance... allowed) {
    Set<Allowance> all = EnumSet.of(Allowance.OUT_OF_ORDER);
    all.addAll(List.of(allowed));
    return (Plan)
        shop.administration().plan(database, new Target.RunAll(), Atomicity.ALL_OR_NOTHING, all);
  }

  private static RunReport run(Shop shop, Database database, Allowance... allowed) {
    return shop.administration()
        .carryOut(database, plan(shop, database, allowed), Duration.ofSeconds(5), Work.quiet());
  }
}
