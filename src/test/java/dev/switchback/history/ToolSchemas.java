package dev.switchback.history;

import dev.switchback.migration.Tool;
import java.util.List;
import java.util.stream.Stream;

/// The tables that each tool makes for its history, as it makes them, companions included.
final class ToolSchemas {
  private ToolSchemas() {}

  /// @param form which of the tool's histories it is, where it has several
  record Made(Tool tool, String form, List<String> sql) {
    @Override
    public String toString() {
      return form.isEmpty() ? tool.displayName() : tool.displayName() + ", " + form;
    }
  }

  static Stream<Made> all() {
    return Stream.of(sqlFirst(), pythonAndRuby(), scripts(), compiled()).flatMap(List::stream);
  }

  private static Made made(Tool tool, String... sql) {
    return new Made(tool, "", List.of(sql));
  }

  private static Made form(Tool tool, String form, String... sql) {
    return new Made(tool, form, List.of(sql));
  }

  private static List<Made> sqlFirst() {
    return List.of(
        made(
            Tool.SQLX,
            "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL,"
                + " installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT"
                + " NULL, checksum BLOB NOT NULL, execution_time BIGINT NOT NULL)"),
        made(
            Tool.GOLANG_MIGRATE,
            "CREATE TABLE schema_migrations (version uint64, dirty bool)",
            "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)"),
        made(
            Tool.GOOSE,
            "CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id"
                + " INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT"
                + " (datetime('now')))"),
        made(Tool.DBMATE, "CREATE TABLE \"schema_migrations\" (version varchar(128) primary key)"),
        made(
            Tool.DIESEL,
            "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL,"
                + " run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)"),
        made(
            Tool.REFINERY,
            "CREATE TABLE refinery_schema_history (version int4 PRIMARY KEY, name VARCHAR(255),"
                + " applied_on VARCHAR(255), checksum VARCHAR(255))"),
        made(
            Tool.FLYWAY,
            "CREATE TABLE \"flyway_schema_history\" (\"installed_rank\" INT NOT NULL PRIMARY KEY,"
                + " \"version\" VARCHAR(50), \"description\" VARCHAR(200) NOT NULL, \"type\""
                + " VARCHAR(20) NOT NULL, \"script\" VARCHAR(1000) NOT NULL, \"checksum\" INT,"
                + " \"installed_by\" VARCHAR(100) NOT NULL, \"installed_on\" TEXT NOT NULL DEFAULT"
                + " (strftime('%Y-%m-%d %H:%M:%f','now')), \"execution_time\" INT NOT NULL,"
                + " \"success\" BOOLEAN NOT NULL)",
            "CREATE INDEX \"flyway_schema_history_s_idx\" ON \"flyway_schema_history\""
                + " (\"success\")"),
        made(
            Tool.LIQUIBASE,
            "CREATE TABLE DATABASECHANGELOG (ID VARCHAR(255) NOT NULL, AUTHOR VARCHAR(255) NOT"
                + " NULL, FILENAME VARCHAR(255) NOT NULL, DATEEXECUTED TEXT NOT NULL, ORDEREXECUTED"
                + " INTEGER NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35),"
                + " DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255), LIQUIBASE"
                + " VARCHAR(20), CONTEXTS VARCHAR(255), LABELS VARCHAR(255), DEPLOYMENT_ID"
                + " VARCHAR(10))",
            "CREATE TABLE DATABASECHANGELOGLOCK (ID INTEGER NOT NULL, LOCKED BOOLEAN NOT NULL,"
                + " LOCKGRANTED TEXT, LOCKEDBY VARCHAR(255), CONSTRAINT PK_DATABASECHANGELOGLOCK"
                + " PRIMARY KEY (ID))"),
        made(
            Tool.DRIZZLE,
            "CREATE TABLE \"__drizzle_migrations\" (id SERIAL PRIMARY KEY, hash text NOT NULL,"
                + " created_at numeric)"),
        made(
            Tool.DRIZZLE_1,
            "CREATE TABLE \"__drizzle_migrations\" (id INTEGER PRIMARY KEY, hash text NOT NULL,"
                + " created_at numeric, name text, applied_at TEXT)"),
        made(
            Tool.PRISMA,
            "CREATE TABLE \"_prisma_migrations\" (\"id\" TEXT PRIMARY KEY NOT NULL, \"checksum\""
                + " TEXT NOT NULL, \"finished_at\" DATETIME, \"migration_name\" TEXT NOT NULL,"
                + " \"logs\" TEXT, \"rolled_back_at\" DATETIME, \"started_at\" DATETIME NOT NULL"
                + " DEFAULT current_timestamp, \"applied_steps_count\" INTEGER UNSIGNED NOT NULL"
                + " DEFAULT 0)"),
        made(
            Tool.D1,
            "CREATE TABLE d1_migrations(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,"
                + " applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)"),
        made(
            Tool.SQL_MIGRATE,
            "CREATE TABLE \"gorp_migrations\" (\"id\" varchar(255) not null primary key,"
                + " \"applied_at\" datetime)"),
        made(
            Tool.YOYO,
            "CREATE TABLE _yoyo_migration (migration_hash VARCHAR(64), migration_id VARCHAR(255),"
                + " applied_at_utc TIMESTAMP, PRIMARY KEY (migration_hash))",
            "CREATE TABLE _yoyo_log (id VARCHAR(36), migration_hash VARCHAR(64), migration_id"
                + " VARCHAR(255), operation VARCHAR(10), username VARCHAR(255), hostname"
                + " VARCHAR(255), comment VARCHAR(255), created_at_utc TIMESTAMP, PRIMARY KEY"
                + " (id))",
            "CREATE TABLE _yoyo_version (version INT NOT NULL PRIMARY KEY, installed_at_utc"
                + " TIMESTAMP)",
            "CREATE TABLE yoyo_lock (locked INT DEFAULT 1, ctime TIMESTAMP, pid INT NOT NULL,"
                + " PRIMARY KEY (locked))"),
        made(
            Tool.ATLAS,
            "CREATE TABLE atlas_schema_revisions (version text NOT NULL PRIMARY KEY, description"
                + " text NOT NULL, type integer NOT NULL DEFAULT 2, applied integer NOT NULL"
                + " DEFAULT 0, total integer NOT NULL DEFAULT 0, executed_at datetime NOT NULL,"
                + " execution_time integer NOT NULL, error text NULL, error_stmt text NULL, hash"
                + " text NOT NULL, partial_hashes json NULL, operator_version text NOT NULL)"),
        made(
            Tool.MYBATIS,
            "CREATE TABLE CHANGELOG (ID NUMERIC(20,0) NOT NULL, APPLIED_AT VARCHAR(25) NOT NULL,"
                + " DESCRIPTION VARCHAR(255) NOT NULL)"));
  }

