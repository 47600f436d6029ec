package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.run.Loss;
import dev.switchback.run.Offending;
import dev.switchback.run.Promise;
import dev.switchback.run.Rehearsal;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepTrial;
import dev.switchback.run.TryReport;
import dev.switchback.schema.BrokenObject;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.ValueLoss;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A try on a copy as a rehearsal of the whole story.
class RehearsalTest {
  @TempDir Path folder;

  private static TryReport tried(Shop shop) {
    return shop.administration()
        .tryOnCopy(shop.database(), shop.plan(new Target.RunAll()), Work.quiet());
  }

  private Shop withPeople() {
    Shop shop = Shop.in(folder);
    Sql.run(
        shop.file(),
        "CREATE TABLE people (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, mail TEXT)",
        "INSERT INTO people (name, mail) VALUES ('Ada','a@x'), ('Bob','b@x'), ('Cid','b@x')");
    return shop;
  }

  @Test
  void eachMigrationIsToldByItself() {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "CREATE TABLE a (x); INSERT INTO a VALUES (1), (2);", "DROP TABLE a;")
          .migration("002_b", "DELETE FROM people WHERE id = 2; DELETE FROM a;");

      List<StepTrial> steps = tried(shop).rehearsal().steps();

      assertThat(steps)
          .extracting(step -> step.version().text(), StepTrial::losses)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("001", List.of()),
              org.assertj.core.groups.Tuple.tuple(
                  "002",
                  List.of(
                      new Loss("a", 2, Loss.Cause.DELETED),
                      new Loss("people", 1, Loss.Cause.DELETED))));
      assertThat(steps.getFirst().schema().changes()).hasSize(1);
      assertThat(steps.getLast().schema().isEmpty()).isTrue();
    }
  }

  @Test
  void rowsThatATriggerDeletesAreNotExplainedByAnyStatement() {
    try (Shop shop = withPeople()) {
      Sql.run(
          shop.file(),
          "CREATE TABLE log (x)",
          "INSERT INTO log VALUES (1), (2), (3)",
          "CREATE TRIGGER tidy AFTER UPDATE ON people BEGIN DELETE FROM log; END");
      shop.migration("001_a", "UPDATE people SET name = upper(name) WHERE id = 1;");

      assertThat(tried(shop).rehearsal().unexplained())
          .containsExactly(new Loss("log", 3, Loss.Cause.UNEXPLAINED));
    }
  }

  @Test
  void aRebuildThatLeavesRowsBehindIsTold() {
    try (Shop shop = withPeople()) {
      shop.migration(
          "001_a",
          """
          CREATE TABLE new_people (id INTEGER PRIMARY KEY, mail TEXT UNIQUE);
          INSERT OR IGNORE INTO new_people SELECT id, mail FROM people;
          DROP TABLE people;
          ALTER TABLE new_people RENAME TO people;
          """);

      assertThat(tried(shop).rehearsal().steps().getFirst().losses())
          .containsExactly(new Loss("people", 1, Loss.Cause.REBUILT));
    }
  }

  @Test
  void aTableThatIsOnlyRenamedLosesNothing() {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "ALTER TABLE people RENAME TO persons;");

      assertThat(tried(shop).rehearsal().steps().getFirst().losses()).isEmpty();
    }
  }

  @Test
  void aViewAndATriggerThatNoLongerCompileAreNamed() {
    try (Shop shop = withPeople()) {
      Sql.run(
          shop.file(),
          "CREATE TABLE notes (text TEXT)",
          "CREATE VIEW names AS SELECT text FROM notes",
          "CREATE TRIGGER noted AFTER INSERT ON people BEGIN INSERT INTO notes VALUES (new.name);"
              + " END");
      shop.migration("001_a", "DROP TABLE notes;");

      assertThat(tried(shop).rehearsal().steps().getFirst().broken())
          .containsExactly(
              new BrokenObject(
                  SchemaObject.Type.VIEW, List.of("names"), "no such table: main.notes"),
              new BrokenObject(
                  SchemaObject.Type.TRIGGER, List.of("noted"), "no such table: main.notes"));
    }
  }

  @Test
  void whatWasBrokenBeforeIsNotBlamedOnTheMigration() {
    try (Shop shop = withPeople()) {
      Sql.run(shop.file(), "CREATE VIEW v AS SELECT x FROM nowhere");
      shop.migration("001_a", "CREATE TABLE a (x);");

      assertThat(tried(shop).rehearsal().steps().getFirst().broken()).isEmpty();
    }
  }

  @Test
  void aNameInDoubleQuotesThatBecomesTextIsTold() {
    try (Shop shop = withPeople()) {
      shop.migration(
          "001_a",
          "CREATE TABLE copy (name TEXT);\n"
              + "INSERT INTO copy SELECT \"nmae\" FROM \"people\";\n"
              + "CREATE VIEW v AS SELECT \"name\", \"mali\" FROM people;");

      assertThat(tried(shop).rehearsal().steps().getFirst().quoted())
          .containsExactly(new StepTrial.Quoted("nmae", 2), new StepTrial.Quoted("mali", 3));
    }
  }

  @Test
  void rowsThatAreNotUniqueAreShown() {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "CREATE UNIQUE INDEX by_mail ON people (mail COLLATE NOCASE DESC);");

      assertThat(tried(shop).rehearsal().offending())
          .contains(
              new Offending(
                  Offending.Kind.DUPLICATES,
                  "people",
                  List.of("mail COLLATE NOCASE", ""),
                  List.of(List.of("b@x", "2")),
                  2));
    }
  }

  @Test
  void rowsWithoutAValueThatACopyNeedsAreShown() {
    try (Shop shop = withPeople()) {
      Sql.run(shop.file(), "INSERT INTO people (mail) VALUES ('d@x')");
      shop.migration(
          "001_a",
          "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
              + "INSERT INTO p (id, name) SELECT id, name FROM people;");

      assertThat(tried(shop).rehearsal().offending())
          .contains(
              new Offending(
                  Offending.Kind.NO_VALUE,
                  "p",
                  List.of("id", "name"),
                  List.of(List.of("4", "NULL")),
                  1));
    }
  }

  @Test
  void aColumnThatCanOnlyBeAddedToAnEmptyTableSaysHowManyRowsAreInTheWay() {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "ALTER TABLE people ADD COLUMN at TEXT NOT NULL;");

      assertThat(tried(shop).rehearsal().offending())
          .contains(new Offending(Offending.Kind.ANY_ROW, "people", List.of(), List.of(), 3));
    }
  }

  @Test
  void aWayBackThatRestoresEverythingIsExactAndRunsAgain() {
    try (Shop shop = withPeople()) {
      shop.migration(
          "001_a",
          "ALTER TABLE people ADD COLUMN age INTEGER;",
          "ALTER TABLE people DROP COLUMN age;");

      TryReport report = tried(shop);

      assertThat(report.rollBackVerdict()).isEqualTo(TryReport.RollBackVerdict.EXACT);
      assertThat(report.runsAgain()).contains(true);
      assertThat(report.rehearsal().values()).contains(List.of());
    }
  }

  @Test
  void aWayBackThatForgetsValuesNamesTheColumnAndCountsTheRows() {
    try (Shop shop = withPeople()) {
      shop.migration(
          "001_a",
          "ALTER TABLE people DROP COLUMN mail; UPDATE people SET name = upper(name) WHERE id < 3;",
          "ALTER TABLE people ADD COLUMN mail TEXT;");

      TryReport report = tried(shop);

      assertThat(report.rollBackVerdict()).isEqualTo(TryReport.RollBackVerdict.LOSES_DATA);
      assertThat(report.rehearsal().values())
          .contains(
              List.of(new ValueLoss("people", "name", 2), new ValueLoss("people", "mail", 3)));
    }
  }

  @Test
  void aWayBackThatLeavesSomethingIsNoInverse() {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "CREATE TABLE a (x); CREATE TABLE b (x);", "DROP TABLE a;");

      TryReport report = tried(shop);

      assertThat(report.rollBackVerdict()).isEqualTo(TryReport.RollBackVerdict.NOT_INVERSE);
      assertThat(report.runsAgain()).contains(false);
    }
  }

  @Test
  void countersAndRoomAndTheTimeOthersWaitAreMeasured() {
    try (Shop shop = withPeople()) {
      shop.migration(
          "001_a",
          "INSERT INTO people (name) VALUES ('Dan'); CREATE TABLE blob (x);"
              + " INSERT INTO blob VALUES (zeroblob(1000000));");

      Rehearsal rehearsal = tried(shop).rehearsal();

      assertThat(rehearsal.sequences()).containsExactly(new Rehearsal.Sequence("people", 3, 4));
      assertThat(rehearsal.space().extra()).isBetween(1_000_000L, 1_200_000L);
      assertThat(rehearsal.locked()).isPositive();
    }
  }

  @Test
  void theSameTryIsNotMadeTwiceUntilTheFileOrAMigrationChanges() throws Exception {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "CREATE TABLE a (x);");

      TryReport first = tried(shop);

      assertThat(tried(shop)).isSameAs(first);
      Sql.run(shop.file(), "INSERT INTO people (name) VALUES ('Dan')");
      TryReport second = tried(shop);
      assertThat(second).isNotSameAs(first);
      Files.writeString(shop.migrations().resolve("001_a.up.sql"), "CREATE TABLE a (y);");
      assertThat(tried(shop)).isNotSameAs(second);
      assertThat(shop.administration().activity(Optional.of(shop.database()), 10)).hasSize(3);
    }
  }

  @Test
  void aRunThatDoesSomethingElseThanTheTryIsNotCommitted() {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "DELETE FROM people WHERE mail = 'zed@x';");
      tried(shop);
      Sql.run(shop.file(), "UPDATE people SET mail = 'zed@x' WHERE id = 1");
      Plan plan = shop.plan(new Target.RunAll());

      RunReport report = shop.carryOut(plan);

      assertThat(report.outcome()).isEqualTo(RunReport.Outcome.FAILED_UNCHANGED);
      assertThat(report.failure())
          .get()
          .isInstanceOfSatisfying(
              RunFailure.Surprised.class,
              surprised ->
                  assertThat(surprised.rows())
                      .containsExactly(new Promise.RowSurprise("people", 0, -1)));
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM people")).isEqualTo(3);

      RunReport allowed = shop.runAll(Allowance.SURPRISES);

      assertThat(allowed.outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(Sql.number(shop.file(), "SELECT count(*) FROM people")).isEqualTo(2);
    }
  }

  @Test
  void anObjectThatTheTryDidNotPromiseStopsTheCommit() {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "CREATE TABLE IF NOT EXISTS people2 (x);");
      tried(shop);
      Sql.run(shop.file(), "CREATE TABLE people2 (other)");

      RunReport report = shop.runAll();

      assertThat(report.failure())
          .get()
          .isInstanceOfSatisfying(
              RunFailure.Surprised.class,
              surprised -> assertThat(surprised.schema().changes()).hasSize(1));
      assertThat(report.stays()).isEqualTo(List.<Version>of());
    }
  }

  @Test
  void moreRowsThanAtTheTryAreNoSurprise() {
    try (Shop shop = withPeople()) {
      shop.migration("001_a", "DELETE FROM people WHERE mail = 'b@x';");
      tried(shop);
      Sql.run(shop.file(), "INSERT INTO people (mail) VALUES ('b@x')");

      assertThat(shop.runAll().outcome()).isEqualTo(RunReport.Outcome.DONE);
    }
  }
}
