package dev.switchback.history;

import static dev.switchback.history.RowShape.column;

import dev.switchback.history.RowShape.Meaning;
import dev.switchback.history.RowShape.Named;
import dev.switchback.migration.Tool;
import java.util.List;

/// The histories of tools written in Python, Ruby, PHP and Elixir.
final class PythonAndRubyShapes {
  private PythonAndRubyShapes() {}

  static List<RowShape> all() {
    return List.of(
        django(),
        rails(),
        ecto(),
        laravel(),
        phinx(),
        doctrine(),
        peeweeMigrate(),
        aerich(),
        sqliteMigrate());
  }

  private static RowShape django() {
    return RowShape.of(
            Tool.DJANGO,
            "django_migrations",
            column("id", Meaning.ID),
            column("app", Meaning.GROUP),
            column("name", Meaning.KEY),
            column("applied", Meaning.AT_MICROS))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT,"
                + " \"app\" varchar(255) NOT NULL, \"name\" varchar(255) NOT NULL,"
                + " \"applied\" datetime NOT NULL)");
  }

  /// dbmate's column of the same name may be NULL and is of 128 characters.
  private static RowShape rails() {
    return RowShape.of(Tool.RAILS, "schema_migrations", column("version", Meaning.NUMBER_TEXT))
        .looking(table -> table.column("version").filter(RowTypes::isRequiredVarchar).isPresent())
        .named(Named.AS_USUAL)
        .createdBy(
            "CREATE TABLE \"{table}\" (\"version\" varchar NOT NULL PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS \"ar_internal_metadata\" (\"key\" varchar NOT NULL PRIMARY"
                + " KEY, \"value\" varchar, \"created_at\" datetime(6) NOT NULL,"
                + " \"updated_at\" datetime(6) NOT NULL)");
  }

  private static RowShape ecto() {
    return RowShape.of(
            Tool.ECTO,
            "schema_migrations",
            column("version", Meaning.NUMBER),
            column("inserted_at", Meaning.AT_ISO_SECONDS))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"version\" INTEGER PRIMARY KEY, \"inserted_at\" TEXT)");
  }

  private static RowShape laravel() {
    return RowShape.of(
            Tool.LARAVEL,
            "migrations",
            column("id", Meaning.ID),
            column("migration", Meaning.KEY),
            column("batch", Meaning.BATCH))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" integer not null primary key autoincrement,"
                + " \"migration\" varchar not null, \"batch\" integer not null)");
  }

  private static RowShape phinx() {
    return RowShape.of(
            Tool.PHINX,
            "phinxlog",
            column("version", Meaning.NUMBER),
            column("migration_name", Meaning.DESCRIPTION),
            column("start_time", Meaning.BEGUN),
            column("end_time", Meaning.ENDED),
            column("breakpoint", Meaning.BREAKPOINT))
        .named(Named.ANYHOW)
        .createdBy(
            "CREATE TABLE \"{table}\" (\"version\" BIGINT NOT NULL,"
                + " \"migration_name\" VARCHAR(100) NULL, \"start_time\" TIMESTAMP_TEXT NULL,"
                + " \"end_time\" TIMESTAMP_TEXT NULL,"
                + " \"breakpoint\" BOOLEAN_INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (\"version\"))");
  }

  private static RowShape doctrine() {
    return RowShape.of(
            Tool.DOCTRINE,
            "doctrine_migration_versions",
            column("version", Meaning.KEY),
            column("executed_at", Meaning.AT_SECONDS),
            column("execution_time", Meaning.TOOK_MILLIS))
        .createdBy(
            "CREATE TABLE \"{table}\" (version VARCHAR(191) NOT NULL,"
                + " executed_at DATETIME DEFAULT NULL, execution_time INTEGER DEFAULT NULL,"
                + " PRIMARY KEY(version))");
  }

  private static RowShape peeweeMigrate() {
    return RowShape.of(
            Tool.PEEWEE_MIGRATE,
            "migratehistory",
            column("id", Meaning.ID),
            column("name", Meaning.KEY),
            column("migrated_at", Meaning.AT_MICROS))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" INTEGER NOT NULL PRIMARY KEY,"
                + " \"name\" VARCHAR(255) NOT NULL, \"migrated_at\" DATETIME NOT NULL)");
  }

  /// Its last column is a picture of the models that only its own program can draw.
  private static RowShape aerich() {
    return RowShape.of(
            Tool.AERICH,
            "aerich",
            column("id", Meaning.ID),
            column("version", Meaning.KEY),
            column("app", Meaning.GROUP),
            column("content", Meaning.OTHER))
        .looking(
            table -> table.column("content").filter(c -> c.type().startsWith("json")).isPresent())
        .named(Named.ANYHOW);
  }

  private static RowShape sqliteMigrate() {
    return RowShape.of(
            Tool.SQLITE_MIGRATE,
            "_sqlite_migrations",
            column("id", Meaning.ID),
            column("migration_set", Meaning.GROUP),
            column("name", Meaning.KEY),
            column("applied_at", Meaning.AT_MICROS_OFFSET))
        .optional("id")
        .named(Named.ANYHOW)
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" INTEGER PRIMARY KEY, \"migration_set\" TEXT,"
                + " \"name\" TEXT, \"applied_at\" TEXT)",
            "CREATE UNIQUE INDEX \"idx_{table}_migration_set_name\" ON \"{table}\""
                + " (\"migration_set\", \"name\")");
  }
}
