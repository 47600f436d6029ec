// Kysely has a migrator and no command: migrate.js up | down | status
const { promises } = require("node:fs");
const path = require("node:path");
const Database = require("better-sqlite3");
const { Kysely, SqliteDialect } = require("kysely");
const { FileMigrationProvider, Migrator } = require("kysely/migration");

const db = new Kysely({ dialect: new SqliteDialect({ database: new Database("app.db") }) });
const migrationFolder = path.join(process.cwd(), "migrations");
const provider = new FileMigrationProvider({ fs: promises, path, migrationFolder });
const migrator = new Migrator({ db, provider });

async function answer(verb) {
  if (verb === "status") {
    for (const { name, executedAt } of await migrator.getMigrations()) {
      console.log(executedAt ? `applied ${name} ${executedAt.toISOString()}` : `pending ${name}`);
    }
    return;
  }
  const { error, results } =
    verb === "up" ? await migrator.migrateToLatest() : await migrator.migrateDown();
  for (const { migrationName, direction, status } of results ?? []) {
    console.log(`${direction} ${migrationName}: ${status}`);
  }
  if (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

answer(process.argv[2]).finally(() => db.destroy());
