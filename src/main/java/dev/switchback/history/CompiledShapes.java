package dev.switchback.history;

import static dev.switchback.history.RowShape.column;

import dev.switchback.history.RowShape.Meaning;
import dev.switchback.history.RowShape.Named;
import dev.switchback.migration.Tool;
import java.util.List;

/// The histories of tools for .NET, Rust, Go, Swift and Clojure.
final class CompiledShapes {
  private CompiledShapes() {}

  static List<RowShape> all() {
    return List.of(
        efCore(), fluentMigrator(), dbUp(), seaOrm(), bun(), pocketBase(), grdb(), migratus());
  }

  private static RowShape efCore() {
    return RowShape.of(
            Tool.EF_CORE,
            "__EFMigrationsHistory",
            column("MigrationId", Meaning.KEY),
            column("ProductVersion", Meaning.TOOL_VERSION))
        .named(Named.ANYHOW)
        .createdBy(
            "CREATE TABLE \"{table}\" (\"MigrationId\" TEXT NOT NULL"
                + " CONSTRAINT \"PK_{table}\" PRIMARY KEY, \"ProductVersion\" TEXT NOT NULL)")
        .locking(new LockRow("__EFMigrationsLock", "", "Timestamp"));
  }

  private static RowShape fluentMigrator() {
    return RowShape.of(
            Tool.FLUENT_MIGRATOR,
            "VersionInfo",
            column("Version", Meaning.NUMBER),
            column("AppliedOn", Meaning.AT_ISO_SECONDS),
            column("Description", Meaning.DESCRIPTION))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"Version\" INTEGER NOT NULL, \"AppliedOn\" DATETIME,"
                + " \"Description\" TEXT)",
            "CREATE UNIQUE INDEX \"UC_Version\" ON \"{table}\" (\"Version\" ASC)");
  }

  private static RowShape dbUp() {
    return RowShape.of(
            Tool.DBUP,
            "SchemaVersions",
            column("SchemaVersionID", Meaning.ID),
            column("ScriptName", Meaning.KEY),
            column("Applied", Meaning.AT_LOCAL))
        .named(Named.ANYHOW);
  }

  private static RowShape seaOrm() {
    return RowShape.of(
            Tool.SEAORM,
            "seaql_migrations",
            column("version", Meaning.KEY),
            column("applied_at", Meaning.AT_EPOCH_SECONDS))
        .looking(
            table -> RowTypes.isVarchar(table, "version") && RowTypes.isBigint(table, "applied_at"))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"version\" varchar NOT NULL PRIMARY KEY,"
                + " \"applied_at\" bigint NOT NULL)");
  }

  private static RowShape bun() {
    return RowShape.of(
            Tool.BUN,
            "bun_migrations",
            column("id", Meaning.ID),
            column("name", Meaning.KEY),
            column("group_id", Meaning.BATCH),
            column("migrated_at", Meaning.AT_SECONDS))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" INTEGER NOT NULL, \"name\" VARCHAR,"
                + " \"group_id\" INTEGER, \"migrated_at\" TIMESTAMP NOT NULL"
                + " DEFAULT current_timestamp, PRIMARY KEY (\"id\"))")
        .locking(new LockRow("bun_migration_locks", "", ""));
  }

  private static RowShape pocketBase() {
    return RowShape.of(
            Tool.POCKETBASE,
            "_migrations",
            column("file", Meaning.KEY),
            column("applied", Meaning.AT_EPOCH_MICROS))
        .named(Named.AS_USUAL)
        .createdBy(
            "CREATE TABLE \"{table}\" (file VARCHAR(255) PRIMARY KEY NOT NULL,"
                + " applied INTEGER NOT NULL)");
  }

  private static RowShape grdb() {
    return RowShape.of(Tool.GRDB, "grdb_migrations", column("identifier", Meaning.KEY))
        .named(Named.AS_USUAL)
        .createdBy("CREATE TABLE \"{table}\" (identifier TEXT NOT NULL PRIMARY KEY)");
  }

  private static RowShape migratus() {
    return RowShape.of(
        Tool.MIGRATUS,
        "schema_migrations",
        column("id", Meaning.NUMBER),
        column("applied", Meaning.AT_SECONDS),
        column("description", Meaning.DESCRIPTION));
  }
}
