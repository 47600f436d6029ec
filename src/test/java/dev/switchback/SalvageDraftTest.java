package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.backup.Backup;
import dev.switchback.backup.BackupWish;
import dev.switchback.backup.Care;
import dev.switchback.failure.FileFailed;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.salvage.CombineReport;
import dev.switchback.salvage.CombineRequest;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.LostAndFound;
import dev.switchback.salvage.LostRows;
import dev.switchback.salvage.PageView;
import dev.switchback.salvage.SalvageDraft;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest.Extras;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.TablePage;
import dev.switchback.salvage.TableVerdict;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.sqlite.CopyPace;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Salvages that are looked at before anything is kept, and the schemas that help them.
class SalvageDraftTest {
  private static final int PAGE = 4096;

  @TempDir Path home;
  @TempDir Path folder;
  private Path file;
  private Administration administration;
  private Database database;

  @BeforeEach
  void open() {
    file = folder.resolve("app.db");
    Sql.fill(file, 300);
    administration = Administration.open(home, Clock.systemUTC(), Activity.Surface.LIBRARY);
    database =
        administration.add("app", file, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void whatWasSeenAtALookBringsTheNamesBackWhenTheFirstPageIsGone() {
    administration.status(database);
    Bytes.put(file, 0, new byte[PAGE]);

    SalvageDraft draft = draft(new KnownSchema.From.Nowhere());

    SalvageReport report = draft.report();
    assertThat(report.offered()).map(SchemaOffer::source).contains(SchemaOffer.Source.CATALOGUE);
    assertThat(report.tables()).extracting(TableVerdict::name).contains("t");
    assertThat(Sql.number(draft.file(), "SELECT count(*) FROM t WHERE x = 'old'")).isEqualTo(300);
  }

  @Test
  void withoutAnySchemaTheNamesAreLost() {
    administration.status(database);
    Bytes.put(file, 0, new byte[PAGE]);

    SalvageDraft draft = draft(KnownSchema.From.Given.NOTHING);

    assertThat(draft.report().offered()).isEmpty();
    assertThat(draft.report().tables()).extracting(TableVerdict::name).doesNotContain("t");
    assertThat(draft.report().rows()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void theNewestSchemaIsOfferedFirstAndNothingLast() throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("migrations"));
    Files.writeString(migrations.resolve("0001_t.up.sql"), "CREATE TABLE t (id, x);");
    Files.writeString(migrations.resolve("0002_t.up.sql"), "ALTER TABLE t ADD COLUMN y;");
    database = administration.update(database.withSource(Optional.of(migrations)));
    administration.backUp(database, Work.quiet());
    Sql.run(file, "CREATE TABLE newer (a)");
    administration.status(database);
    administration.status(database);

    List<SchemaOffer> offers = administration.schemaOffers(database);

    assertThat(offers)
        .extracting(SchemaOffer::source)
        .containsExactly(
            SchemaOffer.Source.CATALOGUE,
            SchemaOffer.Source.BACKUP,
            SchemaOffer.Source.MIGRATIONS,
            SchemaOffer.Source.NOTHING);
    assertThat(offers).extracting(SchemaOffer::tables).containsExactly(2L, 1L, 1L, 0L);
    KnownSchema.From.Given replayed = (KnownSchema.From.Given) offers.get(2).from();
    assertThat(replayed.schema().getFirst().sql()).contains("y");
  }

  @Test
  void aFileThatCannotBeReadLeavesTheKnownSchemaAsItIs() {
    administration.status(database);
    Bytes.put(file, 0, new byte[PAGE]);
    administration.status(database);

    assertThat(administration.schemaOffers(database).getFirst().source())
        .isEqualTo(SchemaOffer.Source.CATALOGUE);
  }

  @Test
  void aDraftIsSavedToANewFileOnlyAndThrownAwayWithItsFolder() throws IOException {
    Bytes.put(file, leaf() * PAGE, new byte[PAGE]);
    Map<String, String> before = Bytes.in(folder);
    SalvageDraft draft = draft(new KnownSchema.From.Nowhere());
    assertThat(Bytes.in(folder)).isEqualTo(before);

    assertThatThrownBy(() -> administration.saveSalvage(draft, file, Work.quiet()))
        .isInstanceOf(FileFailed.class);
    Path saved = administration.saveSalvage(draft, folder.resolve("new.db"), Work.quiet());
    assertThat(Sql.number(saved, "SELECT count(*) FROM t")).isEqualTo(draft.report().rows());

    administration.throwAway(draft);
    assertThat(draft.folder()).doesNotExist();
    Files.delete(saved);
    assertThat(Bytes.in(folder)).isEqualTo(before);
  }

  @Test
  void rowsOfATableArePaged() {
    Bytes.put(file, leaf() * PAGE, new byte[PAGE]);
    SalvageDraft draft = draft(new KnownSchema.From.Nowhere());

    TablePage page = administration.rows(draft.file(), "t", 10, 25, Work.quiet());

    assertThat(page.columns()).containsExactly("id", "x", "y");
    assertThat(page.total()).isEqualTo(draft.report().rows());
    assertThat(page.rows()).hasSize(25);
  }

  @Test
  void aPageIsDrawnWithItsCells() {
    Bytes.put(file, leaf() * PAGE, new byte[PAGE]);
    SalvageDraft draft = draft(new KnownSchema.From.Nowhere());

    PageView lost = administration.pageOf(draft, (int) leaf() + 1, Work.quiet());
    PageView root = administration.pageOf(draft, 1, Work.quiet());

    assertThat(lost.kind()).isEmpty();
    assertThat(lost.parts()).isEmpty();
    assertThat(root.kind()).contains(PageKind.TABLE_LEAF);
    assertThat(root.parts())
        .filteredOn(part -> part.what() == PageView.What.CELL)
        .hasSize(2)
        .anySatisfy(part -> assertThat(part.said()).startsWith("rowid 1: 'table', 't', 't', "));
    assertThat(root.pages()).isEqualTo((int) (file.toFile().length() / PAGE));
  }

  @Test
  void aPackedBackupGivesTheSameAsAPlainOne() {
    Backup plain = backUp(Care.Packing.PLAIN);
    Backup packed = backUp(Care.Packing.ZSTD);
    assertThat(packed.isPacked()).isTrue();
    Sql.run(file, "INSERT INTO t (x) VALUES ('later')");
    Bytes.put(file, leaf() * PAGE, new byte[PAGE]);
    SalvageReport report = draft(new KnownSchema.From.Nowhere()).report();

    CombineReport one = combined(report, plain, "plain.db");
    CombineReport other = combined(report, packed, "packed.db");

    assertThat(one.isAsPlanned()).isTrue();
    assertThat(other.plan()).isEqualTo(one.plan());
    assertThat(other.counted()).isEqualTo(one.counted());
    assertThat(Sql.number(folder.resolve("packed.db"), "SELECT count(*) FROM t")).isEqualTo(301);
    assertThat(Sql.rows(folder.resolve("packed.db"), "SELECT * FROM t ORDER BY id"))
        .isEqualTo(Sql.rows(folder.resolve("plain.db"), "SELECT * FROM t ORDER BY id"));
    assertThat(administration.rows(packed.file(), "t", 0, 10, Work.quiet()))
        .isEqualTo(administration.rows(plain.file(), "t", 0, 10, Work.quiet()));
  }

  private Backup backUp(Care.Packing packing) {
    return administration
        .backUp(database, new BackupWish(Optional.of(packing), CopyPace.byItself()), Work.quiet())
        .backup();
  }

  private CombineReport combined(SalvageReport report, Backup backup, String name) {
    CombineRequest request = CombineRequest.of(report, backup.file(), folder.resolve(name));
    assertThat(administration.planCombine(request, Work.quiet()).tables()).isNotEmpty();
    return administration.combine(database, request, Work.quiet());
  }

  @Test
  void givingRowsAHomeMovesTheCountsOfTheReport() {
    Bytes.put(file, leaf() * PAGE, new byte[PAGE]);
    SalvageReport before = draft(new KnownSchema.From.Nowhere()).report();
    LostRows lost = new LostRows("lost_and_found", 9, "t", 5, 3);

    SalvageReport after = before.withGiven(lost, "t", new LostAndFound.Moved(4, 1));

    assertThat(after.rows()).isEqualTo(before.rows() + 4);
    assertThat(after.tables().getFirst().outcome()).isEqualTo(TableVerdict.Outcome.PARTIAL);
  }

  @Test
  void rowsWithoutAHomeGoWhereSomebodySaysAndOverNoOther() {
    Path salvaged = folder.resolve("salvaged.db");
    Sql.run(
        salvaged,
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT NOT NULL, y DEFAULT 'none')",
        "INSERT INTO t VALUES (2, 'there', 'there')",
        "CREATE TABLE lost_and_found(table_name, reason, root_page, page, cell, row_id, fields, c0,"
            + " c1, c2)",
        "INSERT INTO lost_and_found VALUES ('t, u', 'no evidence', 9, 1, 0, 1, 2, NULL, 'one',"
            + " NULL), ('t, u', 'no evidence', 9, 1, 1, 2, 3, NULL, 'two', 'y'), ('t, u', 'no"
            + " evidence', 9, 1, 2, 3, 3, NULL, NULL, 'y'), ('t, u', 'no evidence', 9, 1, 3, 4, 3,"
            + " NULL, 'four', 'y')");
    LostRows lost = LostAndFound.of(salvaged).getFirst();
    assertThat(lost.rows()).isEqualTo(4);
    assertThat(lost.proposal()).isEmpty();

    LostAndFound.Moved moved = LostAndFound.give(salvaged, lost, "t", Work.quiet());

    assertThat(moved).isEqualTo(new LostAndFound.Moved(2, 2));
    assertThat(Sql.rows(salvaged, "SELECT * FROM t ORDER BY id"))
        .containsExactly("1|one|none", "2|there|there", "4|four|y");
    assertThat(Sql.number(salvaged, "SELECT count(*) FROM lost_and_found")).isEqualTo(2);
  }

  private SalvageDraft draft(KnownSchema.From from) {
    return administration.draftSalvage(database, from, Extras.NONE, Work.quiet());
  }

  private long leaf() {
    long root = Sql.number(file, "SELECT rootpage FROM sqlite_schema WHERE name = 't'");
    long page = (root - 1) * PAGE;
    int at = java.nio.ByteBuffer.wrap(Bytes.at(file, page + 12, 2)).getShort();
    return java.nio.ByteBuffer.wrap(Bytes.at(file, page + at, 4)).getInt() - 1L;
  }
}
