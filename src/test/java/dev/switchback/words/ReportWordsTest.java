package dev.switchback.words;

import static dev.switchback.words.Samples.SHOP;
import static dev.switchback.words.Samples.WORDS;
import static dev.switchback.words.Samples.plan;
import static dev.switchback.words.Samples.report;
import static dev.switchback.words.Samples.step;
import static dev.switchback.words.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupReport;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Finding;
import dev.switchback.health.Verdict;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.run.Preflight;
import dev.switchback.run.Rehearsal;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.schema.SchemaChange;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaObject;
import dev.switchback.schema.TableRows;
import dev.switchback.words.Account.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportWordsTest {
  private static final Plan PLAN =
      plan(new Target.RunAll(), step(PlanStep.Action.RUN, "0008", "add status", "SELECT 1"));
  private static final SchemaObject TABLE =
      new SchemaObject(SchemaObject.Type.TABLE, "orders", "orders", "CREATE TABLE orders(…)");
  private static final SchemaObject INDEX =
      new SchemaObject(SchemaObject.Type.INDEX, "ix", "orders", "CREATE INDEX ix …");

  @Test
  void aPlanSaysWhatItWritesAndTheWayBack() {
    Preflight preflight =
        new Preflight(
            214_000_000,
            Samples.HOME.resolve("backups"),
            88_000_000_000L,
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThat(WORDS.plans().say(SHOP, PLAN, preflight))
        .isEqualTo(
            new Account(
                "Run 1 migration on shop.db",
                List.of(
                    new Part("file", List.of(Path.of("~/srv/shop/shop.db") + " · 214 MB")),
                    new Part("steps", List.of("0008 add status")),
                    new Part(
                        "together",
                        List.of("If it fails, it is undone and the file is as before.")),
                    new Part(
                        "way back",
                        List.of(
                            "Safety copy first, in "
                                + Path.of("~/backups")
                                + ": 214 MB, 88 GB free.")),
                    new Part(
                        "in use", List.of("No other program is known to have this file open.")))));
  }

  @Test
  void aTryShowsObjectsRowsAndWhatTheRollbackIsWorth() {
    RunReport up =
        new RunReport(
            PLAN,
            RunReport.Outcome.DONE,
            report(PLAN, RunReport.Outcome.DONE, 1, Optional.empty()).steps(),
            Optional.empty(),
            Optional.empty(),
            new SchemaDiff(
                List.of(
                    new SchemaChange.Changed(
                        TABLE,
                        TABLE,
                        List.of(
                            new SchemaChange.ColumnChange(
                                SchemaChange.ColumnChange.Kind.ADDED, "status", "TEXT"))),
                    new SchemaChange.Added(INDEX))),
            0,
            List.of(),
            0,
            Duration.ofMillis(800),
            OptionalLong.empty());
    List<TableRows> rows =
        List.of(new TableRows("orders", OptionalLong.of(48210), OptionalLong.of(48000)));
    TryReport report =
        new TryReport(
            up,
            rows,
            Optional.of(report(PLAN, RunReport.Outcome.DONE, 1, Optional.empty())),
            SchemaDiff.NONE,
            rows,
            Rehearsal.NONE,
            Duration.ofSeconds(1),
            Duration.ofSeconds(3));

    assertThat(WORDS.tries().say(SHOP, report))
        .isEqualTo(
            new Account(
                "Tried 1 migration on a copy: works, 0.8 s. The file itself was not touched.",
                List.of(
                    new Part(
                        "objects",
                        List.of(
                            "Column orders.status is added: TEXT", "Index ix on orders is added.")),
                    new Part("rows", List.of("orders 48\u202f210 → 48\u202f000")),
                    new Part(
                        "rollback",
                        List.of(
                            "Brings the schema back, but not all data.",
                            "orders 48\u202f210 → 48\u202f000")),
                    new Part(
                        "cost",
                        List.of("Takes 0.8 s and 0 bytes of room; others cannot write for 0 ms.")),
                    new Part(
                        "not compared",
                        List.of(
                            "Values after rolling back: the file is large, so only its schema and"
                                + " its numbers of rows were compared.")))));
  }

  @Test
  void aBackupOnTheSameDiskSaysWhatItDoesNotProtectAgainst() {
    BackupReport report =
        new BackupReport(
            Samples.backup(Backup.State.VERIFIED),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            1,
            Map.of("orders", 3L, "users", 1L),
            List.of(),
            true);

    Account account = WORDS.backups().say(SHOP, report);

    assertThat(account.headline()).isEqualTo("Backed up shop.db: 214 MB, verified.");
    assertThat(account.parts())
        .contains(
            new Part("rows", List.of("4 rows in 2 tables")),
            new Part(
                "note",
                List.of(
                    "Another program wrote meanwhile, so the copy began again once.",
                    "It lies on the same disk as the database: this protects against mistakes, not"
                        + " against a broken disk.")));
  }

  @Test
  void replacingAFileSaysWhatIsGainedAndWhatIsLost() {
    RestorePlan plan =
        new RestorePlan(
            Samples.backup(Backup.State.VERIFIED),
            RestorePlan.Place.IN_PLACE,
            Samples.FILE,
            new dev.switchback.backup.Extent.Whole(),
            List.of(
                new TableRows("legacy", OptionalLong.empty(), OptionalLong.of(1204)),
                new TableRows("orders", OptionalLong.of(500), OptionalLong.of(188)),
                new TableRows("tags", OptionalLong.of(2), OptionalLong.empty())),
            List.of(),
            new SchemaDiff(List.of(new SchemaChange.Removed(INDEX))),
            List.of(version("0006"), version("0007")),
            List.of(),
            true,
            Optional.empty(),
            Optional.empty());

    assertThat(WORDS.restores().say(SHOP, plan).parts())
        .contains(
            new Part("you get back", List.of("table legacy (1\u202f204 rows)")),
            new Part("you lose", List.of("312 rows in orders", "table tags (2 rows)", "index ix")),
            new Part(
                "afterwards",
                List.of("0006 and 0007 will be pending again. Nothing is run by itself.")),
            new Part("way back", List.of("Today's file is kept aside before it is replaced.")));
  }

  @Test
  void aFailedRestoreSaysThatTheFileIsAsItWas() {
    RestorePlan plan =
        new RestorePlan(
            Samples.backup(Backup.State.VERIFIED),
            RestorePlan.Place.IN_PLACE,
            Samples.FILE,
            new dev.switchback.backup.Extent.Whole(),
            List.of(),
            List.of(),
            SchemaDiff.NONE,
            List.of(),
            List.of(),
            true,
            Optional.empty(),
            Optional.empty());
    RestoreReport report =
        new RestoreReport(
            plan,
            RestoreReport.Outcome.FAILED_UNCHANGED,
            Samples.FILE,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.of(new dev.switchback.failure.DiskFull(Samples.HOME, "restore")),
            Duration.ofSeconds(1),
            3);

    Account account = WORDS.restores().say(report);

    assertThat(account.headline()).isEqualTo("The restore failed. shop.db is as it was before.");
    assertThat(account.parts().getFirst().lines())
        .containsExactly("There is no room left at ~. What was being written has been taken back.");
  }

  @Test
  void aFindingSaysWhatWhereWhatItMeansAndTheMildestCure() {
    Finding finding =
        new Finding(
            Finding.Kind.INDEX_ENTRY_COUNT,
            Optional.of("users"),
            Optional.of("ix mail"),
            OptionalLong.empty(),
            1,
            List.of("wrong # of entries in index ix mail"));
    CheckReport report =
        new CheckReport(
            CheckKind.INTEGRITY,
            Verdict.INDEX_PROBLEM,
            List.of(finding),
            false,
            List.of("foreignKeys"),
            Samples.NOW,
            Duration.ofMillis(400));

    assertThat(WORDS.checks().say(SHOP, report))
        .isEqualTo(
            new Account(
                "1 problem found in shop.db: Index problem. Full check, 0.4 s.",
                List.of(
                    new Part(
                        "Index problem",
                        List.of(
                            "Index problem in ix mail (table users): the index has a wrong number"
                                + " of entries.",
                            "Your rows are fine. Queries that use the index can miss rows or see"
                                + " some twice.",
                            "Rebuild the index: REINDEX \"ix mail\";")),
                    new Part(
                        "what helps",
                        List.of(
                            "Rebuild the index: its entries are made again from the rows"
                                + " (switchback reindex --file /home/ada/srv/shop/shop.db 'ix"
                                + " mail')",
                            "Salvage what can be read, into a new file (switchback salvage"
                                + " /home/ada/srv/shop/shop.db --into NEW-FILE)")),
                    new Part("SQLite", List.of("wrong # of entries in index ix mail")),
                    new Part(
                        "not checked",
                        List.of("references between tables (the foreign key check does)")))));
  }

  @Test
  void everyFindingCanBeSaid() {
    for (Finding.Kind kind : Finding.Kind.values()) {
      Finding finding =
          new Finding(
              kind, Optional.of("messages"), Optional.empty(), OptionalLong.of(357), 12, List.of());

      assertThat(WORDS.checks().sentence(finding))
          .contains("table messages, page 357", "(12 found)");
      assertThat(WORDS.checks().meaning(finding)).endsWith(".");
      assertThat(WORDS.checks().cure(finding)).doesNotContain("{");
    }
  }
}
