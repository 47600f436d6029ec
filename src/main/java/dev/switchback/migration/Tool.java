package dev.switchback.migration;

import dev.switchback.migration.ToolWays.Drive;
import dev.switchback.migration.ToolWays.Edited;
import dev.switchback.migration.ToolWays.Missing;
import dev.switchback.migration.ToolWays.Older;

/// The migration tools whose histories are understood.
public enum Tool {
  SWITCHBACK("Switchback", Older.REFUSES, Missing.REFUSES, Edited.REFUSES, Drive.SQL),
  SQLX("sqlx", Older.RUNS, Missing.REFUSES, Edited.REFUSES, Drive.SQL),
  GOLANG_MIGRATE("golang-migrate", Older.NEVER, Missing.REFUSES, Edited.UNNOTICED, Drive.SQL),
  GOOSE("goose", Older.REFUSES, Missing.HIDES, Edited.UNNOTICED, Drive.SQL),
  DBMATE("dbmate", Older.RUNS, Missing.HIDES, Edited.UNNOTICED, Drive.SQL),
  DIESEL("Diesel", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.SQL),
  REFINERY("refinery", Older.REFUSES, Missing.REFUSES, Edited.REFUSES, Drive.SQL),
  FLYWAY("Flyway", Older.REFUSES, Missing.REFUSES, Edited.REFUSES, Drive.SQL),
  LIQUIBASE("Liquibase", Older.RUNS, Missing.IGNORES, Edited.REFUSES, Drive.SQL),
  DRIZZLE("Drizzle", Older.NEVER, Missing.IGNORES, Edited.UNNOTICED, Drive.SQL),
  DRIZZLE_1("Drizzle 1", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.SQL),
  PRISMA("Prisma Migrate", Older.RUNS, Missing.REPORTS, Edited.REPORTS, Drive.SQL),
  D1("Cloudflare D1", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.SQL),
  SQL_MIGRATE("sql-migrate", Older.RUNS, Missing.REFUSES, Edited.UNNOTICED, Drive.SQL),
  YOYO("yoyo", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.SQL),
  ATLAS("Atlas", Older.REFUSES, Missing.REFUSES, Edited.REFUSES, Drive.SQL),
  MYBATIS("MyBatis Migrations", Older.NEVER, Missing.IGNORES, Edited.UNNOTICED, Drive.SQL),
  HOME_MADE(
      "the application's own runner", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.SQL),
  /// A home-made table whose runner looks at the newest version only.
  HOME_MADE_NEWEST(
      "the application's own runner", Older.NEVER, Missing.IGNORES, Edited.UNNOTICED, Drive.SQL),
  ALEMBIC("Alembic", Older.GRAPH, Missing.REFUSES, Edited.UNNOTICED, Drive.COMMAND),
  DJANGO("Django", Older.GRAPH, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  RAILS("Rails", Older.RUNS, Missing.HIDES, Edited.UNNOTICED, Drive.COMMAND),
  ECTO("Ecto", Older.RUNS, Missing.HIDES, Edited.UNNOTICED, Drive.COMMAND),
  SEQUEL("Sequel", Older.RUNS, Missing.REFUSES, Edited.UNNOTICED, Drive.COMMAND),
  MIGRATUS("migratus", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  KNEX("Knex", Older.RUNS, Missing.REFUSES, Edited.UNNOTICED, Drive.COMMAND),
  LUCID("Lucid", Older.RUNS, Missing.REFUSES, Edited.UNNOTICED, Drive.COMMAND),
  TYPEORM("TypeORM", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  LARAVEL("Laravel", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  DB_MIGRATE("db-migrate", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  POCKETBASE("PocketBase", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  SEQUELIZE("Sequelize", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  EF_CORE("EF Core", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  KYSELY("Kysely", Older.REFUSES, Missing.REFUSES, Edited.UNNOTICED, Drive.COMMAND),
  SEAORM("SeaORM", Older.RUNS, Missing.REFUSES, Edited.UNNOTICED, Drive.COMMAND),
  MIKRO_ORM("MikroORM", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  BUN("bun", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  DOCTRINE("Doctrine", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  PHINX("Phinx", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  FLUENT_MIGRATOR("FluentMigrator", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  DBUP("DbUp", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  PEEWEE_MIGRATE("peewee-migrate", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  AERICH("Aerich", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  SQLITE_MIGRATE("sqlite-migrate", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  GRDB("GRDB", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.NOBODY),
  ROOM("Android Room", Older.NEVER, Missing.IGNORES, Edited.UNNOTICED, Drive.NOBODY),
  PAYLOAD("Payload", Older.RUNS, Missing.IGNORES, Edited.UNNOTICED, Drive.COMMAND),
  SQITCH("Sqitch", Older.REFUSES, Missing.REFUSES, Edited.REPORTS, Drive.COMMAND),
  USER_VERSION("PRAGMA user_version", Older.NEVER, Missing.REFUSES, Edited.UNNOTICED, Drive.NOBODY);

  private final String displayName;
  private final Older older;
  private final Missing missing;
  private final Edited edited;
  private final Drive drive;

  Tool(String displayName, Older older, Missing missing, Edited edited, Drive drive) {
    this.displayName = displayName;
    this.older = older;
    this.missing = missing;
    this.edited = edited;
    this.drive = drive;
  }

  /// As its makers write it.
  public String displayName() {
    return displayName;
  }

  public ToolWays ways() {
    return new ToolWays(older, missing, edited, drive);
  }

  /// Whether an application keeps the history for itself, in a table of its own making.
  public boolean isHomeMade() {
    return this == HOME_MADE || this == HOME_MADE_NEWEST;
  }

  /// Whether Switchback can write its history. Some hold what only the tool itself can make.
  public boolean isWritable() {
    return switch (this) {
      case AERICH, SQITCH, DBUP, DB_MIGRATE, MIGRATUS, ROOM -> false;
      default -> true;
    };
  }

  /// Whether the history is Switchback's own.
  public boolean isOwn() {
    return this == SWITCHBACK;
  }
}
