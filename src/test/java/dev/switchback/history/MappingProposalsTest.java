package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Tool;
import dev.switchback.registry.HistoryFindings;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingProposalsTest {
  @TempDir Path folder;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.in(folder);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aTableOfScriptsIsProposedAndNeverTaken() {
    Sql.run(
        shop.file(),
        "CREATE TABLE schema_changes (id INTEGER PRIMARY KEY, script_name TEXT, applied_on TEXT,"
            + " ok INTEGER, md5 TEXT)",
        "INSERT INTO schema_changes VALUES (1, '001_a.sql', '2026-01-02', 1, NULL)");

    HistoryFindings findings = findings();

    assertThat(findings.recorded().tool()).isEqualTo(Tool.SWITCHBACK);
    assertThat(findings.found()).isEmpty();
    assertThat(findings.proposals())
        .extracting(MappingProposal::mapping)
        .containsExactly(
            new Mapping(
                "schema_changes",
                "script_name",
                Optional.empty(),
                Optional.of("applied_on"),
                Optional.of("ok"),
                Optional.of("md5")));
    assertThat(findings.proposals().getFirst().reasons())
        .contains("the table's name", "column script_name", "column applied_on");
  }

  @Test
  void theLikeliestStandsFirst() {
    Sql.run(
        shop.file(),
        "CREATE TABLE upgrades (id INTEGER PRIMARY KEY, created_at TEXT)",
        "CREATE TABLE app_migrations_log (version INTEGER, title TEXT, run_at INTEGER)");

    assertThat(findings().proposals())
        .extracting(proposal -> proposal.mapping().table())
        .containsExactly("app_migrations_log", "upgrades");
  }

  @Test
  void ordinaryTablesAreNoHistories() {
    Sql.run(
        shop.file(),
        "CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, created_at TEXT)",
        "CREATE TABLE documents (id INTEGER PRIMARY KEY, version INTEGER, title TEXT, hash TEXT)",
        "CREATE TABLE devices (version TEXT, name TEXT, updated_at TEXT)",
        "CREATE TABLE migration_targets (bird TEXT, place TEXT)",
        "CREATE TABLE visits (version INTEGER, applied_at TEXT)",
        "INSERT INTO visits VALUES (1, 'yesterday'), (2, 'today')",
        "CREATE TABLE repeated (version INTEGER, applied_at TEXT)",
        "INSERT INTO repeated VALUES (1, '2026-01-02'), (1, '2026-01-02')");

    assertThat(findings().proposals()).isEmpty();
  }

  @Test
  void aTableWithThousandsOfRowsIsNoHistory() {
    Sql.run(
        shop.file(),
        "CREATE TABLE migrations_done (version INTEGER, applied_at INTEGER)",
        "INSERT INTO migrations_done WITH RECURSIVE n(i) AS"
            + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT i, 0 FROM n");

    assertThat(findings().proposals()).isEmpty();
  }

  @Test
  void timesAreWrittenAsTheCellAboveIsWritten() {
    Instant at = Instant.parse("2026-11-20T09:40:43.123456789Z");

    assertThat(
            List.of(
                like("text", "2025-01-02 03:04:05", at),
                like("text", "2025-01-02T03:04:05.120Z", at),
                like("text", "2025-01-02T03:04:05.120456", at),
                like("text", "2025-01-02T03:04:05+02:00", at),
                like("text", "2025-01-02", at),
                like("text", "1735787045", at),
                like("integer", "1735787045", at),
                like("integer", "1735787045123", at),
                like("integer", "1735787045123456", at)))
        .containsExactly(
            "2026-11-20 09:40:43",
            "2026-11-20T09:40:43.123Z",
            "2026-11-20T09:40:43.123456",
            "2026-11-20T11:40:43+02:00",
            "2026-11-20",
            "1795167643",
            1795167643L,
            1795167643123L,
            1795167643123456L);
    assertThat(TimeForm.like("text", "yesterday", at)).isEmpty();
  }

  private static Object like(String type, String sample, Instant at) {
    return TimeForm.like(type, sample, at).orElseThrow();
  }

  private HistoryFindings findings() {
    return shop.administration().history(shop.database());
  }
}
