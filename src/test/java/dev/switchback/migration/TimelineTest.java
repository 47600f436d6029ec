package dev.switchback.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void everyMigrationHasItsState() {
    Given given =
        Given.migrations("1", "2", "3", "4", "6", "7", "8")
            .applied("1", "5")
            .stamped("2")
            .add(HistoryEntry.Event.APPLIED, "3", "SELECT 'before'", Optional.empty())
            .applied("6", "7")
            .rolledBack("7")
            .failed("8");
    assertThat(given.timeline().rows())
        .extracting(row -> row.version().text() + " " + row.state())
        .containsExactly(
            "1 APPLIED",
            "2 STAMPED",
            "3 EDITED",
            "4 OUT_OF_ORDER",
            "5 MISSING",
            "6 APPLIED",
            "7 ROLLED_BACK",
            "8 FAILED");
  }

  @Test
  void aCheckoutWithOtherLineEndsIsNoEdit() {
    Given given =
        new Given()
            .with("1", "SELECT 1;\r\nSELECT 2;\r\n", Optional.empty())
            .add(HistoryEntry.Event.APPLIED, "1", "SELECT 1;\nSELECT 2;\n", Optional.empty());
    assertThat(given.timeline().rows().getFirst().state()).isEqualTo(MigrationState.APPLIED);
  }

  @Test
  void onlyWhatCouldRunIsCalledDestructive() {
    Given given =
        new Given()
            .with("1", "DROP TABLE a", Optional.empty())
            .with("2", "DROP TABLE b", Optional.empty())
            .add(HistoryEntry.Event.APPLIED, "1", "DROP TABLE a", Optional.empty());
    assertThat(given.timeline().rows())
        .extracting(TimelineRow::destructive)
        .containsExactly(false, true);
  }

  @Test
  void aMissingMigrationShowsWhatWasRecorded() {
    TimelineRow row = new Given().applied("1").timeline().find(Version.of("01")).orElseThrow();
    assertThat(row.up().sql()).isEqualTo(Given.up("1"));
    assertThat(row.down()).contains(MigrationText.recorded(Given.down("1")));
  }

  @Test
  void tenThousandMigrationsAreJoinedInNoTime() {
    Given given = new Given();
    for (int i = 1; i <= 10_000; i++) {
      String version = String.valueOf(i);
      given.with(version, Given.up(version), Optional.empty());
      if (i <= 5_000) {
        given.applied(version);
      }
    }
    MigrationSet source = given.source();
    History history = given.history();
    Assertions.assertTimeout(
        Duration.ofSeconds(3),
        () -> assertThat(Timeline.of(source, history).pending()).hasSize(5_000));
  }

  @Test
  void aDirectiveCountsBeforeTheFirstStatementOnly() {
    assertThat(reason("-- why\n-- switchback: no-transaction needs it \r\nVACUUM"))
        .contains("needs it");
    assertThat(reason("--Switchback:No-Transaction\nVACUUM")).contains("");
    assertThat(reason("VACUUM;\n-- switchback: no-transaction late")).isEmpty();
    assertThat(reason("/* -- switchback: no-transaction */ VACUUM")).isEmpty();
    assertThat(reason("-- migrate:up transaction:false\nVACUUM")).contains("");
    assertThat(reason("-- migrate:up\nVACUUM")).isEmpty();
  }

  @Test
  void versionsAreUniqueInASet() {
    Given given = Given.migrations("1", "01");
    Assertions.assertThrows(IllegalArgumentException.class, given::source);
    assertThat(Given.migrations("3", "1").source().migrations())
        .extracting(m -> m.version().text())
        .isEqualTo(List.of("1", "3"));
  }

  private static Optional<String> reason(String sql) {
    return MigrationText.recorded(sql).noTransactionReason();
  }
}
