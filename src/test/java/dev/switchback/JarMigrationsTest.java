package dev.switchback;

import static dev.switchback.testing.JavaJar.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseState;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.source.CodeJar;
import dev.switchback.testing.JavaJar;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jars with migrations in Java beside the files of a folder: real ones, compiled here.
class JarMigrationsTest {
  private static final String TOTALS =
      migration(
          "AddTotals",
          "002",
          "add totals",
          """
          static { System.setProperty("switchback.test.loaded", "yes"); }
          public void up(MigrationConnection c) {
            c.execute("ALTER TABLE orders ADD COLUMN total INTEGER");
            List<long[]> totals = c.query("SELECT id, price * 2 FROM orders",
                row -> new long[] {row.number(1), row.number(2)});
            new Object() { void write() { for (long[] t : totals)
                c.execute("UPDATE orders SET total = ? WHERE id = ?", t[1], t[0]); } }.write();
          }
          public void down(MigrationConnection c) {
            c.execute("ALTER TABLE orders DROP COLUMN total");
          }
          """);

  @TempDir Path folder;

  private Shop shop() {
    System.clearProperty("switchback.test.loaded");
    return Shop.in(folder)
        .migration(
            "001_orders",
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, price INTEGER);\n"
                + "INSERT INTO orders (price) VALUES (5), (7);",
            "DROP TABLE orders;");
  }

  private static Path put(Shop shop, JavaJar jar) {
    return jar.write(shop.migrations().resolve("totals.jar"));
  }

  private static Database allow(Shop shop) {
    Database database = shop.administration().database("shop");
    for (CodeJar jar : shop.administration().jars(database)) {
      database =
          database.withSettings(
              database.settings().withAllowedJar(jar.checksum().value(), "totals.jar"));
    }
    return shop.administration().update(database);
  }

  private static DatabaseStatus status(Shop shop) {
    return shop.administration().status(shop.administration().database("shop"));
  }

  private static List<String> rows(Shop shop) {
    return status(shop).timeline().rows().stream()
        .map(row -> row.version() + " " + row.description() + " " + row.state())
        .toList();
  }

  private static List<SourceProblem.Kind> problems(Shop shop) {
    return status(shop).timeline().problems().stream().map(SourceProblem::kind).toList();
  }

  private static RunReport carryOut(Shop shop, Target target) {
    Database database = shop.administration().database("shop");
    return shop.administration()
        .carryOut(
            database,
            (dev.switchback.migration.Plan)
                shop.administration().plan(database, target, Atomicity.ALL_OR_NOTHING, Set.of()),
            Duration.ofSeconds(5),
            Work.quiet());
  }

  @Test
  void nothingInAJarIsLoadedBeforeItWasAllowed() {
    try (Shop shop = shop()) {
      put(shop, JavaJar.of(TOTALS));

      List<CodeJar> jars = shop.administration().jars(shop.database());
      assertThat(jars)
          .singleElement()
          .extracting(CodeJar::classes)
          .isEqualTo(List.of("com.example.AddTotals"));
      assertThat(rows(shop)).containsExactly("001 orders PENDING");
      assertThat(problems(shop)).containsExactly(SourceProblem.Kind.JAR_NOT_ALLOWED);
      assertThat(status(shop).state()).isEqualTo(DatabaseState.NEEDS_ATTENTION);
      assertThat(shop.planning(new Target.RunAll(), Atomicity.ALL_OR_NOTHING))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal ->
                  assertThat(refusal.reasons())
                      .singleElement()
                      .isInstanceOf(Refusal.Reason.JarNotAllowed.class));
      assertThat(System.getProperty("switchback.test.loaded")).isNull();

      allow(shop);

      assertThat(rows(shop)).containsExactly("001 orders PENDING", "002 add totals PENDING");
      assertThat(System.getProperty("switchback.test.loaded")).isEqualTo("yes");
    }
  }

  @Test
  void anAllowedJarIsRunRolledBackAndRecorded() {
    try (Shop shop = shop()) {
      put(shop, JavaJar.of(TOTALS));
      allow(shop);

      assertThat(carryOut(shop, new Target.RunAll()).outcome()).isEqualTo(RunReport.Outcome.DONE);

      assertThat(Sql.column(shop.file(), "SELECT total FROM orders")).containsExactly("10", "14");
      assertThat(
              Sql.rows(shop.file(), "SELECT up_sql FROM switchback_history WHERE version = '002'"))
          .containsExactly("-- switchback: java com.example.AddTotals");
      assertThat(rows(shop)).containsExactly("001 orders APPLIED", "002 add totals APPLIED");
      assertThat(carryOut(shop, new Target.RollBackAll()).outcome())
          .isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'orders'"))
          .isEmpty();
    }
  }

  @Test
  void aChangedJarAsksAgainAndSaysWhichMigrationWasEdited() {
    try (Shop shop = shop()) {
      put(shop, JavaJar.of(TOTALS));
      allow(shop);
      carryOut(shop, new Target.RunAll());

      put(shop, JavaJar.of(TOTALS).with("notes.txt", "a newer build"));
      assertThat(problems(shop)).containsExactly(SourceProblem.Kind.JAR_NOT_ALLOWED);
      assertThat(rows(shop)).containsExactly("001 orders APPLIED", "002 add totals APPLIED");

      put(shop, JavaJar.of(TOTALS.replace("price * 2", "price * 3")));
      assertThat(rows(shop)).containsExactly("001 orders APPLIED", "002 add totals EDITED");
      assertThat(problems(shop)).containsExactly(SourceProblem.Kind.JAR_NOT_ALLOWED);
    }
  }

  @Test
  void whatRunsIsWhatWasPlannedAlsoWhenTheJarIsReplacedInBetween() {
    try (Shop shop = shop()) {
      put(shop, JavaJar.of(TOTALS));
      Database database = allow(shop);
      var plan =
          (dev.switchback.migration.Plan)
              shop.administration()
                  .plan(database, new Target.RunAll(), Atomicity.ALL_OR_NOTHING, Set.of());
      put(shop, JavaJar.of(TOTALS.replace("price * 2", "price * 3")));

      shop.administration().carryOut(database, plan, Duration.ofSeconds(5), Work.quiet());

      assertThat(Sql.column(shop.file(), "SELECT total FROM orders")).containsExactly("10", "14");
      assertThat(rows(shop)).contains("002 add totals EDITED");
    }
  }

  @Test
  void theWayBackIsRefusedByNameWhereTheJarIsGoneOrNotAllowed() throws Exception {
    try (Shop shop = shop()) {
      Path jar = put(shop, JavaJar.of(TOTALS));
      Database allowed = allow(shop);
      carryOut(shop, new Target.RunAll());
      Refusal.Reason gone =
          new Refusal.Reason.ClassGone(Version.of("002"), "com.example.AddTotals");
      Target target = new Target.RollBackLast(1);
      Refusal refusal = new Refusal(target, List.of(gone));

      Database forgotten = shop.database();
      assertThat(shop.administration().plan(forgotten, target, Atomicity.ALL_OR_NOTHING, Set.of()))
          .isEqualTo(refusal);
      Files.delete(jar);
      assertThat(shop.administration().plan(allowed, target, Atomicity.ALL_OR_NOTHING, Set.of()))
          .isEqualTo(refusal);
      assertThat(rows(shop)).contains("002 add totals MISSING");
    }
  }

  @Test
  void aClassThatCantBeUsedIsSaidAndTheOthersAreShown() {
    try (Shop shop = shop()) {
      put(
          shop,
          JavaJar.of(
                  TOTALS,
                  migration(
                      "Broken",
                      "003",
                      "x",
                      "public void up(MigrationConnection c) {} static { if (true) throw new"
                          + " IllegalStateException(\"no\"); }"),
                  migration("Odd", "three", "x", "public void up(MigrationConnection c) {}"))
              .withSource("package com.example; public class Other {}")
              .naming("com.example.Other")
              .naming("com.example.Nowhere"));
      allow(shop);

      assertThat(rows(shop)).containsExactly("001 orders PENDING", "002 add totals PENDING");
      assertThat(status(shop).timeline().problems())
          .extracting(SourceProblem::kind)
          .containsOnly(SourceProblem.Kind.JAR_UNUSABLE)
          .hasSize(4);
      assertThat(
              shop.administration()
                  .plan(
                      shop.administration().database("shop"),
                      new Target.RunAll(),
                      Atomicity.ALL_OR_NOTHING,
                      Set.of()))
          .isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aJarSeesThePlatformAndItsInterfaceAndNothingElseOfThisProgram() {
    try (Shop shop = shop()) {
      put(
          shop,
          JavaJar.of(
                  migration(
                      "Peek",
                      "002",
                      "peek",
                      """
                      public void up(MigrationConnection c) throws Exception {
                        for (String name : List.of("dev.switchback.sqlite.Session", "org.sqlite.JDBC",
                            "dev.switchback.Administration", "picocli.CommandLine")) {
                          try {
                            Class.forName(name);
                            throw new AssertionError("sees " + name);
                          } catch (ClassNotFoundException expected) {
                            c.execute("INSERT INTO orders (price) VALUES (0)");
                          }
                        }
                        try (var in = getClass().getResourceAsStream("/data.txt")) {
                          c.execute("INSERT INTO orders (price) VALUES (?)",
                              Integer.parseInt(new String(in.readAllBytes())));
                        }
                      }
                      """))
              .with("data.txt", "77"));
      allow(shop);

      assertThat(carryOut(shop, new Target.RunAll()).failure()).isEmpty();
      assertThat(Sql.column(shop.file(), "SELECT price FROM orders"))
          .containsExactly("5", "7", "0", "0", "0", "0", "77");
    }
  }

  @Test
  void theExceptionOfAJarNamesTheLineOfItsSource() {
    try (Shop shop = shop()) {
      put(
          shop,
          JavaJar.of(
              migration(
                  "Fails",
                  "002",
                  "fails",
                  "public void up(MigrationConnection c) { c.execute(\"DELETE FROM orders\");"
                      + " c.execute(\"DELETE FROM nowhere\"); }")));
      allow(shop);

      RunReport report = carryOut(shop, new Target.RunAll());

      RunFailure.CodeFailed failed = (RunFailure.CodeFailed) report.failure().orElseThrow();
      assertThat(failed.said()).isEqualTo("no such table: nowhere");
      assertThat(failed.place()).contains("Fails.java:9");
      assertThat(Sql.column(shop.file(), "SELECT name FROM sqlite_schema WHERE name = 'orders'"))
          .isEmpty();
    }
  }

  @Test
  void aJarThatBringsItsOwnSqliteIsNotLoaded() {
    try (Shop shop = shop()) {
      put(shop, JavaJar.of(TOTALS).with("org/sqlite/JDBC.class", "x"));
      allow(shop);

      assertThat(problems(shop)).containsExactly(SourceProblem.Kind.JAR_UNUSABLE);
      assertThat(System.getProperty("switchback.test.loaded")).isNull();
    }
  }

  @Test
  void otherJarsAreLeftAloneAndDamagedOnesToo() throws Exception {
    try (Shop shop = shop()) {
      Path jar = put(shop, JavaJar.of(TOTALS));
      byte[] bytes = Files.readAllBytes(jar);
      Files.write(jar, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      Files.writeString(shop.migrations().resolve("driver.jar"), "no jar at all");

      assertThat(rows(shop)).containsExactly("001 orders PENDING");
      assertThat(status(shop).state()).isNotNull();
    }
  }

  @Test
  void onAnotherToolsHistoryAJarIsSaidToBelongElsewhere() {
    try (Shop shop = shop()) {
      Sql.run(
          shop.file(),
          "CREATE TABLE schema_migrations (version uint64, dirty bool)",
          "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)");
      put(shop, JavaJar.of(TOTALS));
      allow(shop);

      assertThat(problems(shop)).contains(SourceProblem.Kind.JAR_OF_OTHER_HISTORY);
    }
  }

  @Test
  void theJarIsNotHeldOpenAfterwardsAndCanBeDeleted() throws Exception {
    try (Shop shop = shop()) {
      Path jar = put(shop, JavaJar.of(TOTALS));
      allow(shop);
      carryOut(shop, new Target.RunAll());

      assertThat(openFiles()).doesNotContain(jar.toRealPath());
      Files.delete(jar);
      assertThat(rows(shop)).hasSize(2);
    }
  }

  /// What this process has open, where the system tells. Elsewhere a file that is held open can't
  /// be deleted.
  private static List<Path> openFiles() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    List<Path> open = new ArrayList<>();
    if (Files.isDirectory(descriptors)) {
      try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
        for (Path link : links) {
          try {
            open.add(Files.readSymbolicLink(link));
          } catch (NoSuchFileException closedMeanwhile) {
            // By another thread.
          }
        }
      }
      assertThat(open).isNotEmpty();
    }
    return open;
  }
}
