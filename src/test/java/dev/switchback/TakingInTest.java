package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.backup.Backup;
import dev.switchback.backup.OldCopy;
import dev.switchback.backup.RestorePlan;
import dev.switchback.backup.RestoreReport;
import dev.switchback.backup.TakeInReport;
import dev.switchback.migration.Version;
import dev.switchback.testing.Bytes;
import dev.switchback.testing.OtherProgram;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Old copies are known by what is in them, verified, and never changed.
class TakingInTest {
  @TempDir Path folder;

  private Shop shop;
  private Path old;

  @BeforeEach
  void open() throws IOException {
    shop = Shop.in(folder).withTwoMigrations();
    old = Files.createDirectory(folder.resolve("old"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void copiesAreKnownByWhatIsInThemWhateverTheyAreCalled() throws IOException {
    shop.runAll();
    Files.copy(shop.file(), old.resolve("holiday pictures"));
    Sql.run(old.resolve("other.db"), "CREATE TABLE cats (name TEXT)");
    Sql.run(old.resolve("nothing.db"), "PRAGMA user_version=3");
    Files.writeString(old.resolve("notes.txt"), "not a database at all, though it is long enough");
    Map<String, String> before = bytes();

    List<OldCopy> found = look();

    assertThat(found).hasSize(3);
    assertThat(recognised(found))
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.file()).isEqualTo(old.resolve("holiday pictures"));
              assertThat(copy.kin()).isEqualTo(OldCopy.Kin.SAME_SCHEMA);
              assertThat(copy.lastMigration().map(Version::text)).contains("002");
              assertThat(copy.from()).isEqualTo(OldCopy.TimeFrom.FILE);
            });
    assertThat(refused(found))
        .extracting(OldCopy.Refused::why)
        .containsExactlyInAnyOrder(OldCopy.Why.ANOTHER_DATABASE, OldCopy.Why.EMPTY);
    assertThat(bytes()).isEqualTo(before);
  }

