package dev.switchback.salvage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.FileFailed;
import dev.switchback.health.Verdict;
import dev.switchback.salvage.kit.KitDamages;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup and the newer rows of a damaged file, put together.
class CombineTest {
  @TempDir Path folder;

  private final Clock clock = Clock.systemUTC();

  private Path folder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private Combine combine() throws IOException {
    return new Combine(clock, Files.createTempDirectory(folder, "private"));
  }

  /// A shop with a backup; afterwards rows were changed, deleted and added, and a page was lost.
  private CombineRequest damagedShop() throws IOException {
    Path shop = folder.resolve("shop.db");
    Sql.fill(shop, 300);
    Sql.run(
        shop,
        "CREATE TABLE seen (what TEXT)",
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)",
        "INSERT INTO notes VALUES (1, 'one'), (2, 'two'), (3, 'three')",
        "CREATE TRIGGER watch AFTER INSERT ON t BEGIN INSERT INTO seen VALUES (new.id); END");
    Path backup = Files.copy(shop, folder.resolve("backup.db"));
    Sql.run(
        shop,
        "UPDATE t SET x = 'new' WHERE id = 10",
        "DELETE FROM notes WHERE id = 2",
        "INSERT INTO t(id, x, y) VALUES (301, 'later', 'z')",
        "DELETE FROM seen");
    String page =
        Sql.column(
                shop,
                "SELECT pageno FROM dbstat WHERE name = 't' AND pagetype = 'leaf' LIMIT 1 OFFSET 9")
            .getFirst();
    KitDamages.zeroPage(shop, 4096, Integer.parseInt(page));
    SalvageReport report =
        new Salvage(clock, folder("salvage"))
            .carryOut(
                DatabaseFile.of(shop),
                SalvageRequest.into(folder.resolve("salvaged.db")),
                Work.quiet());
    return CombineRequest.of(report, backup, folder.resolve("combined.db"));
  }

  private static CombinePlan.Table table(CombinePlan plan, String name) {
    return plan.tables().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePlanCountsWhatComesFromWhereAndWritesNothing() throws IOException {
    CombineRequest request = damagedShop();
    Map<String, String> before = Bytes.in(folder);

    CombinePlan plan = combine().plan(request, Work.quiet());

    long lost = 301 - Sql.number(request.salvaged(), "SELECT count(*) FROM t");
    assertThat(lost).isPositive();
    CombinePlan.Table t = table(plan, "t");
    assertThat(t.onlyBackup()).isEqualTo(lost);
    assertThat(t.conflicts()).isEqualTo(1);
    assertThat(t.onlySalvaged()).isEqualTo(1);
    assertThat(t.same()).isEqualTo(299 - lost);
    assertThat(t.rows()).isEqualTo(301);
    assertThat(Bytes.in(folder)).isEqualTo(before);
  }

  @Test
  void whatWasDeletedFromACompleteTableStaysAway() throws IOException {
    CombinePlan.Table notes = table(combine().plan(damagedShop(), Work.quiet()), "notes");

    assertThat(notes.onlyBackup()).isEqualTo(1);
    assertThat(notes.choice().missing()).isEqualTo(CombineRequest.Missing.LEAVE);
    assertThat(notes.rows()).isEqualTo(2);
  }

  @Test
  void conflictsCanBeLookedAtBeforeItIsDone() throws IOException {
    CombineConflict.Page page = combine().conflicts(damagedShop(), "t", 0, 10, Work.quiet());

    assertThat(page.keyColumns()).containsExactly("id");
    assertThat(page.rows()).hasSize(1);
    CombineConflict conflict = page.rows().getFirst();
    assertThat(conflict.key().toString()).contains("10");
    assertThat(conflict.salvaged().get(1)).isNotEqualTo(conflict.backup().get(1));
    assertThat(conflict.salvaged().get(2)).isEqualTo(conflict.backup().get(2));
  }

  @Test
  void theNewFileHasTheNewerRowsAndTheLostOnesAndIsCounted() throws IOException {
    CombineRequest request = damagedShop();

    CombineReport report = combine().carryOut(request, Work.quiet());

    assertThat(report.isAsPlanned()).isTrue();
    assertThat(report.check().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(Sql.rows(report.into(), "SELECT count(*), count(DISTINCT id), max(id) FROM t"))
        .containsExactly("301|301|301");
    assertThat(Sql.column(report.into(), "SELECT x FROM t WHERE id = 10")).containsExactly("new");
    assertThat(Sql.column(report.into(), "SELECT id FROM notes")).containsExactly("1", "3");
    assertThat(Sql.number(report.into(), "SELECT count(*) FROM seen"))
        .as("rows that triggers wrote because rows came back")
        .isZero();
    assertThat(Sql.number(report.into(), "SELECT count(*) FROM sqlite_schema WHERE name='watch'"))
        .isEqualTo(1);
  }

  @Test
  void theBackupsValuesAreTakenWhereThatIsPreferred() throws IOException {
    CombineRequest request = damagedShop().preferring(CombineRequest.Prefer.BACKUP);

    CombineReport report = combine().carryOut(request, Work.quiet());

    assertThat(report.isAsPlanned()).isTrue();
    assertThat(Sql.column(report.into(), "SELECT x FROM t WHERE id = 10")).containsExactly("old");
    assertThat(table(report.plan(), "t").fromBackup())
        .isEqualTo(table(report.plan(), "t").onlyBackup() + 1);
  }

  @Test
  void oneTableCanBeTreatedOtherwise() throws IOException {
    CombineRequest request =
        damagedShop()
            .with(
                "Notes",
                new CombineRequest.Choice(
                    CombineRequest.Prefer.SALVAGED, CombineRequest.Missing.TAKE));

    CombineReport report = combine().carryOut(request, Work.quiet());

    assertThat(Sql.column(report.into(), "SELECT text FROM notes")).contains("two");
  }

  private CombineRequest request(Path now, Path then, CombineRequest.Schema schema) {
    return new CombineRequest(
        now,
        then,
        folder.resolve("combined.db"),
        Set.of(),
        Set.of(),
        schema,
        CombineRequest.Prefer.SALVAGED,
        Map.of());
  }

  @Test
  void aRowThatARuleRefusesIsKeptAsideAndTold() throws IOException {
    Path now = folder.resolve("now.db");
    Path then = folder.resolve("then.db");
    String table = "CREATE TABLE u (id INTEGER PRIMARY KEY, mail TEXT UNIQUE)";
    Sql.run(now, table, "INSERT INTO u VALUES (1, 'ada'), (5, 'eve')");
    Sql.run(then, table, "INSERT INTO u VALUES (1, 'ada'), (2, 'eve'), (3, 'joe')");

    CombineReport report =
        combine().carryOut(request(now, then, CombineRequest.Schema.WHOLE), Work.quiet());

    assertThat(report.refused()).isEqualTo(Map.of("u_from_backup", 1L));
    assertThat(report.isAsPlanned()).isFalse();
    assertThat(Sql.rows(report.into(), "SELECT * FROM u_from_backup")).containsExactly("2|eve");
    assertThat(Sql.column(report.into(), "SELECT id FROM u")).containsExactly("1", "3", "5");
  }

  @Test
  void aValueOfTheBackupThatARuleRefusesIsKeptAsideAndTold() throws IOException {
    Path now = folder.resolve("now.db");
    Path then = folder.resolve("then.db");
    String table = "CREATE TABLE u (id INTEGER PRIMARY KEY, mail TEXT UNIQUE)";
    Sql.run(now, table, "INSERT INTO u VALUES (1, 'new'), (5, 'eve')");
    Sql.run(then, table, "INSERT INTO u VALUES (1, 'eve')");

    CombineReport report =
        combine()
            .carryOut(
                request(now, then, CombineRequest.Schema.WHOLE)
                    .preferring(CombineRequest.Prefer.BACKUP),
                Work.quiet());

    assertThat(report.isAsPlanned()).isFalse();
    assertThat(report.refused()).isEqualTo(Map.of("u_from_backup", 1L));
    assertThat(Sql.rows(report.into(), "SELECT * FROM u_from_backup")).containsExactly("1|eve");
    assertThat(Sql.rows(report.into(), "SELECT * FROM u")).containsExactly("1|new", "5|eve");
  }

  @Test
  void nothingPrivateStaysWhenTheBackupIsNotThere() throws IOException {
    CombineRequest request =
        request(folder.resolve("now.db"), folder.resolve("gone.db"), CombineRequest.Schema.WHOLE);
    Path own = folder("private");

    assertThatThrownBy(() -> new Combine(clock, own).plan(request, Work.quiet()))
        .isInstanceOf(DatabaseMissing.class);

    assertThat(own).doesNotExist();
  }

  @Test
  void rowsAreKnownAgainByTheirKeyWhateverItIs() throws IOException {
    Path now = folder.resolve("now.db");
    Path then = folder.resolve("then.db");
    List<String> tables =
        List.of(
            "CREATE TABLE w (a TEXT, b INT, c, PRIMARY KEY (b, a)) WITHOUT ROWID",
            "CREATE TABLE plain (c)",
            "CREATE TABLE named (k TEXT PRIMARY KEY, v, upper TEXT AS (upper(v)) STORED)",
            "CREATE VIRTUAL TABLE texts USING fts5(body)",
            "CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1)");
    Sql.run(now, tables.toArray(String[]::new));
    Sql.run(then, tables.toArray(String[]::new));
    Sql.run(
        now,
        "INSERT INTO w VALUES ('x', 1, 'new')",
        "INSERT INTO plain(rowid, c) VALUES (1, 'one')",
        "INSERT INTO named VALUES ('a', 'now')",
        "INSERT INTO texts(rowid, body) VALUES (2, 'beech')",
        "INSERT INTO boxes VALUES (1, 0, 1)");
    Sql.run(
        then,
        "INSERT INTO w VALUES ('x', 1, 'old'), ('y', 1, 'lost')",
        "INSERT INTO plain(rowid, c) VALUES (1, 'one'), (7, 'seven')",
        "INSERT INTO named VALUES ('a', 'then'), ('b', 'lost')",
        "INSERT INTO texts(rowid, body) VALUES (1, 'acorn')",
        "INSERT INTO boxes VALUES (1, 0, 1), (2, 5, 6)");

    CombineReport report =
        combine().carryOut(request(now, then, CombineRequest.Schema.WHOLE), Work.quiet());

    assertThat(report.isAsPlanned()).as("%s", report).isTrue();
    assertThat(report.check().verdict()).isEqualTo(Verdict.HEALTHY);
    Path into = report.into();
    assertThat(Sql.rows(into, "SELECT * FROM w")).containsExactly("x|1|new", "y|1|lost");
    assertThat(Sql.rows(into, "SELECT rowid, c FROM plain")).containsExactly("1|one", "7|seven");
    assertThat(Sql.rows(into, "SELECT * FROM named")).containsExactly("a|now|NOW", "b|lost|LOST");
    assertThat(Sql.column(into, "SELECT rowid FROM texts WHERE texts MATCH 'acorn OR beech'"))
        .containsExactlyInAnyOrder("1", "2");
    assertThat(Sql.column(into, "SELECT id FROM boxes WHERE x0 > 4")).containsExactly("2");
  }

  @Test
  void aTableThatOnlyTheBackupHasWasDroppedUnlessTheSchemaIsDamaged() throws IOException {
    Path now = folder.resolve("now.db");
    Path then = folder.resolve("then.db");
    Sql.run(now, "CREATE TABLE kept (a)");
    Sql.run(
        then,
        "CREATE TABLE kept (a)",
        "CREATE TABLE gone (a)",
        "CREATE INDEX gone_a ON gone(a)",
        "INSERT INTO gone VALUES (1), (2)");

    CombinePlan dropped =
        combine().plan(request(now, then, CombineRequest.Schema.WHOLE), Work.quiet());
    CombineReport lost =
        combine().carryOut(request(now, then, CombineRequest.Schema.DAMAGED), Work.quiet());

    assertThat(table(dropped, "gone").rows()).isZero();
    assertThat(lost.isAsPlanned()).isTrue();
    assertThat(Sql.column(lost.into(), "SELECT a FROM gone INDEXED BY gone_a WHERE a > 0"))
        .containsExactly("1", "2");
  }

  @Test
  void nothingIsWrittenOverAFileThatIsThere() throws IOException {
    CombineRequest request = damagedShop();
    Files.writeString(request.into(), "mine");

    assertThatThrownBy(() -> combine().carryOut(request, Work.quiet()))
        .isInstanceOf(FileFailed.class);
    assertThat(Files.readString(request.into())).isEqualTo("mine");
  }
}
