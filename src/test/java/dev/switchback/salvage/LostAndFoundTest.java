package dev.switchback.salvage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.UnknownName;
import dev.switchback.salvage.kit.KitDamages;
import dev.switchback.salvage.kit.KitDatabase;
import dev.switchback.salvage.kit.KitScore;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows without a home, and somebody who knows where they belong.
class LostAndFoundTest {
  @TempDir Path folder;

  private Path pristine;
  private Path salvaged;

  /// Tables that look alike have lost everything that says whose their pages are.
  @BeforeEach
  void salvageTablesThatLookAlike() throws IOException {
    pristine = KitDatabase.ALIKE.make(folder.resolve("pristine.db"));
    Path damaged =
        KitDamages.damaged(
            KitDatabase.ALIKE, "all_interior_zero", pristine, folder.resolve("damaged.db"));
    salvaged =
        new Salvage(Clock.systemUTC(), Files.createDirectory(folder.resolve("private")))
            .carryOut(
                DatabaseFile.of(damaged),
                SalvageRequest.into(folder.resolve("salvaged.db")),
                Work.quiet())
            .into();
    Sql.run(
        salvaged,
        "CREATE TABLE seen (what)",
        "CREATE TRIGGER watch AFTER INSERT ON sensor_c BEGIN INSERT INTO seen VALUES (new.id);"
            + " END");
  }

  private long owned(LostRows lost, String table) {
    return Sql.number(
        salvaged,
        "SELECT count(*) FROM lost_and_found WHERE root_page = "
            + lost.rootPage()
            + " AND (row_id, c1) IN (SELECT id, at FROM "
            + table
            + "_truth)");
  }

  @Test
  void theRightTableIsAmongThoseThatAreProposed() {
    List<LostRows> lost = LostAndFound.of(salvaged);

    assertThat(lost).isNotEmpty();
    assertThat(lost.stream().mapToLong(LostRows::rows).sum())
        .isEqualTo(Sql.number(salvaged, "SELECT count(*) FROM lost_and_found"));
    assertThat(lost).anyMatch(each -> each.possible().contains("sensor_c"));
  }

  @Test
  void acceptedRowsAreInTheTableExactlyAsTheyWereAndNoTriggerSawThem() {
    Sql.run(
        salvaged,
        "ATTACH '" + pristine + "' AS whole",
        "CREATE TABLE sensor_c_truth AS SELECT id, at FROM whole.sensor_c");
    long before = Sql.number(salvaged, "SELECT count(*) FROM sensor_c");
    long moved = 0;
    for (LostRows each : LostAndFound.of(salvaged)) {
      if (owned(each, "sensor_c") == each.rows()) {
        LostAndFound.Moved report = LostAndFound.give(salvaged, each, "Sensor_C", Work.quiet());
        assertThat(report).isEqualTo(new LostAndFound.Moved(each.rows(), 0));
        moved += each.rows();
      }
    }

    assertThat(moved).isPositive();
    assertThat(Sql.number(salvaged, "SELECT count(*) FROM sensor_c")).isEqualTo(before + moved);
    assertThat(Sql.rows(pristine, "SELECT * FROM sensor_c"))
        .containsAll(Sql.rows(salvaged, "SELECT * FROM sensor_c"));
    assertThat(Sql.number(salvaged, "SELECT count(*) FROM seen")).isZero();
    assertThat(Sql.column(salvaged, "PRAGMA integrity_check")).containsExactly("ok");
    assertThat(KitScore.of(KitScore.Truth.of(pristine), salvaged).wrong()).isZero();
  }

  @Test
  void whatTheTableRefusesStaysWithTheReason() {
    LostRows first = LostAndFound.of(salvaged).getFirst();
    String ids = "SELECT row_id FROM lost_and_found WHERE root_page = " + first.rootPage();
    Sql.run(
        salvaged,
        "CREATE TABLE taken (id INTEGER PRIMARY KEY, a, b, c, d, e)",
        "INSERT INTO taken(id) " + ids + " LIMIT 5");

    LostAndFound.Moved report = LostAndFound.give(salvaged, first, "taken", Work.quiet());

    assertThat(report.moved()).isEqualTo(first.rows() - 5);
    assertThat(report.refused()).isEqualTo(5);
    assertThat(
            Sql.column(
                salvaged,
                "SELECT DISTINCT reason FROM lost_and_found WHERE root_page = " + first.rootPage()))
        .containsExactly("taken: UNIQUE constraint failed: taken.id");
  }

  /// A table's own way with conflicts would drop the new row or the old one without a word.
  @ParameterizedTest
  @ValueSource(strings = {"REPLACE", "IGNORE", "ROLLBACK"})
  void noRowIsLostInATableThatHasAWayOfItsOwnWithConflicts(String conflict) {
    LostRows first = LostAndFound.of(salvaged).getFirst();
    String ids = "SELECT row_id, 'here' FROM lost_and_found WHERE root_page = " + first.rootPage();
    Sql.run(
        salvaged,
        "CREATE TABLE taken (id INTEGER PRIMARY KEY ON CONFLICT " + conflict + ", a, b, c, d, e)",
        "INSERT INTO taken(id, a) " + ids + " LIMIT 5");

    LostAndFound.Moved report = LostAndFound.give(salvaged, first, "taken", Work.quiet());

    assertThat(report).isEqualTo(new LostAndFound.Moved(first.rows() - 5, 5));
    assertThat(Sql.number(salvaged, "SELECT count(*) FROM taken WHERE a = 'here'")).isEqualTo(5);
    assertThat(
            Sql.number(
                salvaged,
                "SELECT count(*) FROM lost_and_found WHERE root_page = " + first.rootPage()))
        .isEqualTo(5);
  }

  @Test
  void aTableThatIsNotThereCanNotBeGivenRows() {
    LostRows first = LostAndFound.of(salvaged).getFirst();

    assertThatThrownBy(() -> LostAndFound.give(salvaged, first, "nothing", Work.quiet()))
        .isInstanceOf(UnknownName.class);
  }

  @Test
  void aFileInWhichEverythingHasItsPlaceProposesNothing() {
    assertThat(LostAndFound.of(pristine)).isEmpty();
  }
}