  @Test
  void anOlderCopyIsKnownByItsHistoryAndByTheTimeInItsName() throws IOException {
    shop.migration(
        "003_notes", "CREATE TABLE notes (id INTEGER PRIMARY KEY);", "DROP TABLE notes;");
    shop.runAll();
    Path copy = old.resolve("shop_backup_20240305_091200.db");
    Files.copy(shop.file(), copy);
    Sql.run(copy, "CREATE INDEX somebody_tried_this ON notes (id)");
    shop.migration("004_more", "ALTER TABLE customers ADD COLUMN email TEXT;", "SELECT 1;");
    shop.runAll();

    assertThat(recognised(look()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kin()).isEqualTo(OldCopy.Kin.SAME_HISTORY);
              assertThat(it.lastMigration().map(Version::text)).contains("003");
              assertThat(it.from()).isEqualTo(OldCopy.TimeFrom.NAME);
              assertThat(it.at())
                  .isEqualTo(
                      LocalDateTime.of(2024, 3, 5, 9, 12).atZone(ZoneId.of("UTC")).toInstant());
            });
  }

  @Test
  void whatIsTakenInIsVerifiedListedRestoredAndNeverRemoved() throws IOException {
    shop.runAll();
    Path copy = old.resolve("2024-03-05.db");
    Files.copy(shop.file(), copy);
    Sql.run(shop.file(), "DELETE FROM orders");
    Map<String, String> before = bytes();

    TakeInReport report = takeIn();

    Backup taken = report.taken().getFirst();
    assertThat(taken.state()).isEqualTo(Backup.State.VERIFIED);
    assertThat(taken.reason()).isEqualTo(Backup.Reason.TAKEN_IN);
    assertThat(taken.file()).isEqualTo(copy);
    assertThat(shop.administration().backups(shop.database())).contains(taken);
    assertThat(shop.administration().prove(shop.database(), taken, Work.quiet()).isProved())
        .isTrue();
    assertThat(shop.administration().cleanUp(shop.database()).trashed()).doesNotContain(taken);
    RestoreReport restored =
        shop.administration()
            .restore(
                shop.database(),
                shop.administration()
                    .planRestore(
                        shop.database(), taken, RestorePlan.Place.IN_PLACE, Optional.empty()),
                Work.quiet());
    assertThat(restored.outcome()).isEqualTo(RestoreReport.Outcome.DONE);
    assertThat(Sql.number(shop.file(), "SELECT count(*) FROM orders")).isEqualTo(3);
    shop.administration().trash(taken);
    shop.administration().emptyTrash(shop.database());
    assertThat(bytes()).isEqualTo(before);
    assertThat(recognised(look())).hasSize(1);
  }

  @Test
  void aSecondLookKnowsWhatIsListedAlready() throws IOException {
    shop.runAll();
    Files.copy(shop.file(), old.resolve("a.db"));
    takeIn();

    assertThat(refused(look()))
        .extracting(OldCopy.Refused::why)
        .containsExactly(OldCopy.Why.LISTED_ALREADY);
  }

  @Test
  void aCopyWithALogIsTakenInAsAWholeAndItsFilesStay() throws IOException {
    shop.runAll();
    Sql.run(shop.file(), "PRAGMA journal_mode=WAL");
    try (OtherProgram _ =
        OtherProgram.using(
            shop.file(),
            "PRAGMA wal_autocheckpoint=0",
            "INSERT INTO customers (name) VALUES ('only in the log')")) {
      Files.copy(shop.file(), old.resolve("shop.db"));
      Files.copy(shop.file().resolveSibling("shop.db-wal"), old.resolve("shop.db-wal"));
    }
    Map<String, String> before = bytes();
    assertThat(before).hasSize(2);

    OldCopy.Recognised copy = recognised(look()).getFirst();
    assertThat(copy.manner()).isEqualTo(OldCopy.Manner.AS_A_COPY);
    Backup taken = takeIn().taken().getFirst();

    assertThat(taken.isGood()).isTrue();
    assertThat(taken.file()).startsWith(folder.resolve("home/backups"));
    assertThat(Sql.number(taken.file(), "SELECT count(*) FROM customers")).isEqualTo(3);
    assertThat(bytes()).isEqualTo(before);
    shop.administration().trash(taken);
    shop.administration().emptyTrash(shop.database());
    assertThat(taken.file()).doesNotExist();
    assertThat(bytes()).isEqualTo(before);
  }

  @Test
  void oneThatAnotherProgramHasOpenIsLeftAlone() throws IOException {
    shop.runAll();
    Path copy = old.resolve("a.db");
    Files.copy(shop.file(), copy);
    try (OtherProgram _ = OtherProgram.using(copy, "BEGIN", "SELECT count(*) FROM customers")) {
      assertThat(refused(look()))
          .extracting(OldCopy.Refused::why)
          .containsExactly(OldCopy.Why.IN_USE);
    }
  }

  @Test
  void aDamagedCopyIsListedAsWhatItIs() throws IOException {
    shop.runAll();
    Sql.fill(shop.file(), 2000);
    Path copy = old.resolve("a.db");
    Files.copy(shop.file(), copy);
    byte[] bytes = Files.readAllBytes(copy);
    for (int at = bytes.length / 2; at < bytes.length / 2 + 8192; at++) {
      bytes[at] = 0x55;
    }
    Files.write(copy, bytes);

    assertThat(takeIn().taken())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.state()).isEqualTo(Backup.State.VERIFICATION_FAILED);
              assertThat(it.detail()).isNotBlank();
            });
  }

  @Test
  void whereTheDatabaseIsLostItsBackupsSayWhatIsACopyOfIt() throws IOException {
    shop.runAll();
    shop.administration().backUp(shop.database(), Work.quiet());
    Files.copy(shop.file(), old.resolve("a.db"));
    Sql.run(old.resolve("other.db"), "CREATE TABLE cats (name TEXT)");
    Files.setLastModifiedTime(
        old.resolve("a.db"), FileTime.from(Instant.parse("2024-01-01T00:00:00Z")));
    Files.delete(shop.file());

    assertThat(recognised(look()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.kin()).isEqualTo(OldCopy.Kin.SAME_SCHEMA);
              assertThat(it.at()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
            });
  }

  private List<OldCopy> look() {
    return shop.administration().oldCopies(shop.database(), old, Work.quiet());
  }

  private TakeInReport takeIn() {
    return shop.administration().takeIn(shop.database(), recognised(look()), Work.quiet());
  }

  private static List<OldCopy.Recognised> recognised(List<OldCopy> found) {
    return found.stream()
        .filter(OldCopy.Recognised.class::isInstance)
        .map(OldCopy.Recognised.class::cast)
        .toList();
  }

  private static List<OldCopy.Refused> refused(List<OldCopy> found) {
    return found.stream()
        .filter(OldCopy.Refused.class::isInstance)
        .map(OldCopy.Refused.class::cast)
        .toList();
  }

  /// Every file in the folder of old copies, with its bytes.
  private Map<String, String> bytes() {
    return Bytes.in(old);
  }
}
