package dev.switchback.history;

import static dev.switchback.history.RowShape.column;

import dev.switchback.history.RowShape.Meaning;
import dev.switchback.history.RowShape.Named;
import dev.switchback.migration.Tool;
import java.util.List;
import java.util.Locale;

/// The histories of tools written in JavaScript and TypeScript.
final class ScriptShapes {
  private ScriptShapes() {}

  static List<RowShape> all() {
    return List.of(
        knex(), lucid(), typeOrm(), sequelize(), kysely(), mikroOrm(), payload(), dbMigrate());
  }

  private static RowShape batches(Tool tool, String table) {
    return RowShape.of(
        tool,
        table,
        column("id", Meaning.ID),
        column("name", Meaning.KEY),
        column("batch", Meaning.BATCH),
        column("migration_time", tool == Tool.KNEX ? Meaning.AT_EPOCH_MILLIS : Meaning.AT_SECONDS));
  }

  private static RowShape knex() {
    return batches(Tool.KNEX, "knex_migrations")
        .looking(table -> !isLucids(table))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" integer not null primary key autoincrement,"
                + " \"name\" varchar(255), \"batch\" integer, \"migration_time\" datetime)",
            "CREATE TABLE IF NOT EXISTS \"{table}_lock\" (\"index\" integer not null primary key"
                + " autoincrement, \"is_locked\" integer)",
            "INSERT INTO \"{table}_lock\" (\"is_locked\")"
                + " SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM \"{table}_lock\")")
        .locking(new LockRow("*_lock", "is_locked", ""));
  }

  private static RowShape lucid() {
    return batches(Tool.LUCID, "adonis_schema")
        .looking(ScriptShapes::isLucids)
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" integer not null primary key autoincrement,"
                + " \"name\" varchar(255) not null, \"batch\" integer not null,"
                + " \"migration_time\" datetime default CURRENT_TIMESTAMP)",
            "CREATE TABLE IF NOT EXISTS \"{table}_versions\" (\"version\" integer not null,"
                + " primary key (\"version\"))",
            "INSERT INTO \"{table}_versions\" (\"version\")"
                + " SELECT 2 WHERE NOT EXISTS (SELECT 1 FROM \"{table}_versions\")");
  }

  /// Lucid is built on Knex and lets no name be NULL.
  private static boolean isLucids(Tables.Table table) {
    return table.name().toLowerCase(Locale.ROOT).startsWith("adonis")
        || RowTypes.isRequired(table, "name");
  }

  private static RowShape typeOrm() {
    return RowShape.of(
            Tool.TYPEORM,
            "migrations",
            column("id", Meaning.ID),
            column("timestamp", Meaning.MADE_AT),
            column("name", Meaning.KEY))
        .looking(table -> RowTypes.isBigint(table, "timestamp"))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" integer PRIMARY KEY AUTOINCREMENT NOT NULL,"
                + " \"timestamp\" bigint NOT NULL, \"name\" varchar NOT NULL)");
  }

  private static RowShape sequelize() {
    return RowShape.of(
            Tool.SEQUELIZE,
            "SequelizeMeta",
            column("name", Meaning.KEY),
            column("createdAt", Meaning.AT_MILLIS_OFFSET),
            column("updatedAt", Meaning.AT_MILLIS_OFFSET))
        .optional("createdAt", "updatedAt")
        .looking(table -> table.column("name").filter(c -> c.keyPosition() == 1).isPresent())
        .named(Named.AS_USUAL)
        .createdBy("CREATE TABLE \"{table}\" (\"name\" VARCHAR(255) NOT NULL UNIQUE PRIMARY KEY)");
  }

  private static RowShape kysely() {
    return RowShape.of(
            Tool.KYSELY,
            "kysely_migration",
            column("name", Meaning.KEY),
            column("timestamp", Meaning.AT_ISO_MILLIS))
        .looking(
            table -> RowTypes.isVarchar(table, "name") && RowTypes.isVarchar(table, "timestamp"))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"name\" varchar(255) not null primary key,"
                + " \"timestamp\" varchar(255) not null)",
            "CREATE TABLE IF NOT EXISTS \"{table}_lock\" (\"id\" varchar(255) not null primary key,"
                + " \"is_locked\" integer default 0 not null)",
            "INSERT OR IGNORE INTO \"{table}_lock\" (\"id\", \"is_locked\")"
                + " VALUES ('migration_lock', 0)")
        .locking(new LockRow("*_lock", "is_locked", ""));
  }

  private static RowShape mikroOrm() {
    return RowShape.of(
            Tool.MIKRO_ORM,
            "mikro_orm_migrations",
            column("id", Meaning.ID),
            column("name", Meaning.KEY),
            column("executed_at", Meaning.AT_SECONDS))
        .named(Named.AS_USUAL)
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" integer not null primary key autoincrement,"
                + " \"name\" varchar(255) not null,"
                + " \"executed_at\" datetime not null default current_timestamp)");
  }

  private static RowShape payload() {
    return RowShape.of(
            Tool.PAYLOAD,
            "payload_migrations",
            column("id", Meaning.ID),
            column("name", Meaning.KEY),
            column("batch", Meaning.BATCH),
            column("updated_at", Meaning.AT_ISO_MILLIS),
            column("created_at", Meaning.AT_ISO_MILLIS))
        .createdBy(
            "CREATE TABLE \"{table}\" (\"id\" integer PRIMARY KEY NOT NULL, \"name\" text,"
                + " \"batch\" numeric,"
                + " \"updated_at\" text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,"
                + " \"created_at\" text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL)");
  }

  private static RowShape dbMigrate() {
    return RowShape.of(
        Tool.DB_MIGRATE,
        "migrations",
        column("id", Meaning.ID),
        column("name", Meaning.KEY),
        column("run_on", Meaning.AT_EPOCH_MILLIS));
  }
}
