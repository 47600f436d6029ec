package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Tool;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Sessions;
import dev.switchback.testing.Sql;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each tool's table is known by its columns, whatever it is called, and nothing else is taken for
/// one.
class WebToolFormatsTest {
  @TempDir Path folder;

  /// The tables as the tools make them.
  enum Made {
    DRIZZLE(
        Tool.DRIZZLE,
        "CREATE TABLE \"__drizzle_migrations\" (id SERIAL PRIMARY KEY, hash text NOT NULL,"
            + " created_at numeric)"),
    DRIZZLE_1(
        Tool.DRIZZLE_1,
        "CREATE TABLE \"__drizzle_migrations\" (id INTEGER PRIMARY KEY, hash text NOT NULL,"
            + " created_at numeric, name text, applied_at TEXT)"),
    PRISMA(
        Tool.PRISMA,
        "CREATE TABLE \"_prisma_migrations\" (\"id\" TEXT PRIMARY KEY NOT NULL, \"checksum\" TEXT"
            + " NOT NULL, \"finished_at\" DATETIME, \"migration_name\" TEXT NOT NULL, \"logs\""
            + " TEXT, \"rolled_back_at\" DATETIME, \"started_at\" DATETIME NOT NULL DEFAULT"
            + " current_timestamp, \"applied_steps_count\" INTEGER UNSIGNED NOT NULL DEFAULT 0)"),
    D1(
        Tool.D1,
        "CREATE TABLE d1_migrations(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,"
            + " applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)"),
    SQL_MIGRATE(
        Tool.SQL_MIGRATE,
        "CREATE TABLE \"gorp_migrations\" (\"id\" varchar(255) not null primary key,"
            + " \"applied_at\" datetime)"),
    YOYO(
        Tool.YOYO,
        "CREATE TABLE \"_yoyo_migration\" ( migration_hash VARCHAR(64), migration_id"
            + " VARCHAR(255), applied_at_utc TIMESTAMP, PRIMARY KEY (migration_hash))"),
    ATLAS(
        Tool.ATLAS,
        "CREATE TABLE `atlas_schema_revisions` (`version` text NOT NULL, `description` text NOT"
            + " NULL, `type` integer NOT NULL DEFAULT 2, `applied` integer NOT NULL DEFAULT 0,"
            + " `total` integer NOT NULL DEFAULT 0, `executed_at` datetime NOT NULL,"
            + " `execution_time` integer NOT NULL, `error` text NULL, `error_stmt` text NULL,"
            + " `hash` text NOT NULL, `partial_hashes` json NULL, `operator_version` text NOT NULL,"
            + " PRIMARY KEY (`version`))");

    private final Tool tool;
    private final String ddl;

    Made(Tool tool, String ddl) {
      this.tool = tool;
      this.ddl = ddl;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTableIsTakenForItsToolsAndNoOthers(Made made) {
    assertThat(found(made.ddl)).extracting(FoundHistory::tool).containsExactly(made.tool);
  }

  @ParameterizedTest
  @EnumSource
  void aRenamedTableIsStillKnown(Made made) {
    String renamed = made.ddl.replaceFirst("TABLE [^ (]+", "TABLE deploy_log");
    String companion = "CREATE TABLE _cf_METADATA (key INTEGER PRIMARY KEY, value BLOB)";

    assertThat(made == Made.D1 ? found(renamed, companion) : found(renamed))
        .extracting(FoundHistory::tool, FoundHistory::table)
        .containsExactly(tuple(made.tool, "deploy_log"));
  }

  @Test
  void tablesThatOnlyLookSimilarAreNobodys() {
    assertThat(
            found(
                "CREATE TABLE files (id INTEGER PRIMARY KEY, hash TEXT, created_at INTEGER)",
                "CREATE TABLE migrations (id INTEGER PRIMARY KEY, name TEXT, applied_at TIMESTAMP)",
                "CREATE TABLE done (id TEXT PRIMARY KEY, applied_at TEXT)",
                "CREATE TABLE log (version TEXT, description TEXT, type INTEGER)"))
        .extracting(FoundHistory::tool)
        .doesNotContainAnyElementsOf(
            List.of(
                Tool.DRIZZLE,
                Tool.DRIZZLE_1,
                Tool.PRISMA,
                Tool.D1,
                Tool.SQL_MIGRATE,
                Tool.YOYO,
                Tool.ATLAS));
  }

  private List<FoundHistory> found(String... ddl) {
    Path file = folder.resolve("any.db");
    Sql.run(file, ddl);
    try (Session session = Sessions.forChecking(DatabaseFile.of(file))) {
      return Histories.standard().find(session);
    }
  }
}