  private static List<Made> pythonAndRuby() {
    return List.of(
        made(
            Tool.ALEMBIC,
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT"
                + " alembic_version_pkc PRIMARY KEY (version_num))"),
        form(
            Tool.ALEMBIC,
            "without a key",
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"),
        made(
            Tool.DJANGO,
            "CREATE TABLE \"django_migrations\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT,"
                + " \"app\" varchar(255) NOT NULL, \"name\" varchar(255) NOT NULL, \"applied\""
                + " datetime NOT NULL)"),
        made(
            Tool.RAILS,
            "CREATE TABLE \"schema_migrations\" (\"version\" varchar NOT NULL PRIMARY KEY)",
            "CREATE TABLE \"ar_internal_metadata\" (\"key\" varchar NOT NULL PRIMARY KEY, \"value\""
                + " varchar, \"created_at\" datetime(6) NOT NULL, \"updated_at\" datetime(6) NOT"
                + " NULL)"),
        form(
            Tool.RAILS,
            "before 5",
            "CREATE TABLE \"schema_migrations\" (\"version\" varchar(255) NOT NULL)",
            "CREATE UNIQUE INDEX \"unique_schema_migrations\" ON \"schema_migrations\""
                + " (\"version\")"),
        made(
            Tool.ECTO,
            "CREATE TABLE \"schema_migrations\" (\"version\" INTEGER PRIMARY KEY, \"inserted_at\""
                + " TEXT)"),
        form(
            Tool.SEQUEL,
            "times",
            "CREATE TABLE `schema_migrations` (`filename` varchar(255) NOT NULL PRIMARY KEY)"),
        form(
            Tool.SEQUEL,
            "numbers",
            "CREATE TABLE `schema_info` (`version` integer DEFAULT (0) NOT NULL)"),
        made(
            Tool.LARAVEL,
            "CREATE TABLE \"migrations\" (\"id\" integer not null primary key autoincrement,"
                + " \"migration\" varchar not null, \"batch\" integer not null)"),
        made(
            Tool.PHINX,
            "CREATE TABLE `phinxlog` (`version` BIGINT NOT NULL, `migration_name` VARCHAR(100)"
                + " NULL, `start_time` TIMESTAMP_TEXT NULL, `end_time` TIMESTAMP_TEXT NULL,"
                + " `breakpoint` BOOLEAN_INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (`version`))"),
        made(
            Tool.DOCTRINE,
            "CREATE TABLE doctrine_migration_versions (version VARCHAR(191) NOT NULL, executed_at"
                + " DATETIME DEFAULT NULL, execution_time INTEGER DEFAULT NULL, PRIMARY"
                + " KEY(version))"),
        made(
            Tool.PEEWEE_MIGRATE,
            "CREATE TABLE \"migratehistory\" (\"id\" INTEGER NOT NULL PRIMARY KEY, \"name\""
                + " VARCHAR(255) NOT NULL, \"migrated_at\" DATETIME NOT NULL)"),
        made(
            Tool.AERICH,
            "CREATE TABLE \"aerich\" (\"id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,"
                + " \"version\" VARCHAR(255) NOT NULL, \"app\" VARCHAR(100) NOT NULL, \"content\""
                + " JSON NOT NULL)"),
        made(
            Tool.SQLITE_MIGRATE,
            "CREATE TABLE [_sqlite_migrations] ([id] INTEGER PRIMARY KEY, [migration_set] TEXT,"
                + " [name] TEXT, [applied_at] TEXT)",
            "CREATE UNIQUE INDEX [idx__sqlite_migrations_migration_set_name] ON"
                + " [_sqlite_migrations] ([migration_set], [name])"),
        form(
            Tool.SQLITE_MIGRATE,
            "older",
            "CREATE TABLE [_sqlite_migrations] ([migration_set] TEXT, [name] TEXT, [applied_at]"
                + " TEXT, PRIMARY KEY ([migration_set], [name]))"));
  }

  private static List<Made> scripts() {
    return List.of(
        made(
            Tool.KNEX,
            "CREATE TABLE `knex_migrations` (`id` integer not null primary key autoincrement,"
                + " `name` varchar(255), `batch` integer, `migration_time` datetime)",
            "CREATE TABLE `knex_migrations_lock` (`index` integer not null primary key"
                + " autoincrement, `is_locked` integer)"),
        made(
            Tool.LUCID,
            "CREATE TABLE `adonis_schema` (`id` integer not null primary key autoincrement, `name`"
                + " varchar(255) not null, `batch` integer not null, `migration_time` datetime"
                + " default CURRENT_TIMESTAMP)",
            "CREATE TABLE `adonis_schema_versions` (`version` integer not null, primary key"
                + " (`version`))"),
        made(
            Tool.TYPEORM,
            "CREATE TABLE \"migrations\" (\"id\" integer PRIMARY KEY AUTOINCREMENT NOT NULL,"
                + " \"timestamp\" bigint NOT NULL, \"name\" varchar NOT NULL)"),
        made(
            Tool.DB_MIGRATE,
            "CREATE TABLE \"migrations\" (\"id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,"
                + " \"name\" VARCHAR (255) NOT NULL, \"run_on\" DATETIME NOT NULL)"),
        made(
            Tool.SEQUELIZE,
            "CREATE TABLE `SequelizeMeta` (`name` VARCHAR(255) NOT NULL UNIQUE PRIMARY KEY)"),
        form(
            Tool.SEQUELIZE,
            "with times",
            "CREATE TABLE `SequelizeMeta` (`name` VARCHAR(255) NOT NULL UNIQUE PRIMARY KEY,"
                + " `createdAt` DATETIME NOT NULL, `updatedAt` DATETIME NOT NULL)"),
        made(
            Tool.KYSELY,
            "CREATE TABLE \"kysely_migration\" (\"name\" varchar(255) not null primary key,"
                + " \"timestamp\" varchar(255) not null)",
            "CREATE TABLE \"kysely_migration_lock\" (\"id\" varchar(255) not null primary key,"
                + " \"is_locked\" integer default 0 not null)"),
        made(
            Tool.MIKRO_ORM,
            "CREATE TABLE `mikro_orm_migrations` (`id` integer not null primary key autoincrement,"
                + " `name` varchar(255), `executed_at` datetime default current_timestamp)"),
        made(
            Tool.PAYLOAD,
            "CREATE TABLE `payload_migrations` (`id` integer PRIMARY KEY NOT NULL, `name` text,"
                + " `batch` numeric, `updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ',"
                + " 'now')) NOT NULL, `created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ',"
                + " 'now')) NOT NULL)"));
  }

  private static List<Made> compiled() {
    return List.of(
        made(
            Tool.EF_CORE,
            "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" TEXT NOT NULL CONSTRAINT"
                + " \"PK___EFMigrationsHistory\" PRIMARY KEY, \"ProductVersion\" TEXT NOT NULL)",
            "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT"
                + " \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)"),
        made(
            Tool.FLUENT_MIGRATOR,
            "CREATE TABLE \"VersionInfo\" (\"Version\" INTEGER NOT NULL, \"AppliedOn\" DATETIME,"
                + " \"Description\" TEXT)",
            "CREATE UNIQUE INDEX \"UC_Version\" ON \"VersionInfo\" (\"Version\" ASC)"),
        made(
            Tool.DBUP,
            "CREATE TABLE SchemaVersions (SchemaVersionID INTEGER CONSTRAINT"
                + " 'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL,"
                + " ScriptName TEXT NOT NULL, Applied DATETIME NOT NULL)"),
        made(
            Tool.SEAORM,
            "CREATE TABLE \"seaql_migrations\" (\"version\" varchar NOT NULL PRIMARY KEY,"
                + " \"applied_at\" bigint NOT NULL)"),
        made(
            Tool.BUN,
            "CREATE TABLE \"bun_migrations\" (\"id\" INTEGER NOT NULL, \"name\" VARCHAR,"
                + " \"group_id\" INTEGER, \"migrated_at\" TIMESTAMP NOT NULL DEFAULT"
                + " current_timestamp, PRIMARY KEY (\"id\"))",
            "CREATE TABLE \"bun_migration_locks\" (\"id\" INTEGER NOT NULL, \"table_name\" VARCHAR,"
                + " PRIMARY KEY (\"id\"), UNIQUE (\"table_name\"))"),
        made(
            Tool.POCKETBASE,
            "CREATE TABLE `_migrations` (file VARCHAR(255) PRIMARY KEY NOT NULL, applied INTEGER"
                + " NOT NULL)"),
        made(Tool.GRDB, "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"),
        made(
            Tool.ROOM,
            "CREATE TABLE room_master_table (id INTEGER PRIMARY KEY, identity_hash TEXT)",
            "PRAGMA user_version = 7"),
        made(
            Tool.MIGRATUS,
            "CREATE TABLE schema_migrations (id BIGINT UNIQUE NOT NULL, applied TIMESTAMP,"
                + " description VARCHAR(1024))"),
        made(
            Tool.SQITCH,
            "CREATE TABLE releases (version FLOAT PRIMARY KEY, installed_at DATETIME NOT NULL,"
                + " installer_name TEXT NOT NULL, installer_email TEXT NOT NULL)",
            "CREATE TABLE projects (project TEXT PRIMARY KEY, uri TEXT UNIQUE, created_at DATETIME"
                + " NOT NULL, creator_name TEXT NOT NULL, creator_email TEXT NOT NULL)",
            "CREATE TABLE changes (change_id TEXT PRIMARY KEY, script_hash TEXT, change TEXT NOT"
                + " NULL, project TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', committed_at"
                + " DATETIME NOT NULL, committer_name TEXT NOT NULL, committer_email TEXT NOT"
                + " NULL, planned_at DATETIME NOT NULL, planner_name TEXT NOT NULL, planner_email"
                + " TEXT NOT NULL, UNIQUE(project, script_hash))",
            "CREATE TABLE tags (tag_id TEXT PRIMARY KEY, tag TEXT NOT NULL, project TEXT NOT NULL,"
                + " change_id TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', committed_at DATETIME"
                + " NOT NULL, UNIQUE(project, tag))",
            "CREATE TABLE dependencies (change_id TEXT NOT NULL, type TEXT NOT NULL, dependency"
                + " TEXT NOT NULL, dependency_id TEXT NULL, PRIMARY KEY (change_id, dependency))",
            "CREATE TABLE events (event TEXT NOT NULL, change_id TEXT NOT NULL, change TEXT NOT"
                + " NULL, project TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', requires TEXT NOT"
                + " NULL DEFAULT '', conflicts TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL"
                + " DEFAULT '', committed_at DATETIME NOT NULL, committer_name TEXT NOT NULL,"
                + " committer_email TEXT NOT NULL, planned_at DATETIME NOT NULL, planner_name TEXT"
                + " NOT NULL, planner_email TEXT NOT NULL, PRIMARY KEY (change_id,"
                + " committed_at))"));
  }
}
